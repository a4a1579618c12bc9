import SqliteDatabase, { type Database as SqliteConnection, type Statement } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate, unreadable } from './migrate.ts';
import type { Schema } from './schema.ts';
import { TableVersions, tableWrittenBy } from './table-versions.ts';
import { type WalFlush, walFlush } from './wal-flush.ts';

/** The embedded database: one file, one connection that writes and one that only reads (WAL: readers never wait for the writer). */
export type Database = {
  readonly file: string;
  readonly writer: Kysely<Schema>;
  readonly reader: Kysely<Schema>;
  /** Of the writing connection; for the unit of work only. */
  readonly steps: TransactionSteps;
  /** Runs a statement on the writing connection and gives its rows; for kept queries inside a unit of work only. */
  run(sql: string, parameters: readonly unknown[]): unknown[];
  /** Of what the writing connection has read. */
  readonly versions: TableVersions;
  /** Resolves when what was committed before the call would survive a power cut. */
  flush(): Promise<void>;
  /** It would a moment after the call. */
  flushSoon(): void;
  /**
   * For a process that runs long: more pages are kept at hand (64 MiB of them where nothing is said), and this connection brings the log into
   * the file only when nobody else (`startCheckpoints`) has for long.
   */
  serve(cacheMiB?: number): void;
  /** Changes whenever another process has committed. */
  dataVersion(): number;
  close(): Promise<void>;
};

/** A transaction step by step, past Kysely: there are hundreds a second. */
export type TransactionSteps = {
  /** Throws SQLITE_BUSY while another process holds the lock. */
  begin(): void;
  commit(): void;
  rollback(): void;
  savepoint(): void;
  rollbackToSavepoint(): void;
  release(): void;
  isOpen(): boolean;
  /** Rows changed since the connection was opened. */
  changes(): number;
  /** Another number whenever another process has committed. */
  foreignCommits(): number;
};

/**
 * Opens (and makes, and migrates) the database file.
 * `flush`: how commits get to the disk.
 * `synchronous=NORMAL` keeps the file whole; the unit of work flushes the log before it calls anything committed.
 * Throws Fault `database_unreadable` when the file is no database or cannot be opened, `database_newer` when a later program made it.
 */
export async function openDatabase(
  file: string,
  flush: WalFlush = file === ':memory:' ? noDisk : walFlush(file),
): Promise<Database> {
  const versions = new TableVersions();
  const writing = connect(file, { versions });
  const writer = new Kysely<Schema>({ dialect: new SqliteDialect({ database: writing }) });
  await migrate(writing, writer);
  writing.pragma('temp_store = memory'); // what a statement may have to take back is a few pages, and a file of them costs more than the rest
  writing.pragma('busy_timeout = 0'); // the unit of work waits for other processes, and lets this one live meanwhile
  const reading = file === ':memory:' ? writing : connect(file, { readonly: true });
  const reader = reading === writing ? writer : new Kysely<Schema>({ dialect: new SqliteDialect({ database: reading }) });
  const versionOf = (connection: SqliteConnection) => Number(connection.pragma('data_version', { simple: true }));
  return {
    file,
    writer,
    reader,
    steps: stepsOn(writing),
    run: (sql, parameters) => {
      const statement = writing.prepare(sql);
      if (statement.reader) return statement.all(parameters);
      statement.run(parameters);
      return [];
    },
    versions,
    flush: flush.flush,
    flushSoon: flush.flushSoon,
    serve: (cacheMiB = 64) => {
      writing.pragma('wal_autocheckpoint = 64000');
      writing.pragma(`cache_size = -${cacheMiB * 1024}`); // KiB
    },
    dataVersion: () => versionOf(reading),
    close: async () => {
      if (flush.busy()) await flush.flush().catch(() => undefined); // whoever waits is told
      if (reader !== writer) await reader.destroy();
      await writer.destroy();
      await flush.close();
    },
  };
}

function stepsOn(connection: SqliteConnection): TransactionSteps {
  const step = (statement: string) => {
    const prepared = connection.prepare(statement);
    return () => void prepared.run();
  };
  const changes = connection.prepare('select total_changes()').pluck();
  const dataVersion = connection.prepare('pragma data_version').pluck();
  return {
    begin: step('begin immediate'),
    commit: step('commit'),
    rollback: step('rollback'),
    savepoint: step('savepoint unit'),
    rollbackToSavepoint: step('rollback to unit'),
    release: step('release unit'),
    isOpen: () => connection.inTransaction,
    changes: () => changes.get() as number,
    foreignCommits: () => dataVersion.get() as number,
  };
}

/** A database in memory survives nothing. */
const noDisk: WalFlush = { flush: async () => {}, flushSoon: () => {}, busy: () => false, close: async () => {} };

function connect(file: string, options: { readonly?: boolean; versions?: TableVersions } = {}): SqliteConnection {
  try {
    const connection = new SqliteDatabase(file, { readonly: options.readonly ?? false, timeout: 10_000 });
    if (!options.readonly) {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = NORMAL');
      connection.pragma('wal_autocheckpoint = 4000'); // pages: an import writes the same ones again and again
    }
    connection.pragma('foreign_keys = ON');
    return keepStatements(connection, options.versions ?? null);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** Kysely prepares each statement anew, just before it runs; compiled ones are kept here, the oldest dropped first. */
function keepStatements(connection: SqliteConnection, versions: TableVersions | null, limit = 500): SqliteConnection {
  const kept = new Map<string, { readonly statement: Statement; readonly writes: string | null }>();
  const prepare = connection.prepare.bind(connection);
  const keep = (sql: string) => {
    const statement = prepare(sql);
    const one = { statement, writes: statement.readonly ? null : tableWrittenBy(sql) };
    kept.set(sql, one);
    if (kept.size > limit) kept.delete(kept.keys().next().value as string);
    return one;
  };
  connection.prepare = ((sql: string) => {
    const { statement, writes } = kept.get(sql) ?? keep(sql);
    if (writes !== null) versions?.change(writes);
    return statement;
  }) as SqliteConnection['prepare'];
  return connection;
}
