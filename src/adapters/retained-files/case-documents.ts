import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isId } from '../../kernel/ids.ts';
import { accept, refuse } from '../../kernel/result.ts';
import type { DocumentFiles } from '../../receivables/documents/ports.ts';

/**
 * What documents hold, below `DATA/documents`: a file for each, named by its id, in a folder by the end of that name (older files are named by
 * the SHA-256 of what is in them, in a folder by its beginning). A file is whole or absent, and read by nobody but the program's own user.
 */
export function caseDocuments(dataFolder: string, maxBytes = 25_000_000): DocumentFiles {
  const folder = join(dataFolder, 'documents');
  const placeOf = (file: string) => join(folder, partOf(file), file);
  return {
    keep: async (id, pieces) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      drafts += 1;
      const draft = join(folder, `${process.pid}-${drafts}.part`);
      const sum = createHash('sha256');
      let size = 0;
      const handle = await open(draft, 'w', 0o600);
      try {
        for await (const piece of pieces) {
          size += piece.length;
          if (size > maxBytes) return refuse('too_large', `The file is larger than ${Math.floor(maxBytes / 1_000_000)} MB`);
          sum.update(piece);
          await handle.writeFile(piece);
        }
        await handle.sync();
        const hash = sum.digest('hex');
        await mkdir(dirname(placeOf(id)), { recursive: true, mode: 0o700 });
        await rename(draft, placeOf(id));
        return accept({ hash, size });
      } finally {
        await handle.close();
        await rm(draft, { force: true });
      }
    },
    read: (file) => readFile(placeOf(file)).catch(() => undefined),
    remove: async (file) => {
      await rm(placeOf(file), { force: true });
    },
  };
}

let drafts = 0;

export function isNameOfDocument(file: string): boolean {
  return isId('doc', file) || isHash(file);
}

/** Of 1024 folders, or 256 for the older names. Throws RangeError for what is no name of ours: it becomes a path. */
function partOf(file: string): string {
  if (isId('doc', file)) return file.slice(-2);
  if (isHash(file)) return file.slice(0, 2);
  throw new RangeError(`${file} is no name of a document's file`);
}

function isHash(file: string): boolean {
  return /^[0-9a-f]{64}$/.test(file);
}
