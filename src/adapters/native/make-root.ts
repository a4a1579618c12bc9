import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { arch } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../kernel/fault.ts';
import { checkVersions } from './check-versions.ts';
import { debianMirror } from './debian-mirror.ts';
import { holdLock } from './hold-lock.ts';
import type { NativeParts, NativeProgress, NativeVersions } from './native-parts.ts';
import { type NativeSettings, nativePackages } from './native-settings.ts';
import { rootPrograms } from './root-programs.ts';
import { type RunOptions, run } from './run.ts';

const suite = 'forky'; // the first Debian with Asterisk 22; the stable suites have none
const recipe = 1; // raise it when the steps below change what comes out
const wantedSpace = 1.5e9;

/** The finished root file system for today's package list, if some clone on this machine has made it. */
export function findRoot(settings: NativeSettings): NativeParts | null {
  const root = rootFolder(settings);
  const versions = readVersions(root);
  return versions && process.getuid?.() === 0 ? partsOf(root, versions) : null;
}

/** Why this machine cannot make one, or null if it can. `osRelease` is the text of /etc/os-release. */
export async function whyNoRoot(settings: NativeSettings, osRelease: string): Promise<string | null> {
  if (!/^ID(_LIKE)?=.*\bdebian\b/m.test(osRelease)) return 'this is no Debian';
  if (process.getuid?.() !== 0) return 'that needs root (debootstrap and chroot)';
  if ((await run({ file: 'unshare', args: [...ownMounts, 'true'] })).code !== 0)
    return 'this root may not mount anything (a container without the right to?)';
  if (!settings.debianMirror && !debianMirror())
    return 'the apt sources of this machine name no Debian archive; name one in DOVOLAT_DEBIAN_MIRROR';
  return null;
}

/**
 * Makes a root file system of Debian forky with the packages of `asterisk-config/packages.txt` in the cache folder. It appears under
 * its final name only when it is complete; an interrupted run goes on with what it downloaded and unpacked; a second builder waits.
 */
