import SqliteDatabase from 'better-sqlite3';
import type { SeenRows } from '../../../intake/ports.ts';

/** Keys of a file's rows in a database of their own that is gone with them: however long the file is, the memory that they take is bounded. */
export function seenRows(): SeenRows {
  const db = new SqliteDatabase('');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -16384'); // KiB
  db.exec('create table seen (key text primary key, line integer not null) without rowid');
  db.exec('begin');
  const find = db.prepare<[string], number>('select line from seen where key = ?').pluck();
  const insert = db.prepare<[string, number]>('insert or ignore into seen values (?, ?)');
  return {
    note: (key, line) => (insert.run(key, line).changes === 1 ? undefined : find.get(key)),
    close: () => void db.close(),
  };
}
