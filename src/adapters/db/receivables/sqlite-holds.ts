import type { Selectable } from 'kysely';
import type { CaseId, CreditorId, HoldId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Channel, Hold, HoldReason, HoldScope, OptOut } from '../../../receivables/model.ts';
import type { Holds, OptOuts } from '../../../receivables/ports.ts';
import { rememberedQuery } from '../remembered-query.ts';
import { inside } from '../unit-of-work.ts';
import { holdPageQuery } from './hold-page-query.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqliteHolds: Holds = {
  insert: async (tx, hold) => {
    await inside(tx)
      .insertInto('holds')
      .values({
        id: hold.id,
        reason: hold.reason,
        scope: hold.scope,
        person_id: hold.personId,
        creditor_id: hold.creditorId,
        case_id: hold.caseId,
        receivable_id: hold.receivableId,
        channel: hold.channel,
        from_at: hold.from,
        until_at: hold.until,
        released_at: hold.releasedAt,
        cause: hold.cause,
        origin: hold.origin,
        release_on: hold.releaseOn,
        note: hold.note,
        release_note: null,
      })
      .execute();
  },
  findByOrigin: async (tx, origin) => {
    const rows = await inside(tx).selectFrom('holds').selectAll().where('origin', '=', origin).orderBy('id').execute();
    return rows.map(holdOf);
  },
  standing: async (tx, personId, creditorId, at) => {
    const rows = await unreleasedOf(tx, { personId });
    return rows
      .map(holdOf)
      .filter((hold) => hold.creditorId === creditorId || hold.creditorId === null)
      .filter((hold) => hold.from <= at && (hold.until === null || hold.until > at))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  },
  unreleased: async (tx, reason) => {
    const rows = await inside(tx)
      .selectFrom('holds')
      .selectAll()
      .where('reason', '=', reason)
      .where('released_at', 'is', null)
      .orderBy('from_at')
      .orderBy('id')
      .execute();
    return rows.map(holdOf);
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('holds').selectAll().where('id', '=', id).executeTakeFirst();
    return row && holdOf(row);
  },
  endingOn: async (tx, event, caseId, personId) =>
    (await unreleasedOf(tx, { personId }))
      .map(holdOf)
      .filter((hold) => hold.releaseOn === event && (hold.caseId ?? caseId) === caseId),
  list: async (tx, creditorId, at, limit) => {
    const query = holdPageQuery({ creditorId: creditorId ?? undefined }, at, { limit, after: null });
    return (await query.execute(inside(tx))).rows.map(holdOf);
  },
  unreleasedFor: async (tx, cause) => {
    const rows = await inside(tx)
      .selectFrom('holds')
      .selectAll()
      .where('cause', '=', cause)
      .where('released_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(holdOf);
  },
  release: async (tx, id, at, note = null) => {
    await inside(tx).updateTable('holds').set({ released_at: at, release_note: note }).where('id', '=', id).execute();
  },
};

export const sqliteOptOuts: OptOuts = {
  insert: async (tx, optOut) => {
    await inside(tx)
      .insertInto('opt_outs')
      .values({
        id: optOut.id,
        person_id: optOut.personId,
        creditor_id: optOut.creditorId,
        scope: optOut.scope,
        recorded_at: optOut.recordedAt,
        origin: optOut.origin,
        contact_point_id: optOut.contactPointId,
        purpose: optOut.purpose,
      })
      .execute();
  },
  ofPerson: async (tx, personId, creditorId) => {
    const rows = await optOutsOf(tx, { personId, creditorId });
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    return rows.map((row) => ({
      id: row.id as OptOut['id'],
      personId,
      creditorId,
      scope: row.scope as OptOut['scope'],
      purpose: row.purpose as OptOut['purpose'],
      contactPointId: row.contact_point_id as OptOut['contactPointId'],
      recordedAt: row.recorded_at,
      origin: row.origin,
    }));
  },
};

const unreleasedOf = rememberedQuery(['holds'], (db, { personId }: { personId: PersonId }) =>
  db.selectFrom('holds').selectAll().where('person_id', '=', personId).where('released_at', 'is', null),
);
const optOutsOf = rememberedQuery(['opt_outs'], (db, { personId, creditorId }: { personId: PersonId; creditorId: CreditorId }) =>
  db.selectFrom('opt_outs').selectAll().where('person_id', '=', personId).where('creditor_id', '=', creditorId),
);

export function holdOf(row: Selectable<ReceivablesTables['holds']>): Hold {
  return {
    id: row.id as HoldId,
    reason: row.reason as HoldReason,
    scope: row.scope as HoldScope,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId | null,
    caseId: row.case_id as CaseId | null,
    receivableId: row.receivable_id as ReceivableId | null,
    channel: row.channel as Channel | null,
    from: row.from_at,
    until: row.until_at,
    releasedAt: row.released_at,
    cause: row.cause,
    releaseOn: row.release_on as Hold['releaseOn'],
    note: row.note,
    origin: row.origin,
  };
}
