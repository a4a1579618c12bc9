import { createHash, randomUUID } from 'node:crypto';
import { statSync, utimesSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AudioFile } from '../../kernel/audio-file.ts';
import { Fault } from '../../kernel/fault.ts';
import { limited } from '../../kernel/limited.ts';
import { renderWav, wavHeaderBytes } from '../../kernel/wav.ts';
import type { SpeechStore } from '../../speech/ports.ts';
import { audioNotWritten, writeFlushed } from './write-flushed.ts';

/**
 * Sound on disk below `folder` (absolute): `fragments/ab/<hash>.wav` (16 kHz master) and `.alaw` beside it, `prompts/ab/<hash>.alaw`.
 * A name is the hash of the recipe, so nothing is ever overwritten with something else; a file appears under its name only when it is
 * whole and on the disk.
 */
export function fileSpeechStore(folder: string, codec: SpeechStore['codec']): SpeechStore {
  const at = (kind: 'fragments' | 'prompts', recipe: string) => {
    const name = createHash('sha256').update(recipe).digest('hex').slice(0, 32);
    return join(folder, kind, name.slice(0, 2), name);
  };
  const findPrompt: SpeechStore['findPrompt'] = async (recipe, bytes) => {
    const path = at('prompts', recipe);
    return bytes > 0 && sizeInUse(`${path}.${codec}`) === bytes ? { path, durationMs: durationOf(bytes) } : undefined;
  };

  const seenAt = new Map<string, number>();

  return {
    codec,
    async findFragment(recipe) {
      const path = at('fragments', recipe);
      const encoded = await contentOf(`${path}.${codec}`);
      const master = sizeInUse(`${path}.wav`);
      sizeInUse(`${path}.${codec}`);
      return encoded && master !== undefined && encoded.length === encodedBytes(master) ? encoded : undefined;
    },
    async keepFragment(recipe, { master, encoded }) {
      const path = at('fragments', recipe);
      await writeWhole(`${path}.wav`, renderWav(master));
      await writeWhole(`${path}.${codec}`, encoded);
    },
    findPrompt,
    hasPrompt: ({ path }, bytes) => {
      const seen = seenAt.get(path);
      if (seen !== undefined && performance.now() - seen < seenForMs) return true;
      if (sizeInUse(`${path}.${codec}`) !== bytes) return false;
      if (seenAt.size >= seenAtMost) seenAt.clear();
      seenAt.set(path, performance.now());
      return true;
    },
    async keepPrompt(recipe, encoded) {
      const path = at('prompts', recipe);
      await writeWhole(`${path}.${codec}`, encoded);
      const kept = await findPrompt(recipe, encoded.length);
      if (kept) return kept;
      throw new Fault('prompt_not_kept', `a prompt of ${encoded.length} bytes was written, but is not there`, {
        remedy: `see that ${folder} is a local disk with room on it`,
      });
    },
  };
}

/** What all calls share is asked for with each of them: who has seen a file believes in it for so long. */
const seenForMs = 5_000;
const seenAtMost = 10_000;

/** Of the trunk's codec: 8 bytes a millisecond. */
function durationOf(bytes: number): AudioFile['durationMs'] {
  return Math.round(bytes / 8);
}

/** Bytes at 8 kHz that belong to a master of so many bytes (16-bit samples at 16 kHz). */
function encodedBytes(masterBytes: number): number {
  return Math.ceil((masterBytes - wavHeaderBytes) / 4);
}

/** Open files of all stores together: far below the 1,024 that a process may usually have. */
const turn = limited(64);

const writeWhole = (path: string, bytes: Uint8Array) => turn(() => write(path, bytes));

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFlushed(draft, bytes);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {});
    throw audioNotWritten(path, cause);
  }
}

async function contentOf(path: string): Promise<Uint8Array | undefined> {
  return turn(() => readFile(path)).catch(absent);
}

/** Of a local file: asked for at each dial and each prompt, the thread pool would cost twenty times as much as the question. */
function sizeInUse(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  const now = Date.now();
  if (now - found.mtimeMs > useNotedEveryMs) noteUse(path, now);
  return found.size;
}

/** The time of a file is that of its last use, give or take a day: what nobody has used for long is erased (docs/operations.md). */
const useNotedEveryMs = 86_400_000;

function noteUse(path: string, now: number): void {
  try {
    utimesSync(path, now / 1000, now / 1000);
  } catch {
    // it is found or not found in a moment, and whoever needs it makes it anew
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw new Fault('audio_not_read', `${error.path} cannot be read`, { cause: error });
}
