import SqliteDatabase, { type Database as SqliteConnection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Fault } from '../../kernel/fault.ts';
import * as board from './board/board-migration.ts';
import * as figures from './board/figures-migration.ts';
import * as agentLines from './dialer/agent-lines-migration.ts';
import * as callBook from './dialer/call-book-migration.ts';
import * as callbacks from './dialer/callbacks-migration.ts';
import * as fewerIndexes from './dialer/fewer-indexes-migration.ts';
import * as identities from './dialer/identities-migration.ts';
import * as inbound from './dialer/inbound-migration.ts';
import * as leanerCalls from './dialer/leaner-calls-migration.ts';
import * as lineSettings from './dialer/line-settings-migration.ts';
import * as dialer from './dialer/migration.ts';
import * as purposes from './dialer/purposes-migration.ts';
import * as recordings from './dialer/recordings-migration.ts';
import * as flows from './flows/migration.ts';
import * as gate from './gate/migration.ts';
import * as notices from './gate/notices-migration.ts';
import { up as nameSuppressionLists } from './gate/suppressions-migration.ts';
import * as intake from './intake/migration.ts';
import * as leanImport from './intake/migration-0015.ts';
import * as feeds from './intake/migration-0036.ts';
import * as journal from './journal/migration.ts';
import * as judgeRuns from './judge/migration.ts';
import * as mail from './outreach/mail-migration.ts';
import * as outreach from './outreach/migration.ts';
import * as incoming from './outreach/migration-0061.ts';
import * as incomingIds from './outreach/migration-0069.ts';
import * as agreementPages from './receivables/agreement-pages-migration.ts';
import * as agreements from './receivables/agreements-migration.ts';
import * as bank from './receivables/bank-migration.ts';
import * as billed from './receivables/billed-migration.ts';
import * as leanRecord from './receivables/lean-record-migration.ts';
import * as leanerBooks from './receivables/leaner-books-migration.ts';
import * as lighterPayments from './receivables/lighter-payments-migration.ts';
import * as matching from './receivables/matching-migration.ts';
import * as receivables from './receivables/migration.ts';
import * as parties from './receivables/migration-0060.ts';
import * as documents from './receivables/migration-0062.ts';
import * as agreementLists from './receivables/migration-0067.ts';
import * as documentFiles from './receivables/migration-0070.ts';
import * as contactAndFileRoles from './receivables/migration-0072.ts';
import * as disputePages from './receivables/migration-0074.ts';
import * as payments from './receivables/payments-migration.ts';
import * as plans from './receivables/plans-migration.ts';
import * as retention from './retention/migration.ts';
import * as forgottenPayers from './retention/migration-0037.ts';
import type { Schema } from './schema.ts';
import * as speech from './speech/migration.ts';
import * as countedSegments from './strategy/counted-segments-migration.ts';
import * as dryRuns from './strategy/dry-runs-migration.ts';
import * as strategy from './strategy/migration.ts';
import * as segments from './strategy/migration-0059.ts';
import * as setup from './web/migration.ts';

/** In the order in which they run. A migration that has been released never changes. */
const migrations: Record<string, Migration> = {
  '0001-journal': journal,
  '0002-receivables': receivables,
  '0003-gate': gate,
  '0004-dialer': dialer,
  '0005-intake': intake,
  '0006-outreach': outreach,
  '0010-dialer-identities': identities,
  '0011-line-settings': lineSettings,
  '0012-suppressions': { up: nameSuppressionLists },
  '0013-faults': agentLines,
  '0014-mail': mail,
  '0015-intake': leanImport,
  '0016-leaner-calls': leanerCalls,
  '0017-board': board,
  '0018-figures': figures,
  '0019-setup': setup,
  '0020-judge-runs': judgeRuns,
  '0021-retention': retention,
  '0022-flows': flows,
  '0023-recordings': recordings,
  '0024-plans': plans,
  '0025-callbacks': callbacks,
  '0026-words': speech,
  '0027-inbound': inbound,
  '0028-purposes': purposes,
  '0029-billed': billed,
  '0030-bank': bank,
  '0031-payments': payments,
  '0032-agreements': agreements,
  '0034-notices': notices,
  '0035-planning': strategy,
  '0036-feeds': feeds,
  '0037-forgotten-payers': forgottenPayers,
  '0038-matching': matching,
  '0040-leaner-books': leanerBooks,
  '0047-dry-runs': dryRuns,
  '0050-lean-record': leanRecord,
  '0054-lighter-payments': lighterPayments,
  '0057-fewer-indexes': fewerIndexes,
  '0059-segments': segments,
  '0060-parties': parties,
  '0061-incoming': incoming,
  '0062-documents': documents,
  '0065-call-book': callBook,
  '0066-agreement-pages': agreementPages,
  '0067-agreement-lists': agreementLists,
  '0069-incoming-ids': incomingIds,
  '0070-document-files': documentFiles,
  '0071-counted-segments': countedSegments,
  '0072-contact-and-file-roles': contactAndFileRoles,
  '0074-dispute-pages': disputePages,
};

