import { type Kysely, sql } from 'kysely';

/** The cap over everything that operators set. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('overall_limits')
    .addColumn('id', 'integer', (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn('calls', 'integer', (c) => c.notNull())
    .addColumn('calls_per_second', 'real', (c) => c.notNull())
    .execute();
}
