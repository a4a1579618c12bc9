import { type Insertable, type Selectable, sql } from 'kysely';
import type { Actor, JournalEvent, Subject } from '../../../journal/event.ts';
import type { Cursors, Journal, JournalReader } from '../../../journal/ports.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { EventId, Ids } from '../../../kernel/ids.ts';
import type { Database } from '../database.ts';
import { manyRows } from '../many-rows.ts';
import { notesOf } from '../transaction-notes.ts';
import { inside } from '../unit-of-work.ts';
import { frequentTypes, rareTypes } from './frequent-types.ts';
import type { JournalTables } from './tables.ts';

/** The append port. */
export function sqliteJournal(clock: Clock, ids: Ids): Journal {
  return {
    append: async (tx, actor, happenings) => {
      if (happenings.length === 0) return;
      const at = clock.now().epochMilliseconds;
      const rows = happenings.map(({ type, subject, data }) => ({
        id: ids.next('evt'),
        at,
        type,
        actor,
        ...columnsOf(subject),
        data: JSON.stringify(data),
      }));
      await insertLines(tx, rows);
      const appended = notesOf(tx)?.appended;
      for (const { type } of happenings) appended?.add(type);
    },
  };
}

const insertLines = manyRows<Insertable<JournalTables['journal']>>((db, rows) => db.insertInto('journal').values(rows));

const frequent: ReadonlySet<string> = new Set(frequentTypes);

/** Word for word the condition of the index of the other types: only so SQLite uses it. */
const rare = sql<boolean>`${sql.raw(rareTypes)}`;

/** Reading back, on the connection that never waits for the writer. */
export function sqliteJournalReader(db: Database, onAppend: JournalReader['onAppend']): JournalReader {
  return {
    onAppend,
    lastSeq: async () => {
      const row = await db.reader
        .selectFrom('journal')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .executeTakeFirst();
      return row?.seq ?? 0;
    },
    read: async ({ after, limit, types, subject }) => {
      let query = db.reader.selectFrom('journal').selectAll().where('seq', '>', after).orderBy('seq').limit(limit);
      if (types) query = query.where('type', 'in', types);
      if (types?.every((type) => !frequent.has(type))) query = query.where(rare);
      for (const [column, id] of Object.entries(columnsOf(subject ?? {})))
        if (id !== null) query = query.where(column as 'person_id', '=', id);
      return (await query.execute()).map(eventOf);
    },
  };
}

export function sqliteCursors(db: Database): Cursors {
  return {
    get: async (consumer) => {
      const row = await db.reader.selectFrom('cursors').select('seq').where('consumer', '=', consumer).executeTakeFirst();
      return row?.seq ?? 0;
    },
    advance: async (tx, consumer, seq) => {
      await inside(tx)
        .insertInto('cursors')
        .values({ consumer, seq })
        .onConflict((conflict) => conflict.column('consumer').doUpdateSet({ seq }))
        .execute();
    },
  };
}

function columnsOf(subject: Subject) {
  return {
    creditor_id: subject.creditorId ?? null,
    person_id: subject.personId ?? null,
    case_id: subject.caseId ?? null,
    receivable_id: subject.receivableId ?? null,
    campaign_id: subject.campaignId ?? null,
    attempt_id: subject.attemptId ?? null,
  };
}

/** A line of the journal from its row. */
export function eventOf(row: Selectable<JournalTables['journal']>): JournalEvent {
  const subject = {
    ...(row.creditor_id && { creditorId: row.creditor_id }),
    ...(row.person_id && { personId: row.person_id }),
    ...(row.case_id && { caseId: row.case_id }),
    ...(row.receivable_id && { receivableId: row.receivable_id }),
    ...(row.campaign_id && { campaignId: row.campaign_id }),
    ...(row.attempt_id && { attemptId: row.attempt_id }),
  } as Subject;
  return {
    seq: row.seq,
    id: row.id as EventId,
    at: row.at,
    type: row.type,
    actor: row.actor as Actor,
    subject,
    data: JSON.parse(row.data),
  };
}
