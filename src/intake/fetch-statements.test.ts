import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { exampleStatement, statementFile } from '../../test/support/read-statements.ts';
import { sqliteBank as bank } from '../adapters/db/receivables/sqlite-bank.ts';
import { registerBankAccount } from '../receivables/bank/register-bank-account.ts';
import { fetchStatements } from './fetch-statements.ts';
import type { BankFeed } from './ports.ts';

const iban = 'CZ6508000000192000145399';
let books: OpenBooks;
let asked: string[];

beforeEach(async () => {
  books = await openBooks('2026-11-20T10:00:00+01:00[Europe/Prague]');
  asked = [];
});
afterEach(() => books.close());

/** A bank that says the same whatever it is asked; its period ends today. */
const feed: BankFeed = {
  format: 'fio',
  accounts: async () => [iban, 'CZ2806000000000168540115'],
  fetch: async (of, { from, to }) => {
    asked.push(`${of} ${from} ${to}`);
    const text = exampleStatement('fio.txt').toString().replace('"dateEnd": "2026-11-19', `"dateEnd": "${to}`);
    return statementFile('fio', Buffer.from(text));
  },
};
const fetchAll = () => fetchStatements({ ...books.tools, work: books.work, bank, feed }, { actor: 'user:test' });

async function knowAccount() {
  const creditor = await books.creditor();
  const made = await books.run((tx) =>
    registerBankAccount({ ...books.tools, bank }, tx, 'user:test', { creditorId: creditor.id, iban }),
  );
  if (!made.ok) throw new Error(made.message);
  return made.value.id;
}

test('the first time a month is asked for, then from some days before what is known; nothing is booked twice', async () => {
  const id = await knowAccount();
  expect(await fetchAll()).toMatchObject({
    ok: true,
    value: [{ iban, statements: [{ outcome: 'booked', entries: { booked: 3 } }] }],
  });
  books.passTo('2026-11-20T16:00:00+01:00[Europe/Prague]');
  expect(await fetchAll()).toMatchObject({ value: [{ statements: [{ outcome: 'known', entries: { booked: 0 } }] }] });
  expect(asked).toEqual([`${iban} 2026-10-21 2026-11-20`, `${iban} 2026-11-16 2026-11-20`]);
  expect(await books.run((tx) => bank.transactions.waiting(tx, 9))).toHaveLength(2);
  const account = await books.run((tx) => bank.accounts.find(tx, id));
  expect(account?.asOf).toBe(Date.parse('2026-11-20T16:00:00+01:00')); // nothing new is news: the data is fresh again
  expect((await books.events('banks_asked')).map(({ data }) => data)).toEqual([
    { accounts: 1, booked: 3 },
    { accounts: 1, booked: 0 },
  ]);
  expect(await books.events('bank_data_confirmed')).toMatchObject([{ data: { accountId: id, asOf: account?.asOf } }]);
});

test('without an account that is a creditor’s and that the bank may be asked about there is nothing to fetch, and what to do', async () => {
  expect(await fetchAll()).toMatchObject({
    ok: false,
    reason: 'nothing_to_fetch',
    message: expect.stringContaining('bank-account'),
  });
});
