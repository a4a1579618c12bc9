import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { SeenRows } from '../../../intake/ports.ts';
import { Fault } from '../../../kernel/fault.ts';

/**
 * Keys of a file's rows in a database of their own that is gone with them: however long the file is, the memory that they take is bounded.
 * `folder`: where its file lies, nameless, so that nobody else reads it and none is left when the process is killed. Throws Fault
 * `temporary_files_unavailable`, at once or when the folder is full.
 */
export function seenRows(folder = tmpdir()): SeenRows {
  return told(folder, () => {
    const db = openNameless(folder);
    const find = db.prepare<[string], number>('select line from seen where key = ?').pluck();
    const insert = db.prepare<[string, number]>('insert or ignore into seen values (?, ?)');
    return {
      note: (key, line) => told(folder, () => (insert.run(key, line).changes === 1 ? undefined : find.get(key))),
      close: () => void db.close(),
    };
  });
}

function openNameless(folder: string) {
  const own = mkdtempSync(join(folder, 'dovolat-keys-'));
  try {
    const db = new SqliteDatabase(join(own, 'seen.db'));
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -2048'); // KiB: what is not there lies in the system's own cache, which others may have
    db.exec('begin; create table seen (key text primary key, line integer not null) without rowid'); // SQLite begins to write in no file that has lost its name, so it has begun
    return db;
  } finally {
    rmSync(own, { recursive: true });
  }
}

/** `work`, whatever the folder has against it told as a fault. */
function told<Value>(folder: string, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    const code = (cause as { readonly code?: unknown }).code;
    if (cause instanceof Fault || typeof code !== 'string') throw cause;
    throw new Fault('temporary_files_unavailable', `Temporary files cannot be written to ${folder}: ${code}`, {
      kind: 'misconfigured',
      retryable: true,
      remedy:
        'Make room there or make it writable, or name another folder in TMPDIR; then start the import again: it goes on where it stopped.',
      cause,
    });
  }
}
