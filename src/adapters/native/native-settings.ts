import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../../kernel/fault.ts';

/** Where native parts may come from. */
export type NativeSettings = {
  /** An Asterisk that the operator named (`DOVOLAT_ASTERISK`); then nothing else is considered. */
  readonly asterisk: string | null;
  /** Root file systems, downloads and logs (`DOVOLAT_CACHE`); shared by every clone on the machine. */
  readonly cacheFolder: string;
  /** Debian mirror for the root file system (`DOVOLAT_DEBIAN_MIRROR`); else the machine's own apt sources name it. */
  readonly debianMirror: string | null;
};

/** Reads them from the environment. Throws Fault `setting_not_allowed` for a relative path. */
export function nativeSettings(env: Readonly<Record<string, string | undefined>>): NativeSettings {
  const ofRoot = process.getuid?.() === 0;
  return {
    asterisk: absolute('DOVOLAT_ASTERISK', env.DOVOLAT_ASTERISK),
    cacheFolder:
      absolute('DOVOLAT_CACHE', env.DOVOLAT_CACHE) ?? (ofRoot ? '/var/cache/dovolat' : join(homedir(), '.cache/dovolat')),
    debianMirror: env.DOVOLAT_DEBIAN_MIRROR || null,
  };
}

/** The Debian packages of `asterisk-config/packages.txt`, in its order. */
export function nativePackages(text = readFileSync(packageList, 'utf8')): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

export const repository = join(import.meta.dirname, '../../..');
export const packageList = join(repository, 'asterisk-config/packages.txt');

function absolute(name: string, value: string | undefined): string | null {
  if (!value) return null;
  if (value.startsWith('/')) return value;
  throw new Fault('setting_not_allowed', `${name} is ${value}, which is no absolute path`, {
    kind: 'misconfigured',
    remedy: `give ${name} a path that begins with /`,
  });
}
