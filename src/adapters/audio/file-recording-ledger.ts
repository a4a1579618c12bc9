import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RecordingLedger } from '../../speech/ports.ts';
import { audioNotWritten } from './write-flushed.ts';

/**
 * One small file per recording below `folder`, so that the server and the command line never write over each other. What is not there is
 * looked for in `before`, where earlier versions kept it.
 */
export function fileRecordingLedger(folder: string, before: string | null = null): RecordingLedger {
  const at = (root: string, language: string, name: string) => join(root, language, `${name.replaceAll('/', '~')}.json`);
  return {
    find: async (language, name) =>
      (await entryAt(at(folder, language, name))) ?? (before === null ? undefined : entryAt(at(before, language, name))),
    async keep(language, name, entry) {
      const path = at(folder, language, name);
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(`${path}.${process.pid}`, `${JSON.stringify(entry)}\n`);
        await rename(`${path}.${process.pid}`, path);
      } catch (cause) {
        throw audioNotWritten(path, cause);
      }
    },
  };
}

async function entryAt(path: string): Promise<{ readonly sha256: string; readonly text: string } | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as { sha256: string; text: string };
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
