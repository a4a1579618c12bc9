import SqliteDatabase from 'better-sqlite3';
import { appliedMigrations } from '../migrate.ts';

/** What the copy of a database holds, read from the copy itself. */
export type Examined = {
  /** What SQLite finds wrong with it; empty when it is whole. */
  readonly faults: readonly string[];
  readonly migrations: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly journal: { readonly lastSeq: number; readonly lastAt: string | null };
};

/** Opens a closed database file, reads every page of it, and counts. */
export function examineRecord(file: string): Examined {
  let db: SqliteDatabase.Database | undefined;
  try {
    db = new SqliteDatabase(file, { readonly: true });
    const integrity = (db.pragma('integrity_check(5)') as { integrity_check: string }[]).map((row) => row.integrity_check);
    const orphans = (db.pragma('foreign_key_check') as unknown[]).length;
    const faults = [...integrity.filter((line) => line !== 'ok'), ...(orphans > 0 ? [`${orphans} rows refer to nothing`] : [])];
    const tables = db
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
      .pluck()
      .all()
      .map(String);
    const countOf = (table: string) => Number(db?.prepare(`select count(*) from "${table}"`).pluck().get());
    const last = tables.includes('journal')
      ? (db.prepare('select seq, at from journal order by seq desc limit 1').get() as { seq: number; at: number } | undefined)
      : undefined;
    return {
      faults,
      migrations: appliedMigrations(db),
      counts: Object.fromEntries(tables.filter((table) => !table.startsWith('kysely_')).map((table) => [table, countOf(table)])),
      journal: { lastSeq: last?.seq ?? 0, lastAt: last ? new Date(last.at).toISOString() : null },
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { faults: [why], migrations: [], counts: {}, journal: { lastSeq: 0, lastAt: null } };
  } finally {
    db?.close();
  }
}
