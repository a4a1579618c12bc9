import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Fault } from '../../kernel/fault.ts';
import * as dialer from './dialer/migration.ts';
import * as gate from './gate/migration.ts';
import * as intake from './intake/migration.ts';
import * as leanImport from './intake/migration-0015.ts';
import * as journal from './journal/migration.ts';
import * as outreach from './outreach/migration.ts';
import * as receivables from './receivables/migration.ts';
import type { Schema } from './schema.ts';

/** In the order in which they run. A migration that has been released never changes. */
const migrations: Record<string, Migration> = {
  '0001-journal': journal,
  '0002-receivables': receivables,
  '0003-gate': gate,
  '0004-dialer': dialer,
  '0005-intake': intake,
  '0006-outreach': outreach,
  '0015-intake': leanImport,
};

/** Brings the database up to this program. Throws Fault `database_migration_failed`; nothing is half-done, since each runs in a transaction. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error !== undefined)
    throw new Fault('database_migration_failed', `The database could not be brought up to date: ${String(error)}`, {
      kind: 'misconfigured',
      remedy: 'Restore the last backup and report this message, or run the program version that made the database.',
      cause: error,
    });
}
