import SqliteDatabase, { type Database as SqliteConnection, type Statement } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Fault } from '../../kernel/fault.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

/** The embedded database: one file, one connection that writes and one that only reads (WAL: readers never wait for the writer). */
export type Database = {
  readonly file: string;
  readonly writer: Kysely<Schema>;
  readonly reader: Kysely<Schema>;
  /** Changes whenever another process has committed. */
  dataVersion(): number;
  /** Changes whenever another process has committed, and not when this one has. */
  foreignCommits(): number;
  close(): Promise<void>;
};

/**
 * Opens (and makes, and migrates) the database file.
 * `synchronous=FULL`: what a transaction committed survives a power cut; the unit of work shares one commit between many callers.
 * Throws Fault `database_unreadable` when the file is no database or cannot be opened.
 */
export async function openDatabase(file: string): Promise<Database> {
  const writing = connect(file);
  const writer = new Kysely<Schema>({ dialect: new SqliteDialect({ database: writing }) });
  await migrate(writer);
  const reading = file === ':memory:' ? writing : connect(file, { readonly: true });
  const reader = reading === writing ? writer : new Kysely<Schema>({ dialect: new SqliteDialect({ database: reading }) });
  const versionOf = (connection: SqliteConnection) => Number(connection.pragma('data_version', { simple: true }));
  return {
    file,
    writer,
    reader,
    dataVersion: () => versionOf(reading),
    foreignCommits: () => versionOf(writing),
    close: async () => {
      if (reader !== writer) await reader.destroy();
      await writer.destroy();
    },
  };
}

function connect(file: string, options: { readonly?: boolean } = {}): SqliteConnection {
  try {
    const connection = new SqliteDatabase(file, { readonly: options.readonly ?? false, timeout: 10_000 });
    if (!options.readonly) {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      connection.pragma('wal_autocheckpoint = 4000'); // pages: an import writes the same ones again and again
    }
    connection.pragma('foreign_keys = ON');
    return keepStatements(connection);
  } catch (cause) {
    throw new Fault('database_unreadable', `The database ${file} cannot be opened: ${(cause as Error).message}`, {
      kind: 'misconfigured',
      remedy: 'Check that DOVOLAT_DATA names a folder that you may write to and that the file is a Dovolat database.',
      cause,
    });
  }
}

/** Kysely prepares each statement anew; compiled ones are kept here, the oldest dropped first. */
function keepStatements(connection: SqliteConnection, limit = 500): SqliteConnection {
  const kept = new Map<string, Statement>();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((sql: string) => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = prepare(sql);
    kept.set(sql, statement);
    if (kept.size > limit) kept.delete(kept.keys().next().value as string);
    return statement;
  }) as SqliteConnection['prepare'];
  return connection;
}
