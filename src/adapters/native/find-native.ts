import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../kernel/fault.ts';
import { checkVersions } from './check-versions.ts';
import { findImage } from './docker-image.ts';
import { hostPrograms, path } from './host-programs.ts';
import { findRoot } from './make-root.ts';
import type { NativeParts } from './native-parts.ts';
import type { NativeSettings } from './native-settings.ts';

/**
 * Native parts that are ready on this machine, or null: an Asterisk that config names, a new enough one on PATH beside espeak-ng and
 * sox, a root file system made earlier, our Docker image built earlier. Makes nothing. An Asterisk that config names and that cannot
 * be used is a Fault: nothing else is tried then.
 */
export async function findNative(settings: NativeSettings): Promise<NativeParts | null> {
  return (await findOnHost(settings)) ?? findRoot(settings) ?? (await findImage());
}

async function findOnHost({ asterisk }: NativeSettings): Promise<NativeParts | null> {
  const found = asterisk ?? onPath('asterisk');
  if (!found) return null;
  const programs = hostPrograms(found);
  const versions = await checkVersions(programs);
  if (versions.ok) return { via: 'host', programs, versions: versions.value, proof: found };
  if (!asterisk) return null;
  throw new Fault(versions.reason, `DOVOLAT_ASTERISK is ${asterisk}, but ${versions.message}`, {
    kind: 'misconfigured',
    remedy: 'install what is missing, name another Asterisk, or unset DOVOLAT_ASTERISK so that one is set up for you',
  });
}

function onPath(program: string): string | null {
  for (const folder of path.split(':')) {
    const file = join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here.
    }
  }
  return null;
}
