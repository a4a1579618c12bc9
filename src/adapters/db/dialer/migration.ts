import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('campaigns')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('creditor_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('flow', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('entries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('campaign_id', 'text', (c) => c.notNull().references('campaigns.id'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('due_at', 'integer', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('last_result', 'text')
    .addColumn('done_because', 'text')
    .addUniqueConstraint('entries_once_per_campaign', ['campaign_id', 'person_id'])
    .execute();
  await db.schema.createIndex('entries_due').on('entries').columns(['campaign_id', 'state', 'due_at']).execute();
  await db.schema
    .createTable('attempts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('campaign_id', 'text', (c) => c.notNull().references('campaigns.id'))
    .addColumn('entry_id', 'text', (c) => c.notNull().references('entries.id'))
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('creditor_id', 'text', (c) => c.notNull())
    .addColumn('contact_point_id', 'text', (c) => c.notNull())
    .addColumn('number', 'text', (c) => c.notNull())
    .addColumn('trunk_id', 'text', (c) => c.notNull())
    .addColumn('caller_identity_id', 'text', (c) => c.notNull())
    .addColumn('caller_number', 'text', (c) => c.notNull())
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reserved_at', 'integer', (c) => c.notNull())
    .addColumn('answered_at', 'integer')
    .addColumn('ended_at', 'integer')
    .addColumn('result', 'text')
    .addCheckConstraint('attempts_end_with_one_result', sql`(state = 'ended') = (result is not null)`)
    .execute();
  await sql`create index attempts_open on attempts (campaign_id, trunk_id) where state <> 'ended'`.execute(db);
  await sql`create unique index attempts_one_call_per_entry on attempts (entry_id) where state <> 'ended'`.execute(db);
  await db.schema.createIndex('attempts_reserved').on('attempts').columns(['reserved_at']).execute();
  await db.schema.createIndex('attempts_person').on('attempts').columns(['person_id', 'reserved_at']).execute();
  await db.schema.createIndex('attempts_identity').on('attempts').columns(['caller_identity_id', 'reserved_at']).execute();
  await db.schema
    .createTable('call_sessions')
    .addColumn('attempt_id', 'text', (c) => c.primaryKey().references('attempts.id'))
    .addColumn('session', 'text', (c) => c.notNull())
    .addColumn('keys', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('trunks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('settings', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('caller_identities')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('creditor_id', 'text', (c) => c.notNull())
    .addColumn('number', 'text', (c) => c.notNull())
    .addColumn('verified_at', 'integer')
    .addColumn('daily_cap', 'integer', (c) => c.notNull())
    .addUniqueConstraint('caller_identities_once_per_creditor', ['creditor_id', 'number'])
    .execute();
}
