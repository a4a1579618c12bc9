import { type Kysely, sql } from 'kysely';

/** What was recorded of calls. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recordings')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('attempt_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text')
    .addColumn('creditor_id', 'text', (c) => c.notNull())
    .addColumn('campaign_id', 'text')
    .addColumn('visit', 'integer', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('started_at', 'integer', (c) => c.notNull())
    .addColumn('ended_at', 'integer')
    .addColumn('duration_ms', 'integer')
    .addColumn('bytes', 'integer')
    .modifyEnd(sql`without rowid`)
    .execute();
  await db.schema.createIndex('recordings_by_attempt').on('recordings').column('attempt_id').execute();
  await db.schema.createIndex('recordings_by_person').on('recordings').column('person_id').execute();
}
