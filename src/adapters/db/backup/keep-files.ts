import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { BackedUpFile } from './manifest.ts';

/**
 * Of a data folder, what is not backed up: what is made anew (Asterisk's own files, sound, the lock), the demo, other backups, secrets that
 * are either kept apart (`verifier.keys`) or cost no more than a new login (`session.secret`), and databases, which are copied by themselves.
 */
const leftOut = new Set([
  ...['asterisk', 'audio', 'backups', 'demo', 'verifier.keys', 'session.secret', 'server.lock', 'server.pid'],
  ...['dovolat.db', 'accounts.db', '.restoring'],
]);

/** Paths below a data folder that a backup holds, databases apart. */
export function filesToKeep(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !leftOut.has(name) && !/\.(log|db-wal|db-shm|lock-journal|tmp)$/.test(name))
    .flatMap((name) => filesAt(folder, join(folder, name)));
}

/** Every regular file below `path` (or itself), relative to `folder`; links are not followed. */
export function filesAt(folder: string, path: string): string[] {
  const found = readdirSync(dirname(path), { withFileTypes: true }).find((entry) => join(dirname(path), entry.name) === path);
  if (found?.isFile()) return [relative(folder, path)];
  if (!found?.isDirectory()) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(tmp|part)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Copies one file to the disk, folders included. False when it has gone meanwhile. */
export async function copyWhole(from: string, to: string): Promise<boolean> {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await copyFile(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(from)) return false;
    throw error;
  }
  flush(to);
  return true;
}

/** What is on the disk of one file. */
export async function describeFile(folder: string, path: string): Promise<BackedUpFile> {
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(join(folder, path))) {
    sum.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { path, bytes, sha256: sum.digest('hex') };
}

/** Brings a file or a folder's names to the disk. */
export function flush(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
