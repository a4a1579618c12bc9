import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportFile } from '../../intake/ports.ts';
import { localImportFile } from './import-files.ts';

/**
 * Files of this machine as one batch, each invoice a file: those that are named, and of a folder its `.xml` and `.isdoc`, by name. Throws Fault
 * `file_unreadable` when one of them is not there.
 */
export async function localInvoiceBatch(paths: readonly string[]): Promise<ImportFile> {
  const files: ImportFile[] = [];
  for (const path of paths) for (const file of await filesAt(path)) files.push(await localImportFile(file));
  const only = files.length === 1 ? files[0] : undefined;
  return {
    name: only?.name ?? `${files.length} invoices`,
    bytes: async function* () {
      for (const file of files) yield* file.bytes();
    },
    sha256: async () => {
      const hash = createHash('sha256');
      for (const file of files) hash.update(`${await file.sha256()} ${file.name}\n`);
      return hash.digest('hex');
    },
    parts: async function* () {
      yield* files;
    },
  };
}

async function filesAt(path: string): Promise<string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false, // whoever opens it says what is wrong
  );
  if (!isFolder) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => /\.(xml|isdoc)$/i.test(name))
    .sort()
    .map((name) => join(path, name));
}