/** The migration that this program ends with; it names the schema. */
export const newestMigration = Object.keys(migrations).at(-1) ?? '';

/** How a database stands to this program. `pending`: none (`current`), all (`empty`), some (`older`). `newer`: a later program has been here. */
export type SchemaState = {
  readonly state: 'empty' | 'current' | 'older' | 'newer';
  /** The migration that it ends with; null when it is empty. */
  readonly schema: string | null;
  readonly pending: readonly string[];
  /** What this program does not know. */
  readonly unknown: readonly string[];
};

export function schemaState(connection: SqliteConnection): SchemaState {
  const applied = appliedMigrations(connection);
  const unknown = applied.filter((name) => !(name in migrations));
  const pending = Object.keys(migrations).filter((name) => !applied.includes(name));
  const stands = applied.length === 0 ? 'empty' : pending.length > 0 ? 'older' : 'current';
  return { state: unknown.length > 0 ? 'newer' : stands, schema: applied.at(-1) ?? null, pending, unknown };
}

/** The same of a closed or open database file, which is only read. Throws Fault `database_unreadable` for what is no database. */
export function readSchemaState(file: string): SchemaState {
  let connection: SqliteConnection | undefined;
  try {
    connection = new SqliteDatabase(file, { readonly: true, timeout: 10_000 });
    return schemaState(connection);
  } catch (cause) {
    throw unreadable(file, cause);
  } finally {
    connection?.close();
  }
}

export function unreadable(file: string, cause: unknown): Fault {
  return new Fault('database_unreadable', `The database ${file} cannot be opened: ${(cause as Error).message}`, {
    kind: 'misconfigured',
    remedy: 'Check that DOVOLAT_DATA names a folder that you may write to and that the file is a Dovolat database.',
    cause,
  });
}

/** Names of the migrations that a database has seen, in order. */
export function appliedMigrations(connection: SqliteConnection): string[] {
  const table = connection.prepare("select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'").get();
  return table ? connection.prepare('select name from kysely_migration order by name').pluck().all().map(String) : [];
}

/**
 * Brings the database up to this program, all or nothing: every pending migration is in one transaction, which SQLite undoes when the
 * process dies (Kysely by itself runs each statement on its own here). Two programs that start at once wait for each other.
 * Throws Fault `database_newer` when a later program has been here, `database_migration_failed` when a migration fails.
 */
export async function migrate(connection: SqliteConnection, db: Kysely<Schema>): Promise<void> {
  const { state, unknown } = schemaState(connection);
  if (state === 'newer')
    throw new Fault(
      'database_newer',
      `A newer program has been at this database: it knows ${unknown.join(', ')}, this one does not`,
      {
        kind: 'misconfigured',
        remedy: 'Run the newer program, or restore a backup that was made before the upgrade (dovolat restore).',
      },
    );
  if (state === 'current') return;
  connection.pragma('foreign_keys = OFF'); // a table that others refer to may be built anew; SQLite knows this switch outside of transactions only
  connection.exec('begin immediate');
  try {
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
    if (error !== undefined) throw error;
    const orphans = connection.pragma('foreign_key_check') as unknown[];
    if (orphans.length > 0) throw new Error(`${orphans.length} rows refer to what is not there`);
    connection.exec('commit');
  } catch (cause) {
    if (connection.inTransaction) connection.exec('rollback');
    throw new Fault('database_migration_failed', `The database could not be brought up to date: ${String(cause)}`, {
      kind: 'misconfigured',
      remedy: 'It is as it was. Run the program version that made it, and report this message.',
      cause,
    });
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}
