import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { Fault } from '../../../kernel/fault.ts';
import type { AsteriskInstance, InstanceSecrets, RenderedFiles } from './settings.ts';

/**
 * The folder of one Asterisk: `etc` (rendered), `run` (control socket, pid), `spool` (recordings), `log`, `lib` (database, keys) and
 * two files of ours: `secrets.json` and `instance.json` (what runs here). Folders have mode 700, files 600.
 */
export function instanceFolder(folder: string) {
  const socket = join(folder, 'run/asterisk.ctl');
  if (!isAbsolute(folder))
    throw new Fault('setting_not_allowed', `the folder of Asterisk must be absolute, not ${folder}`, { kind: 'misconfigured' });
  if (/[\s;"'\\]/.test(folder) || Buffer.byteLength(socket) > 100)
    throw new Fault('setting_not_allowed', `Asterisk cannot keep its control socket at ${socket}`, {
      kind: 'misconfigured',
      remedy: 'choose a folder with a path of at most 80 characters, without spaces and quotes',
    });
  const etc = join(folder, 'etc');

  return {
    folder,
    socket,
    config: join(etc, 'asterisk.conf'),
    bootLog: join(folder, 'log/boot.log'),
    log: join(folder, 'log/messages.log'),

    prepare(): void {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const name of ['.', 'etc', 'run', 'spool', 'spool/recording', 'log', 'lib', 'lib/keys']) {
        mkdirSync(join(folder, name), { recursive: true });
        chmodSync(join(folder, name), 0o700);
      }
    },

    /** Reads the secrets, or makes them at the first start. */
    secrets(): InstanceSecrets {
      const path = join(folder, 'secrets.json');
      const found = readJson(path);
      if (isSecrets(found)) return found;
      const made: InstanceSecrets = { ariPassword: newPassword(), amiPassword: newPassword() };
      writePrivate(path, `${JSON.stringify(made)}\n`);
      return made;
    },

    /** Names of the files in `etc` that differ from these. */
    outdated(files: RenderedFiles): string[] {
      return Object.keys(files).filter((name) => readText(join(etc, name)) !== files[name]);
    },

    write(files: RenderedFiles): void {
      for (const [name, text] of Object.entries(files)) writePrivate(join(etc, name), text);
    },

    /** Forgets what ran here before, so that nothing stale can be mistaken for a new start. */
    clear(): void {
      for (const name of ['instance.json', 'run/asterisk.ctl', 'run/asterisk.pid']) rmSync(join(folder, name), { force: true });
    },

    pid(): number | null {
      const pid = Number.parseInt(readText(join(folder, 'run/asterisk.pid')) ?? '', 10);
      return pid > 1 ? pid : null;
    },

    hasSocket: () => existsSync(socket),
    remember: (instance: AsteriskInstance) => writePrivate(join(folder, 'instance.json'), `${JSON.stringify(instance)}\n`),

    remembered(): AsteriskInstance | null {
      const found = readJson(join(folder, 'instance.json'));
      return isInstance(found) ? found : null;
    },

    /** The last lines that Asterisk wrote, for a message about its failure. */
    lastWords(): string[] {
      const lines = [join(folder, 'log/boot.log'), join(folder, 'log/messages.log')].flatMap((path) =>
        (readText(path) ?? '').split('\n').slice(-40),
      );
      const bad = lines.filter((line) => /ERROR|cannot|unable|failed/i.test(line));
      return (bad.length > 0 ? bad : lines.filter((line) => line.trim() !== '')).slice(-5);
    },
  };
}

export type InstanceFolder = ReturnType<typeof instanceFolder>;

const newPassword = () => randomBytes(24).toString('base64url');

function writePrivate(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readText(path) ?? 'null');
  } catch {
    return null;
  }
}

function isSecrets(value: unknown): value is InstanceSecrets {
  return hasStrings(value, 'ariPassword', 'amiPassword');
}

function isInstance(value: unknown): value is AsteriskInstance {
  if (!hasStrings(value, 'version')) return false;
  const { ari, ami, sip } = value as Record<string, unknown>;
  return hasStrings(ari, 'url', 'user', 'password') && hasStrings(ami, 'host', 'user', 'password') && hasStrings(sip, 'address');
}

function hasStrings(value: unknown, ...names: string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'string');
}
