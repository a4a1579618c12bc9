import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { statesWithSound } from '../../../dialer/model.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { PersonalData } from '../../../retention/ports.ts';
import { forgetNames } from '../board/forget-names.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { inside } from '../unit-of-work.ts';

export function sqlitePersonalData(db: Pick<Database, 'writer'>): PersonalData {
  return {
    persons: async (tx, before, limit) => {
      const rows = await inside(tx)
        .selectFrom('persons')
        .select('id')
        .where(pastPerson(before))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id as PersonId);
    },
    erasePersons: async (tx, ids, at) => {
      if (ids.length > 0) await erasePersons(inside(tx), ids, at);
    },
    eraseMessages: async (tx, before, limit, at) => {
      const query = inside(tx).selectFrom('messages').select('id').where(pastMessage(before)).orderBy('settled_at').limit(limit);
      const ids = (await query.execute()).map(({ id }) => id);
      if (ids.length > 0) await blankMessages(inside(tx), ids, at);
      await blankIncoming(inside(tx), sql<SqlBool>`received_at < ${before}`, at);
      return ids.length;
    },
    eraseCalls: async (tx, before, limit, at) => {
      const query = inside(tx).selectFrom('attempts').select('id').where(pastCall(before)).orderBy('ended_at').limit(limit);
      const ids = (await query.execute()).map(({ id }) => id);
      if (ids.length > 0) await blankCalls(inside(tx), ids, at);
      return ids.length;
    },
    erasePayments: async (tx, before, limit, at) => {
      const query = inside(tx)
        .selectFrom('bank_transactions')
        .select('id')
        .where(pastPayment(before))
        .orderBy('booked')
        .limit(limit);
      const ids = (await query.execute()).map(({ id }) => id);
      if (ids.length > 0) await blankPayments(inside(tx), ids, at);
      return ids.length;
    },
    recordings: async (tx, before, limit) => {
      const query = inside(tx).selectFrom('recordings').select('name').where(pastRecording(before)).orderBy('name').limit(limit);
      return (await query.execute()).map(({ name }) => name);
    },
    markRecordingsDeleted: async (tx, names) => {
      if (names.length === 0) return;
      await inside(tx).updateTable('recordings').set({ state: 'deleted', bytes: null }).where('name', 'in', names).execute();
    },
    documents: async (tx, before, limit) =>
      inside(tx)
        .selectFrom('case_documents')
        .select(['id', 'file'])
        .where(pastDocument(before))
        .orderBy('id')
        .limit(limit)
        .execute(),
    removeDocuments: async (tx, documents, at) => {
      if (documents.length === 0) return [];
      const db = inside(tx);
      await overwriteFreed(db);
      const ids = documents.map(({ id }) => id);
      await db
        .updateTable('case_documents')
        .set({ removed_at: at, name: '', hash: '', file: '' })
        .where('id', 'in', ids)
        .execute();
      return nobodys(db, [...new Set(documents.map(({ file }) => file))]);
    },
    filesOfNoDocument: (tx, files) => nobodys(inside(tx), files),
    count: async (tx, kind, before) => {
      const [table, past] = (
        {
          persons: ['persons', pastPerson(before)],
          messages: ['messages', pastMessage(before)],
          calls: ['attempts', pastCall(before)],
          payments: ['bank_transactions', pastPayment(before)],
          recordings: ['recordings', pastRecording(before)],
          documents: ['case_documents', pastDocument(before)],
        } as const
      )[kind];
      const row = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${past}`.execute(inside(tx));
      return row.rows[0]?.n ?? 0;
    },
    wipe: async () => {
      await sql`pragma wal_checkpoint(TRUNCATE)`.execute(db.writer);
    },
  };
}

/**
 * Nothing open, nothing waiting, no campaign under way, and nothing happened for long: the journal knows when last. Who stands on the case of
 * somebody else is kept as long as anything of that case is open.
 */
function pastPerson(before: number): Expression<SqlBool> {
  return sql<SqlBool>`persons.erased_at is null
    and not exists (select 1 from receivables r where r.person_id = persons.id and r.status = 'open')
    and not exists (select 1 from case_parties cp join cases c on c.id = cp.case_id
      where cp.person_id = persons.id and cp.ended_at is null and (
        exists (select 1 from receivables r where r.person_id = c.person_id and r.status = 'open' and r.case_id = c.id)
        or exists (select 1 from promises p where p.case_id = c.id and p.state in ('proposed', 'active'))
        or exists (select 1 from plans p where p.person_id = c.person_id and p.case_id = c.id and p.state in ('active', 'late'))
        or exists (select 1 from disputes d where d.person_id = c.person_id and d.case_id = c.id
          and d.state in ('open', 'awaiting_debtor', 'internal_review'))))
    and not exists (select 1 from promises p where p.person_id = persons.id and p.state in ('proposed', 'active'))
    and not exists (select 1 from plans p where p.person_id = persons.id and p.state in ('active', 'late'))
    and not exists (select 1 from tasks t where t.person_id = persons.id and t.state = 'open')
    and not exists (select 1 from disputes d where d.person_id = persons.id and d.state in ('open', 'awaiting_debtor', 'internal_review'))
    and not exists (select 1 from holds h where h.person_id = persons.id and h.released_at is null and (h.until_at is null or h.until_at > ${before}))
    and not exists (select 1 from entries e join campaigns c on c.id = e.campaign_id
      where e.person_id = persons.id and e.state <> 'done' and c.state in ('draft', 'running', 'paused'))
    and not exists (select 1 from messages m where m.person_id = persons.id and m.settled_at is null)
    and coalesce((select j.at from journal j where j.person_id = persons.id order by j.seq desc limit 1), 0) < ${before}`;
}

const pastMessage = (before: number) => sql<SqlBool>`messages.erased_at is null and messages.settled_at < ${before}`;
const pastCall = (before: number) => sql<SqlBool>`attempts.erased_at is null and attempts.ended_at < ${before}`;

/**
 * Booked before that day (UTC), and on nobody's receivable: what a person's receivable was ever paid with is hers, also where it was taken
 * back, and goes with her.
 */
const pastPayment = (before: number) => sql<SqlBool>`bank_transactions.erased_at is null
    and bank_transactions.booked < ${Temporal.Instant.fromEpochMilliseconds(before).toString().slice(0, 10)}
    and not exists (select 1 from allocations a join receivables r on r.id = a.receivable_id join persons p on p.id = r.person_id
      where a.transaction_id = bank_transactions.id and p.erased_at is null)`;

/** One that never ended, since nobody was left to end it, is as old as its beginning. */
const pastRecording = (before: number) => sql<SqlBool>`recordings.state in (${sql.join([...statesWithSound])})
    and (coalesce(recordings.ended_at, recordings.started_at) < ${before}
      or exists (select 1 from persons p where p.id = recordings.person_id and p.erased_at is not null))`;

async function nobodys(db: Kysely<Schema>, files: readonly string[]): Promise<string[]> {
  if (files.length === 0) return [];
  const query = db.selectFrom('case_documents').select('file').where('removed_at', 'is', null).where('file', 'in', files);
  const used = new Set((await query.execute()).map(({ file }) => file));
  return files.filter((file) => !used.has(file));
}

const pastDocument = (before: number) => sql<SqlBool>`case_documents.removed_at is null
    and (case_documents.added_at < ${before}
      or exists (select 1 from persons p where p.id = case_documents.person_id and p.erased_at is not null))`;

/** What is deleted or shortened is overwritten with zeros, also where rows were moved: else it could be read from the file for years. */
const overwriteFreed = (db: Kysely<Schema>) => sql`pragma secure_delete = on`.execute(db);

async function erasePersons(db: Kysely<Schema>, ids: readonly PersonId[], at: number): Promise<void> {
  await overwriteFreed(db);
  await forgetNames(db, ids);
  await db
    .updateTable('persons')
    .set({ name: '', first_name: null, last_name: null, vocative: null, erased_at: at })
    .where('id', 'in', ids)
    .execute();
  await db
    .updateTable('contact_points')
    .set({ value: sql<string>`'erased:' || id`, status: 'dead' })
    .where('person_id', 'in', ids)
    .execute();
  await sql`delete from customer_lookups where (lookup, person_id) in (
    select kept.value ->> 3, v.person_id from verifiers v, json_each(v.kept) kept where v.person_id in (${sql.join(ids)}))`.execute(
    db,
  );
  for (const table of ['verifiers', 'verification_locks'] as const)
    await db.deleteFrom(table).where('person_id', 'in', ids).execute();
  await db
    .deleteFrom('person_keys')
    .where('person_id', 'in', ids)
    .where(sql<SqlBool>`not exists (select 1 from opt_outs o where o.person_id = person_keys.person_id)`)
    .execute();
  await db
    .updateTable('receivables')
    .set({
      ...{ external_key: sql<string>`'erased:' || id`, debtor_id: null, variable_symbol: null, constant_symbol: null },
      ...{ specific_symbol: null, iban: null, document: null, note: null, attributes: '{}', row_hash: '', row_key_id: '' },
    })
    .where('person_id', 'in', ids)
    .execute();
  await db.updateTable('notices').set({ evidence: '' }).where('person_id', 'in', ids).execute();
  for (const table of ['holds', 'tasks'] as const)
    await db.updateTable(table).set({ note: null }).where('person_id', 'in', ids).execute();
  await db.updateTable('holds').set({ release_note: null }).where('person_id', 'in', ids).execute();
  const theirs = async (table: 'messages' | 'attempts') =>
    (await db.selectFrom(table).select('id').where('person_id', 'in', ids).execute()).map(({ id }) => id);
  await db.updateTable('inbound_calls').set({ caller_number: null }).where('person_id', 'in', ids).execute();
  const paid = await sql<{
    id: string;
  }>`select distinct a.transaction_id as id from allocations a join receivables r on r.id = a.receivable_id
    where r.person_id in (${sql.join(ids)}) and not exists (select 1 from allocations o join receivables q on q.id = o.receivable_id
      join persons p on p.id = q.person_id where o.transaction_id = a.transaction_id and p.erased_at is null)`.execute(db);
  await blankPayments(
    db,
    paid.rows.map(({ id }) => id),
    at,
  );
  await blankIncoming(
    db,
    sql<SqlBool>`id in (select i.incoming_id from incoming_people i where i.person_id in (${sql.join(ids)})
      and not exists (select 1 from incoming_people o join persons p on p.id = o.person_id
        where o.incoming_id = i.incoming_id and p.erased_at is null))`,
    at,
  );
  await blankMessages(db, await theirs('messages'), at);
  await blankCalls(db, await theirs('attempts'), at);
}

async function blankMessages(db: Kysely<Schema>, ids: readonly string[], at: number): Promise<void> {
  if (ids.length === 0) return;
  await overwriteFreed(db);
  await db.deleteFrom('message_attachments').where('message_id', 'in', ids).execute();
  await db.updateTable('messages').set({ address: '', subject: null, body: '', erased_at: at }).where('id', 'in', ids).execute();
}

/** What debtors wrote to us, and the number that it came from. */
async function blankIncoming(db: Kysely<Schema>, which: Expression<SqlBool>, at: number): Promise<void> {
  await overwriteFreed(db);
  await db
    .updateTable('incoming_messages')
    .set({ channel_id: null, from_number: '', body: '', erased_at: at })
    .where('erased_at', 'is', null)
    .where(which)
    .execute();
}

async function blankCalls(db: Kysely<Schema>, ids: readonly string[], at: number): Promise<void> {
  if (ids.length === 0) return;
  await overwriteFreed(db);
  await db.deleteFrom('call_sessions').where('attempt_id', 'in', ids).execute();
  await db.updateTable('attempts').set({ number: '', erased_at: at }).where('id', 'in', ids).execute();
}

/** The key stays: it is the bank's own, and by it a later statement is known to tell of the same movement. */
async function blankPayments(db: Kysely<Schema>, ids: readonly string[], at: number): Promise<void> {
  if (ids.length === 0) return;
  await overwriteFreed(db);
  const told = {
    payer_name: null,
    payer_account: null,
    paid_to: null,
    end_to_end_id: null,
    creditor_reference: null,
    message: null,
  };
  await db
    .updateTable('bank_transactions')
    .set({ ...told, variable_symbol: null, constant_symbol: null, specific_symbol: null, erased_at: at })
    .where('id', 'in', ids)
    .execute();
}
