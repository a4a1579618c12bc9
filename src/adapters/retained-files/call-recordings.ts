import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RecordingFiles } from '../../dialer/ports.ts';
import { renderWav, wavHeaderBytes } from '../../kernel/wav.ts';

/**
 * Recordings below `DATA/recordings`, one folder for each of 256 parts of the names. Those that run are where Asterisk writes them. Read by
 * nobody but the program's own user.
 */
export function callRecordings(dataFolder: string): RecordingFiles {
  const folder = join(dataFolder, 'recordings');
  const kept = (name: string) => join(folder, partOf(name), `${safe(name)}.wav`);
  const fresh = (name: string) => join(dataFolder, 'asterisk/spool/recording', `${safe(name)}.wav`);
  return {
    keep: async (name) => {
      const wave = await readFile(fresh(name)).catch(() => null);
      if (wave && wave.length > wavHeaderBytes) await take(wave, kept(name));
      await rm(fresh(name), { force: true });
      const there = await stat(kept(name)).catch(() => null);
      return there && { bytes: there.size, durationMs: Math.round((there.size - wavHeaderBytes) / bytesPerMs) };
    },
    read: (name) => readFile(kept(name)).catch(() => undefined),
    remove: async (name) => {
      for (const file of [kept(name), `${kept(name)}.part`, fresh(name)]) await rm(file, { force: true });
    },
  };
}

/** What Asterisk wrote, with a header of ours: a recorder that was killed leaves an unfinished one. */
async function take(wave: Buffer, to: string): Promise<void> {
  const bytes = wave.subarray(wavHeaderBytes);
  const samples = new Int16Array(Uint8Array.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).buffer);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const handle = await open(`${to}.part`, 'w', 0o600);
  await handle.writeFile(renderWav({ rate: 8000, samples }));
  await handle.sync();
  await handle.close();
  await rename(`${to}.part`, to);
}

/** 8 kHz, 16 bit, one channel. */
const bytesPerMs = 16;

function partOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 2);
}

/** A name comes from an address or the command line as well. Throws RangeError for what is none. */
function safe(name: string): string {
  if (!/^att_[a-z0-9]+(-\d+){1,2}$/.test(name)) throw new RangeError(`${name} is no name of a recording`);
  return name;
}
