import { type Kysely, sql } from 'kysely';

/**
 * Routes of waiting entries; caps, rest and covering indexes of caller identities; trunk breakers. The indexes of waiting entries are
 * partial: an installation whose trunks all carry the same numbers knows no routes and keeps the first of them only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('entries').addColumn('route', 'text').execute();
  await sql`create index entries_unrouted on entries (campaign_id, due_at) where state = 'waiting' and route is null`.execute(db);
  await sql`create index entries_routed on entries (campaign_id, route, due_at) where state = 'waiting' and route is not null`.execute(
    db,
  );
  await db.schema.alterTable('caller_identities').addColumn('concurrent_cap', 'integer').execute();
  await db.schema.alterTable('caller_identities').addColumn('rests_until', 'integer').execute();
  await sql`update caller_identities set rests_until = (select max(reserved_at) + ${dayMs} from attempts
    where caller_identity_id = caller_identities.id and result = 'spam_blocked')`.execute(db);
  await db.schema.alterTable('attempts').addColumn('hung_up_by', 'text').execute();
  await sql`create index attempts_open_person on attempts (person_id) where state <> 'ended'`.execute(db);
  await sql`create index attempts_open_number on attempts (number) where state <> 'ended'`.execute(db);
  await sql`create index attempts_up_by_identity on attempts (caller_identity_id) where state <> 'ended'`.execute(db);
  await sql`create index entries_undone on entries (campaign_id) where state <> 'done'`.execute(db);
  await db.schema.dropIndex('attempts_reserved').execute();
  await db.schema.createIndex('attempts_reserved').on('attempts').columns(['reserved_at', 'campaign_id', 'trunk_id']).execute();
  await db.schema.dropIndex('attempts_identity').execute();
  await db.schema
    .createIndex('attempts_identity')
    .on('attempts')
    .columns(['caller_identity_id', 'reserved_at', 'result'])
    .execute();
  await sql`create table identity_hours (caller_identity_id text not null, hour integer not null, used integer not null,
    primary key (caller_identity_id, hour)) without rowid`.execute(db);
  await sql`insert into identity_hours select caller_identity_id, reserved_at / ${hourMs}, count(*) from attempts a
    where not (result is 'carrier_failed' and exists (select 1 from journal j where j.attempt_id = a.id
      and j.type = 'attempt_order_answered' and json_extract(j.data, '$.taken') = 'refused')) group by 1, 2`.execute(db);
  await db.schema
    .createTable('trunk_breakers')
    .addColumn('trunk_id', 'text', (c) => c.primaryKey().references('trunks.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('opened', 'integer', (c) => c.notNull())
    .addColumn('until', 'integer', (c) => c.notNull())
    .addColumn('probe', 'text')
    .execute();
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
