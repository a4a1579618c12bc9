import { type Selectable, sql } from 'kysely';
import type { CaseId, CreditorId, PersonId, PromiseId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { PromiseToPay } from '../../../receivables/model.ts';
import type { Promises } from '../../../receivables/ports.ts';
import { keptQuery } from '../kept-query.ts';
import { rememberedQuery } from '../remembered-query.ts';
import { inside } from '../unit-of-work.ts';
import { newestOfCreditor } from './newest-of-creditor.ts';
import { knownUntil } from './sqlite-payments-known.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqlitePromises: Promises = {
  insert: async (tx, promise) => {
    await inside(tx)
      .insertInto('promises')
      .values({
        id: promise.id,
        case_id: promise.caseId,
        person_id: promise.personId,
        creditor_id: promise.creditorId,
        state: promise.state,
        amount_minor: promise.amountMinor,
        currency: promise.currency,
        date: promise.date,
        covered: JSON.stringify(promise.covered),
        breaks_at: promise.breaksAt,
        origin: promise.origin,
        recorded_at: promise.recordedAt,
      })
      .execute();
  },
  findByOrigin: async (tx, origin) => {
    const row = await inside(tx).selectFrom('promises').selectAll().where('origin', '=', origin).executeTakeFirst();
    return row && promiseOf(row);
  },
  findActive: async (tx, caseId) => {
    const row = await inside(tx)
      .selectFrom('promises')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('state', '=', 'active')
      .executeTakeFirst();
    return row && promiseOf(row);
  },
  setState: async (tx, id, state) => {
    await inside(tx).updateTable('promises').set({ state }).where('id', '=', id).execute();
  },
  reduce: async (tx, id, { amountMinor, covered }) => {
    const changed = { amount_minor: amountMinor, covered: JSON.stringify(covered) };
    await inside(tx).updateTable('promises').set(changed).where('id', '=', id).execute();
  },
  due: async (tx, now, limit) => (await duePromises(tx, { now, limit })).map(promiseOf),
  ofCreditor: async (tx, creditorId, limit) =>
    (await newestOfCreditor('promises', creditorId, limit).execute(inside(tx))).rows.map(promiseOf),
  openOrBroken: async (tx, caseId) => {
    const rows = await openOrBrokenOf(tx, { caseId });
    rows.sort((a, b) => b.recorded_at - a.recorded_at || (a.id < b.id ? 1 : -1));
    return rows.map(({ state, amount_minor, date }) => ({
      state: state as PromiseToPay['state'],
      amountMinor: amount_minor,
      date,
    }));
  },
};

const openOrBrokenOf = rememberedQuery(['promises'], (db, { caseId }: { caseId: CaseId }) =>
  db
    .selectFrom('promises')
    .select(['id', 'state', 'amount_minor', 'date', 'recorded_at'])
    .where('case_id', '=', caseId)
    .where('state', 'in', [sql.lit('active'), sql.lit('partially_kept'), sql.lit('broken')]),
);

const duePromises = keptQuery((db, { now, limit }: { now: number; limit: number }) =>
  db
    .selectFrom('promises')
    .selectAll()
    .where('state', '=', sql.lit('active'))
    .where('breaks_at', '<=', now)
    .where(sql<boolean>`breaks_at <= coalesce(${knownUntil(sql`promises.creditor_id`)}, breaks_at)`)
    .orderBy('breaks_at')
    .orderBy('id')
    .limit(limit),
);

export function promiseOf(row: Selectable<ReceivablesTables['promises']>): PromiseToPay {
  return {
    id: row.id as PromiseId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId,
    state: row.state as PromiseToPay['state'],
    amountMinor: row.amount_minor,
    currency: row.currency as Currency,
    date: row.date,
    covered: JSON.parse(row.covered),
    breaksAt: row.breaks_at,
    origin: row.origin,
    recordedAt: row.recorded_at,
  };
}
