import { mkdirSync, statSync } from 'node:fs';
import { constants, enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Keeps what the program's files compile to, and takes it from there at the next start: of this process and its threads. What lies there
 * is run, so the folder must be its user's own, and nobody else may write to it; where there is none to be had, every start compiles anew.
 */
export function keepCompiled({ DOVOLAT_CACHE: given, NODE_COMPILE_CACHE: elsewhere } = process.env): void {
  if (elsewhere !== undefined) return;
  const cache = given || (process.getuid?.() === 0 ? '/var/cache/dovolat' : join(homedir(), '.cache', 'dovolat'));
  if (!isAbsolute(cache)) return; // refused where it is read as a setting
  const folder = join(cache, 'compiled');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0) return;
    if (enableCompileCache(folder).status === constants.compileCacheStatus.ENABLED) process.env.NODE_COMPILE_CACHE = folder; // threads look there
  } catch {
    // no folder, no home: it starts as it always has
  }
}
