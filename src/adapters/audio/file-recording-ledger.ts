import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../../kernel/fault.ts';
import type { RecordingLedger } from '../../speech/ports.ts';

/** One small file per recording below `folder`, so that the server and the command line never write over each other. */
export function fileRecordingLedger(folder: string): RecordingLedger {
  const at = (language: string, name: string) => join(folder, language, `${name.replaceAll('/', '~')}.json`);
  return {
    async find(language, name) {
      try {
        return JSON.parse(await readFile(at(language, name), 'utf8')) as { sha256: string; text: string };
      } catch (error) {
        if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async keep(language, name, entry) {
      const path = at(language, name);
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(`${path}.${process.pid}`, `${JSON.stringify(entry)}\n`);
        await rename(`${path}.${process.pid}`, path);
      } catch (cause) {
        throw new Fault('audio_not_written', `${path} cannot be written`, {
          cause,
          remedy: 'see that the folder exists, may be written and has room',
        });
      }
    },
  };
}
