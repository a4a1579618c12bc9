import type { Selectable } from 'kysely';
import type { TestCall, TestCalls } from '../../../dialer/test-calls/ports.ts';
import type { Actor } from '../../../journal/event.ts';
import type { Language } from '../../../kernel/country.ts';
import type { AttemptId } from '../../../kernel/ids.ts';
import type { PhoneNumber } from '../../../kernel/phone.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import { inside } from '../unit-of-work.ts';
import type { FlowTables } from './tables.ts';

export const sqliteTestCalls: TestCalls = {
  numbers: async (tx) => {
    const rows = await inside(tx).selectFrom('test_numbers').selectAll().orderBy('number').execute();
    return rows.map(({ number, added_at, added_by, evidence }) => ({
      number: number as PhoneNumber,
      addedAt: added_at,
      addedBy: added_by as Actor,
      evidence,
    }));
  },
  addNumber: async (tx, { number, addedAt, addedBy, evidence }) => {
    const row = { number, added_at: addedAt, added_by: addedBy, evidence };
    await inside(tx).insertInto('test_numbers').values(row).execute();
  },
  removeNumber: async (tx, number) => {
    const gone = await inside(tx).deleteFrom('test_numbers').where('number', '=', number).returning('number').execute();
    return gone.length > 0;
  },
  order: async (tx, { id, number, flow, version, language, orderedAt, orderedBy }) => {
    const row = { id, number, flow, version, language, state: 'ordered', ordered_at: orderedAt, ordered_by: orderedBy };
    await inside(tx).insertInto('test_calls').values(row).execute();
  },
  waiting: (tx) => inState(tx, 'ordered'),
  open: (tx) => inState(tx, 'taken'),
  finish: async (tx, id) => {
    await inside(tx).updateTable('test_calls').set({ state: 'ended' }).where('id', '=', id).execute();
  },
  take: async (tx, id) => {
    const taken = await inside(tx)
      .updateTable('test_calls')
      .set({ state: 'taken' })
      .where('id', '=', id)
      .where('state', '=', 'ordered')
      .returning('id')
      .execute();
    return taken.length > 0;
  },
  orderedSince: async (tx, number, since) => {
    await inside(tx).deleteFrom('test_calls').where('ordered_at', '<', since).execute();
    const rows = await inside(tx)
      .selectFrom('test_calls')
      .select('id')
      .where('number', '=', number)
      .where('ordered_at', '>=', since)
      .execute();
    return rows.length;
  },
};

async function inState(tx: Tx, state: 'ordered' | 'taken'): Promise<TestCall[]> {
  const rows = await inside(tx).selectFrom('test_calls').selectAll().where('state', '=', state).orderBy('ordered_at').execute();
  return rows.map(callOf);
}

function callOf({ id, number, flow, version, language, ordered_at, ordered_by }: Selectable<FlowTables['test_calls']>): TestCall {
  return {
    id: id as AttemptId,
    number: number as PhoneNumber,
    flow,
    version,
    language: language as Language,
    orderedAt: ordered_at,
    orderedBy: ordered_by as Actor,
  };
}
