import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { DoctorCheck } from '../../kernel/doctor-check.ts';
import { Fault } from '../../kernel/fault.ts';
import { dockerEngine } from './docker-image.ts';
import { findNative } from './find-native.ts';
import type { NativeParts } from './native-parts.ts';
import { type NativeSettings, repository } from './native-settings.ts';
import { atLeast, leastAsterisk } from './version.ts';

export const leastNode = '26.0.0';

/**
 * Looks at this machine: Node, its modules, the native parts and where they come from, Docker, whether we are root, disk space. Never
 * throws and changes nothing.
 */
export async function examineMachine(settings: NativeSettings, node = process.versions.node): Promise<DoctorCheck[]> {
  const [parts, engine] = await Promise.all([findNative(settings).catch(onlyFaults), dockerEngine()]);
  const native = examineNative(parts);
  const isRoot = process.getuid?.() === 0;
  const ready = native.every(({ state }) => state === 'ok');
  return [
    {
      name: 'Node',
      state: atLeast(node, leastNode) ? 'ok' : 'wrong',
      found: node,
      why: 'runs TypeScript as it is, and has Temporal',
      remedy: atLeast(node, leastNode) ? '' : 'start by `npm start`, which brings its own Node 26',
    },
    examineModules(),
    ...native,
    {
      name: 'Docker engine',
      state: 'version' in engine || ready ? 'ok' : 'missing',
      found: 'version' in engine ? engine.version : `none (${engine.missing})`,
      why: 'one of three ways to the native parts',
      remedy: 'version' in engine || ready ? '' : 'start a Docker engine, or use one of the other ways',
    },
    {
      name: 'user',
      state: 'ok',
      found: isRoot ? 'root' : `uid ${process.getuid?.() ?? 'unknown'}`,
      why: 'only root can make and enter a root file system of our own',
      remedy: '',
    },
    ...(parts && !(parts instanceof Fault) && parts.via === 'root' ? [] : [examineHostName()]),
    examineSpace(settings.cacheFolder, ready ? 0.2e9 : 1.5e9, 'root file systems and downloads'),
    examineSpace(repository, 0.5e9, 'the database, prompts and logs'),
  ];
}

function examineNative(parts: NativeParts | Fault | null): DoctorCheck[] {
  const reasons = {
    asterisk: 'places and leads the calls',
    'espeak-ng': 'speaks prompts without a cloud',
    sox: 'turns audio files into what the telephone line wants',
  };
  if (parts instanceof Fault)
    return [{ name: 'asterisk', state: 'wrong', found: parts.message, why: reasons.asterisk, remedy: parts.remedy ?? '' }];
  const versions = parts && { asterisk: parts.versions.asterisk, 'espeak-ng': parts.versions.espeakNg, sox: parts.versions.sox };
  return (['asterisk', 'espeak-ng', 'sox'] as const).map((name) => ({
    name,
    state: versions ? 'ok' : 'missing',
    found: versions ? `${versions[name]} in ${parts.programs.described}` : 'none',
    why: reasons[name],
    remedy: versions
      ? ''
      : `npm start makes them (Docker, or Debian as root), or install them and name an Asterisk >= ${leastAsterisk} in DOVOLAT_ASTERISK`,
  }));
}

function onlyFaults(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  throw cause;
}

function examineModules(): DoctorCheck {
  const there = existsSync(join(repository, 'node_modules/fastify/package.json'));
  return {
    name: 'Node modules',
    state: there ? 'ok' : 'missing',
    found: there ? join(repository, 'node_modules') : 'none',
    why: 'the libraries of package-lock.json',
    remedy: there ? '' : 'node scripts/bootstrap.mjs --',
  };
}

/** Measured on Asterisk 22.10.1: a name that /etc/hosts does not hold costs two failing look-ups per call, and stalls at 40 calls a second. */
function examineHostName(hosts = existsSync('/etc/hosts') ? readFileSync('/etc/hosts', 'utf8') : ''): DoctorCheck {
  const known = hosts.replaceAll(/#.*/g, '').split(/\s+/).includes(hostname());
  return {
    name: 'host name',
    state: known ? 'ok' : 'wrong',
    found: known ? `${hostname()} is in /etc/hosts` : `${hostname()} is not in /etc/hosts`,
    why: 'Asterisk looks it up on every call',
    remedy: known ? '' : `add the line "127.0.1.1 ${hostname()}" to /etc/hosts`,
  };
}

function examineSpace(folder: string, wanted: number, why: string): DoctorCheck {
  const { bavail, bsize } = statfsSync(nearestExisting(folder));
  const free = bavail * bsize;
  return {
    name: `disk space for ${folder}`,
    state: free >= wanted ? 'ok' : 'wrong',
    found: `${Math.floor(free / 1e6)} MB`,
    why,
    remedy: free >= wanted ? '' : `free some space: ${wanted / 1e6} MB are wanted`,
  };
}

function nearestExisting(folder: string): string {
  return existsSync(folder) || folder === '/' ? folder : nearestExisting(dirname(folder));
}
