import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Fault } from '../../kernel/fault.ts';
import * as board from './board/board-migration.ts';
import * as figures from './board/figures-migration.ts';
import * as agentLines from './dialer/agent-lines-migration.ts';
import * as identities from './dialer/identities-migration.ts';
import * as lineSettings from './dialer/line-settings-migration.ts';
import * as dialer from './dialer/migration.ts';
import * as gate from './gate/migration.ts';
import { up as nameSuppressionLists } from './gate/suppressions-migration.ts';
import * as intake from './intake/migration.ts';
import * as leanImport from './intake/migration-0015.ts';
import * as journal from './journal/migration.ts';
import * as mail from './outreach/mail-migration.ts';
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
  '0010-dialer-identities': identities,
  '0011-line-settings': lineSettings,
  '0012-suppressions': { up: nameSuppressionLists },
  '0013-faults': agentLines,
  '0014-mail': mail,
  '0015-intake': leanImport,
  '0017-board': board,
  '0018-figures': figures,
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
