import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ImportFile, RejectedFiles } from '../../intake/ports.ts';
import { Fault } from '../../kernel/fault.ts';

/** Small: a piece and what is cut out of it are gone again when memory is next looked through (docs/decisions/0067). */
const pieceBytes = 8192;

/** A file of this machine. Throws Fault `file_unreadable` when it is not there or no file. */
export async function localImportFile(path: string): Promise<ImportFile> {
  const file = resolve(path);
  const found = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(path, cause.code ?? cause.message, cause);
  });
  if (!found.isFile()) throw unreadable(path, 'it is not a file');
  return {
    name: basename(file),
    bytes: () => createReadStream(file, { highWaterMark: pieceBytes }),
    sha256: async () => {
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(file)) hash.update(chunk);
      return hash.digest('hex');
    },
  };
}

/** Writes beside the imported file, readable by its owner only; a file of the same name is replaced whole. */
export function rejectedFilesBeside(path: string): RejectedFiles {
  return {
    write: async (name, text) => {
      const target = join(dirname(resolve(path)), basename(name));
      const draft = `${target}.${randomBytes(4).toString('hex')}`;
      const handle = await open(draft, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
        throw new Fault('rejected_file_unwritable', `The rejected rows cannot be written to ${target}: ${cause.code}`, {
          kind: 'misconfigured',
          remedy: 'Make the folder writable, or import a copy of the file from another one; the good rows are in.',
          cause,
        });
      });
      try {
        for await (const piece of text) await handle.write(piece);
        await handle.sync();
        await rename(draft, target);
      } catch (error) {
        await unlink(draft).catch(() => undefined);
        throw error;
      } finally {
        await handle.close();
      }
      return target;
    },
  };
}

function unreadable(path: string, why: string, cause?: unknown): Fault {
  return new Fault('file_unreadable', `The file ${path} cannot be read: ${why}`, {
    kind: 'misconfigured',
    remedy: 'Check the path and that you may read the file.',
    cause,
  });
}
