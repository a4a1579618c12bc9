import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { Fault } from '../../kernel/fault.ts';
import type { Programs, RunProgram } from '../../kernel/programs.ts';
import { refuse } from '../../kernel/result.ts';
import { parseWav, renderWav } from '../../kernel/wav.ts';
import { mostRecordingBytes } from '../../speech/model.ts';
import type { RecordingFiles } from '../../speech/ports.ts';
import { audioNotWritten, writeFlushed } from './write-flushed.ts';

/**
 * Recordings in `delivered/LANG/**` and, of those that were handed in at the console, `handedIn/LANG/NAME.wav`; read by sox. Files that begin
 * with a dot and notes (`.md`, `.txt`, `.csv`) are not looked at; whatever else lies there and is no MP3 or WAVE is refused when it is decoded.
 */
export function recordingFiles(
  { delivered, handedIn }: { readonly delivered: string; readonly handedIn: string },
  programs: Programs,
  run: RunProgram,
): RecordingFiles {
  const places = [
    { folder: handedIn, isHandedIn: true },
    { folder: delivered, isHandedIn: false },
  ];
  const placeOf = (language: string, name: string) => join(handedIn, language, `${name}.wav`);

  async function parse(bytes: Uint8Array): ReturnType<RecordingFiles['parse']> {
    if (bytes.length > mostRecordingBytes)
      return refuse('too_big', `it has ${Math.round(bytes.length / 1e6)} MB, at most ${mostRecordingBytes / 1e6} are read`);
    const format = formatOf(bytes);
    if (!format) return refuse('not_audio', 'it is no MP3 and no WAVE file');
    const args = ['-V1', '-D', '-t', format, '-', '-t', 'wav', '-e', 'signed-integer', '-b', '16', '-c', '1', '-'];
    try {
      const wav = parseWav(await run(programs.command('sox', [...args, 'trim', '0', '180']), bytes, timeLimitMs));
      return wav.ok && wav.value.samples.length > 0 ? wav : refuse('not_audio', 'there is no sound in it that sox can read');
    } catch (error) {
      if (!(error instanceof Fault) || !['program_failed', 'program_too_slow'].includes(error.code)) throw error;
      return refuse('not_audio', `sox cannot read it: ${error.message.split('\n')[0]}`);
    }
  }

  return {
    async list(language) {
      const files = [];
      for (const { folder, isHandedIn } of places)
        for (const path of await pathsOf(folder, language)) {
          const below = relative(join(folder, language), path);
          files.push({
            file: relative(folder, path),
            name: join(below, '..', basename(below, extname(below))),
            sha256: sha256(await readFile(path)),
            handedIn: isHandedIn,
          });
        }
      return files;
    },
    async signature(language) {
      const paths = await Promise.all(places.map(({ folder }) => pathsOf(folder, language)));
      const about = await Promise.all(
        paths.flat().map(async (path) => {
          const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
          return `${path} ${size} ${mtimeMs}`;
        }),
      );
      return about.join('\n');
    },
    async decode({ file, handedIn: isHandedIn }) {
      const bytes = await readFile(join(isHandedIn ? handedIn : delivered, file)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return bytes ? parse(bytes) : refuse('not_audio', 'the file has just gone');
    },
    parse,
    async stage(language, name, sound) {
      const path = placeOf(language, name);
      const draft = join(path, '..', `.${basename(path)}.${randomUUID()}.part`);
      const bytes = renderWav(sound);
      await writeFlushed(draft, bytes, 0o600).catch((cause: unknown) => {
        throw audioNotWritten(path, cause);
      });
      return {
        sha256: sha256(bytes),
        place: () => rename(draft, path),
        drop: () => rm(draft, { force: true }),
      };
    },
    remove: (language, name) => rm(placeOf(language, name), { force: true }),
  };
}

async function pathsOf(folder: string, language: string): Promise<string[]> {
  const entries = await readdir(join(folder, language), { recursive: true, withFileTypes: true }).catch(absent);
  return entries
    .filter((entry) => entry.isFile() && !/^\.|\.(md|txt|csv)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const timeLimitMs = 30_000;

/** By what a file begins with: studios name files as they like. An MP3 starts with its tags or with a frame. */
function formatOf(bytes: Uint8Array): 'wav' | 'mp3' | undefined {
  const tag = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (tag === 'RIFF') return 'wav';
  const frame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
  return tag.startsWith('ID3') || frame ? 'mp3' : undefined;
}

function absent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw new Fault('recordings_not_read', `${error.path} cannot be read`, {
    kind: 'misconfigured',
    remedy: 'see that the folder may be read',
    cause: error,
  });
}
