import type { Kysely } from 'kysely';

/** The figures of campaigns as they stood at a line of the journal: after a restart only what came since is counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kept_figures')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('ledgers', 'text', (c) => c.notNull())
    .execute();
}
