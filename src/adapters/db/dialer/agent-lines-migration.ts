import type { Kysely } from 'kysely';

/** Lines that agents' telephones take on a trunk: a row while one is rung or spoken on. It goes with its attempt, whatever dies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('agent_lines')
    .addColumn('attempt_id', 'text', (c) => c.primaryKey())
    .addColumn('trunk_id', 'text', (c) => c.notNull())
    .addColumn('taken_at', 'integer', (c) => c.notNull())
    .execute();
}
