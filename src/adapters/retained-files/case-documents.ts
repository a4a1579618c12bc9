import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { accept, refuse } from '../../kernel/result.ts';
import type { DocumentFiles } from '../../receivables/documents/ports.ts';

/**
 * Contents of documents below `DATA/documents`, one file for each content, named by its SHA-256, one folder for each of 256 parts of the names.
 * A file is whole or absent, and read by nobody but the program's own user.
 */
export function caseDocuments(dataFolder: string, maxBytes = 25_000_000): DocumentFiles {
  const folder = join(dataFolder, 'documents');
  const placeOf = (hash: string) => join(folder, safe(hash).slice(0, 2), hash);
  return {
    keep: async (pieces) => {
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
        await mkdir(dirname(placeOf(hash)), { recursive: true, mode: 0o700 });
        await rename(draft, placeOf(hash));
        return accept({ hash, size });
      } finally {
        await handle.close();
        await rm(draft, { force: true });
      }
    },
    read: (hash) => readFile(placeOf(hash)).catch(() => undefined),
    remove: async (hash) => {
      await rm(placeOf(hash), { force: true });
    },
  };
}

let drafts = 0;

/** Throws RangeError for what is no hash: it becomes a path. */
function safe(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError(`${hash} is no SHA-256`);
  return hash;
}
