import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import SqliteDatabase from 'better-sqlite3';

const fixtures = resolve(import.meta.dirname, '../fixtures/upgrade');
const flow = 'soft-reminder@169e031d668e6a72fdd3607afa575899.json';

/** The programs whose records are kept, by the last migration that they knew. */
export const olderSchemas = ['0006', '0015'] as const;

/** Makes a data folder as an older program left it. Returns the file of its record. */
export function layOutOlderRecord(schema: (typeof olderSchemas)[number], data: string): string {
  mkdirSync(join(data, 'flows'), { recursive: true, mode: 0o700 });
  cpSync(join(fixtures, flow), join(data, 'flows', flow));
  writeFileSync(join(data, 'verifier.keys'), readFileSync(join(fixtures, `${schema}.verifier.keys`)), { mode: 0o600 });
  const file = join(data, 'dovolat.db');
  const db = new SqliteDatabase(file);
  db.pragma('journal_mode = WAL');
  db.exec(gunzipSync(readFileSync(join(fixtures, `${schema}.sql.gz`))).toString('utf8'));
  db.close();
  return file;
}
