import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { up } from './mail-migration.ts';
import { up as before } from './migration.ts';

test('messages that were written before there were reports stay as they were, as follow-ups', async () => {
  const file = new SqliteDatabase(':memory:');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: file }) });
  file.pragma('foreign_keys = ON');
  for (const table of ['persons', 'creditors', 'contact_points']) {
    await sql`create table ${sql.table(table)} (id text primary key)`.execute(db);
    await sql`insert into ${sql.table(table)} values (${table})`.execute(db);
  }
  await before(db);
  await sql`insert into messages values ('msg_1', 'evt_1', 'persons', 'creditors', 'cmp_1', 'att_1', 'sms', 'contact_points',
    '+420000101001', 'service_reply', 'payment-details', 'cs', 1, 'Acme', null, 'text', 2, 'failed', 1, 2, 3, 4, null, 'smtp')`.execute(
    db,
  );
  const [old] = (await sql<Record<string, unknown>>`select * from messages`.execute(db)).rows;
  await up(db);
  const [kept] = (await sql<Record<string, unknown>>`select * from messages`.execute(db)).rows;
  expect(kept).toEqual({ ...old, kind: 'follow_up' });
  const reply = (event: string, address: string, person: string | null) =>
    sql`insert into messages (id, event_id, kind, person_id, creditor_id, channel, contact_point_id, address, template, language, debt_facts,
      sender, body, state, created_at, due_at, tries) values (${event + address}, ${event}, 'follow_up', ${person}, 'creditors', 'sms',
      'contact_points', ${address}, 't', 'cs', 0, 's', 'b', 'waiting', 1, 1, 0)`.execute(db);
  await reply('evt_2', 'a', 'persons');
  await expect(reply('evt_2', 'a', 'persons')).rejects.toThrow(/UNIQUE/);
  await expect(reply('evt_3', 'a', null)).rejects.toThrow(/CHECK/);
  await db.destroy();
});