export async function makeRoot(settings: NativeSettings, progress: NativeProgress): Promise<NativeParts> {
  const cache = settings.cacheFolder;
  const root = rootFolder(settings);
  const building = `${root}.building`;
  const log = join(cache, 'native.log');
  const downloads = join(cache, 'downloads');
  const mirror = settings.debianMirror ?? debianMirror() ?? '';
  mkdirSync(join(downloads, 'partial'), { recursive: true });

  const lock = await holdLock(join(cache, 'native.lock'), () =>
    progress('waiting for another set-up', 'it makes the same thing'),
  );
  try {
    const found = findRoot(settings);
    if (found) return found;
    needSpace(cache);
    writeFileSync(log, `${suite} from ${mirror}\n`);
    const proxy = await aptSettings('Proxy');
    const step = async (name: string, file: string, args: readonly string[], options: RunOptions = {}) => {
      progress(name, '');
      const { code, output } = await run({ file, args }, { log, fd: lock.fd, ...options });
      if (code !== 0) throw failed(name, code, output, log);
    };
    const inside = rootPrograms(building);

    if (!(await hasDebootstrap())) {
      await step('installing debootstrap', 'apt-get', ['update', '--quiet']);
      const args = ['install', '--yes', '--quiet', '--no-install-recommends', 'debootstrap'];
      await step('installing debootstrap', 'env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]);
    }
    const resumed = exists(building, 'etc/dovolat-base');
    if (!resumed) {
      rmSync(building, { recursive: true, force: true });
      const name = `unpacking Debian ${suite}`;
      await step(
        name,
        'unshare',
        [...ownMounts, 'env', ...proxyVariables(proxy), 'debootstrap', ...debootstrapArguments(downloads, building, mirror)],
        {
          onLine: (line) => progress(name, /^I: (.*)/.exec(line)?.[1]?.toLowerCase() ?? ''),
        },
      );
      configureApt(building, mirror, await aptSettings(''));
      writeFileSync(join(building, 'etc/dovolat-base'), '');
    }
    const apt = (...args: string[]) => inside.command('env', ['DEBIAN_FRONTEND=noninteractive', ...args], [downloads]);
    const aptStep = async (name: string, ...args: string[]) => {
      const { file, args: all } = apt(...args);
      await step(name, file, all, { onLine: (line) => progress(name, statusOf(line)) });
    };
    const cached = ['-o', `Dir::Cache::archives=${downloads}`, '-o', 'APT::Status-Fd=1'];
    if (resumed) await aptStep('mending an interrupted installation', 'dpkg', '--configure', '-a');
    await aptStep('reading the package lists', 'apt-get', 'update', '--quiet');
    const install = ['install', '--yes', '--quiet', '--no-install-recommends', '--fix-broken'];
    await aptStep('installing Asterisk and voices', 'apt-get', ...cached, ...install, ...nativePackages());

    progress('trying the programs', '');
    const versions = await checkVersions(inside);
    if (!versions.ok) throw failed('trying the programs', -1, versions.message, log);
    for (const litter of ['var/lib/apt/lists', 'var/cache/apt', downloads])
      rmSync(litter === downloads ? litter : join(building, litter), { recursive: true, force: true });
    writeFileSync(join(building, done), `${JSON.stringify(versions.value)}\n`);
    renameSync(building, root);
    return partsOf(root, versions.value);
  } finally {
    lock.release();
  }
}

const done = 'etc/dovolat-native.json';

function partsOf(root: string, versions: NativeVersions): NativeParts {
  return { via: 'root', programs: rootPrograms(root), versions, proof: join(root, done) };
}

const ownMounts = ['--mount', '--propagation', 'private', '--'];

function rootFolder({ cacheFolder }: NativeSettings): string {
  const key = createHash('sha256').update(JSON.stringify([suite, recipe, arch(), nativePackages()]));
  return join(cacheFolder, `native-${key.digest('hex').slice(0, 12)}`);
}

function debootstrapArguments(downloads: string, target: string, mirror: string): string[] {
  const https = mirror.startsWith('https:') ? ['--include=ca-certificates'] : [];
  // The script is named because an older debootstrap knows no suite of this name.
  return ['--variant=minbase', `--cache-dir=${downloads}`, ...https, suite, target, mirror, '/usr/share/debootstrap/scripts/sid'];
}

function configureApt(root: string, mirror: string, machine: string): void {
  const files: Record<string, string> = {
    'etc/apt/sources.list': `deb ${mirror} ${suite} main\n`,
    'etc/apt/apt.conf.d/90dovolat': `${machine}\nAPT::Sandbox::User "root";\nAcquire::Languages "none";\nAcquire::Retries "3";\n`,
    // Nothing that is installed may start a service on this machine.
    'usr/sbin/policy-rc.d': '#!/bin/sh\nexit 101\n',
    'etc/dpkg/dpkg.cfg.d/90dovolat': ['doc', 'man', 'info', 'locale', 'lintian']
      .map((kind) => `path-exclude=/usr/share/${kind}/*\n`)
      .join('')
      .concat('path-include=/usr/share/doc/*/copyright\nforce-unsafe-io\n'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text, { mode: 0o755 });
}

/** The machine's own settings for reaching archives (proxies, relaxed dates): the root file system goes the same way. */
async function aptSettings(kind: 'Proxy' | ''): Promise<string> {
  const { code, output } = await run({ file: 'apt-config', args: ['dump'] });
  const wanted = kind ? /^Acquire::https?::Proxy(::\S+)? / : /^Acquire::(https?(::\S+)?|ForceIPv[46]|Check-\S+|Max-ValidTime) /;
  return code === 0
    ? output
        .split('\n')
        .filter((line) => wanted.test(line))
        .join('\n')
    : '';
}

function proxyVariables(settings: string): string[] {
  const found = [...settings.matchAll(/^Acquire::(https?)::Proxy "(http[^"]+)";/gm)];
  return found.map(([, scheme, proxy]) => `${scheme}_proxy=${proxy}`);
}

/** apt's machine-readable progress: `dlstatus:1:20.5:Retrieving file`, `pmstatus:sox:63.2:Unpacking sox`. */
function statusOf(line: string): string {
  const [, kind, , percent = '0', text = ''] = /^(dl|pm)status:([^:]*):([\d.]+):(.*)$/.exec(line) ?? [];
  if (!kind) return '';
  return `${Math.floor(Number(percent))} % ${kind === 'dl' ? 'downloaded' : text.replace(/ \(.*| for \S+$/, '')}`;
}

async function hasDebootstrap(): Promise<boolean> {
  return (await run({ file: 'debootstrap', args: ['--version'] })).code === 0;
}

function needSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= wantedSpace) return;
  throw new Fault(
    'disk_full',
    `${folder} has ${Math.floor((bavail * bsize) / 1e6)} MB left; the native parts need 1500 MB to be made`,
    {
      kind: 'misconfigured',
      remedy: 'free some space, or name a folder on another disk in DOVOLAT_CACHE',
    },
  );
}

function failed(step: string, code: number, output: string, log: string): Fault {
  const lines = output.trim().split('\n');
  const telling = lines.filter((line) => /^(E|W|ERROR|dpkg): |cannot|unable|failed/i.test(line));
  const shown = (telling.length > 0 ? telling : lines).slice(-3).map((line) => `  ${line}`);
  return new Fault('native_set_up_failed', [`${step} failed (${code}):`, ...shown].join('\n'), {
    retryable: true,
    remedy: `read ${log}; once the cause is gone, the same command goes on where it stopped`,
  });
}

function exists(root: string, name: string): boolean {
  try {
    readFileSync(join(root, name));
    return true;
  } catch {
    return false;
  }
}

function readVersions(root: string): NativeVersions | null {
  try {
    const found: unknown = JSON.parse(readFileSync(join(root, done), 'utf8'));
    return isVersions(found) ? found : null;
  } catch {
    return null;
  }
}

function isVersions(value: unknown): value is NativeVersions {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['asterisk', 'espeakNg', 'sox'].every((name) => typeof Reflect.get(value, name) === 'string')
  );
}
