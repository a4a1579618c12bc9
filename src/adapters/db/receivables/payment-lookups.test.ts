import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenPayments, openPayments } from '../../../../test/support/open-payments.ts';
import type { ReceivableId } from '../../../kernel/ids.ts';
import { inside } from '../unit-of-work.ts';
import { sqlitePayments } from './sqlite-payments.ts';

let the: OpenPayments;
beforeEach(async () => {
  the = await openPayments();
});
afterEach(() => the.close());

const bearing = (...symbols: readonly string[]) =>
  the.run((tx) => sqlitePayments.bearing(tx, the.owner.id, 'symbol', symbols)).then((found) => found);
const owe = async (times: number, row: Parameters<OpenPayments['owes']>[0]) => {
  for (let n = 0; n < times; n += 1) await the.owes(row);
};

describe('what leads from many payments to what is owed, looked up at once', () => {
  test('tells each symbol what bears it, with its leading zeros or without, and nothing of the others', async () => {
    const first = await the.owes({ variableSymbol: '00017' });
    const second = await the.owes({ variableSymbol: '17' });
    const third = await the.owes({ variableSymbol: '18' });
    await the.owes({ variableSymbol: '19' });
    const found = await bearing('18', '17', '17', '404');
    expect([...found.keys()].sort()).toEqual(['17', '18']);
    expect(
      found
        .get('17')
        ?.map(({ id }) => id)
        .sort(),
    ).toEqual([first, second].sort());
    expect(found.get('18')?.map(({ id }) => id)).toEqual([third]);
  });

  test('leaves out a symbol that more than fifty bear, and no other for its sake', async () => {
    await owe(50, { variableSymbol: '1' });
    await owe(51, { variableSymbol: '2' });
    const found = await bearing('1', '2');
    expect([...found].map(([symbol, owed]) => [symbol, owed.length])).toEqual([['1', 50]]);
  });

  test('does not know what is settled, and knows it again when it is owed again', async () => {
    const id: ReceivableId = await the.owes({ variableSymbol: '5', amountMinor: 100 });
    const set = (amountMinor: number, status: 'open' | 'settled') =>
      the.run((tx) => sqlitePayments.setOwed(tx, [{ id, amountMinor, status }]));
    await set(0, 'settled');
    expect((await bearing('5')).size).toBe(0);
    await set(70, 'open');
    expect((await bearing('5')).get('5')).toMatchObject([{ id, amountMinor: 70 }]);
  });

  test('finds who bears a name by its rarest word, each payer their own', async () => {
    await owe(301, { name: 'Jana Nováková' });
    await the.owes({ name: 'Jana Řezáčová' });
    await the.owes({ name: 'Petr Svoboda' });
    await the.owes({ name: 'Petr Dvořák' });
    const named = await the.run((tx) =>
      sqlitePayments.namesakes(tx, [['jana', 'rezacova'], ['nobody'], ['jana'], ['svoboda', 'petr']]),
    );
    expect(named.map((people) => people.map(({ name }) => name))).toEqual([['Jana Řezáčová'], [], [], ['Petr Svoboda']]);
  });

  test('looks through a word that three hundred bear, and through none that more do', async () => {
    await owe(300, { name: 'Jana Nováková' });
    const people = async () => (await the.run((tx) => sqlitePayments.namesakes(tx, [['novakova']])))[0]?.length;
    expect(await people()).toBe(300);
    await the.owes({ name: 'Eva Nováková' });
    expect(await people()).toBe(0);
  });

  test('leaves out with all that she owes whoever owes more than two hundred, and nobody else for her sake', async () => {
    const personOf = async (debtorId: string, times: number) => {
      let last: ReceivableId | undefined;
      for (let n = 0; n < times; n += 1) last = await the.owes({ debtorId });
      const found = last && (await the.run((tx) => the.tools.books.receivables.find(tx, last)));
      if (!found) throw new Error('nothing is owed');
      return found.personId;
    };
    const [jana, firm] = [await personOf('JANA', 200), await personOf('FIRM', 201)];
    const owed = await the.run((tx) => sqlitePayments.openOf(tx, the.owner.id, [firm, jana]));
    expect(Object.entries(Object.groupBy(owed, ({ personId }) => personId)).map(([who, some]) => [who, some?.length])).toEqual([
      [jana, 200],
    ]);
  });

  test('goes by an index however many there are', async () => {
    const plan = await the.run(async (tx) => {
      const { rows } = await sql<{ detail: string }>`explain query plan select id from receivables
        where creditor_id = ${the.owner.id} and person_id = 'per_1' and status = 'open'`.execute(inside(tx));
      return rows.map(({ detail }) => detail).join();
    });
    expect(plan).toContain('receivables_by_creditor');
  });
});
