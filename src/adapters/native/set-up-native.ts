import { readFileSync } from 'node:fs';
import { Fault } from '../../kernel/fault.ts';
import { dockerEngine, makeImage } from './docker-image.ts';
import { findNative } from './find-native.ts';
import { makeRoot, whyNoRoot } from './make-root.ts';
import type { NativeParts, NativeProgress } from './native-parts.ts';
import type { NativeSettings } from './native-settings.ts';
import { leastAsterisk } from './version.ts';

/**
 * Native parts, found, or else made: an image by a Docker engine, or a root file system by debootstrap on Debian as root. Throws
 * Fault `native_parts_missing` when neither can be, naming every way; `native_set_up_failed` when one was tried and broke.
 */
export async function setUpNative(settings: NativeSettings, progress: NativeProgress): Promise<NativeParts> {
  const found = await findNative(settings);
  if (found) return found;
  const engine = await dockerEngine();
  if ('version' in engine) return await makeImage(`${settings.cacheFolder}/docker-build.log`, progress);
  const noRoot = await whyNoRoot(settings, readOsRelease());
  if (noRoot === null) return await makeRoot(settings, progress);
  throw new Fault(
    'native_parts_missing',
    [
      `Asterisk ${leastAsterisk}, espeak-ng and sox are needed, and none of the three ways to them is open here:`,
      `  1. on this machine: no asterisk ${leastAsterisk} or newer on PATH beside espeak-ng and sox`,
      `  2. Docker: ${engine.missing}`,
      `  3. a root file system of our own: ${noRoot}`,
    ].join('\n'),
    {
      kind: 'misconfigured',
      remedy: 'install them and name Asterisk in DOVOLAT_ASTERISK, or start a Docker engine, or run this as root on Debian',
    },
  );
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
