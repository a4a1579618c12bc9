import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('journal')
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('creditor_id', 'text')
    .addColumn('person_id', 'text')
    .addColumn('case_id', 'text')
    .addColumn('receivable_id', 'text')
    .addColumn('campaign_id', 'text')
    .addColumn('attempt_id', 'text')
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  for (const column of ['type', 'person_id', 'campaign_id', 'attempt_id'])
    await db.schema.createIndex(`journal_${column}`).on('journal').columns([column, 'seq']).execute();
  await sql`create trigger journal_never_changes before update on journal begin select raise(abort, 'the journal is append-only'); end`.execute(
    db,
  );
  await sql`create trigger journal_never_forgets before delete on journal begin select raise(abort, 'the journal is append-only'); end`.execute(
    db,
  );
  await db.schema
    .createTable('cursors')
    .addColumn('consumer', 'text', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .execute();
}
