import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../../../test/support/open-books.ts';
import type { CreditorId } from '../../../kernel/ids.ts';
import type { BankAccount, BankStatement, BankTransaction } from '../../../receivables/bank/model.ts';
import { sqliteBank as bank } from './sqlite-bank.ts';

let books: OpenBooks;
let account: BankAccount;

beforeEach(async () => {
  books = await openBooks();
  account = accountOf((await books.creditor()).id);
  await books.run((tx) => bank.accounts.insert(tx, account));
});
afterEach(() => books.close());

test('a bank account is found by its IBAN and by its creditor, and says until when its statements tell', async () => {
  await books.run(async (tx) => {
    expect(await bank.accounts.ofCreditor(tx, account.creditorId)).toEqual([account]);
    await bank.accounts.confirm(tx, account.id, 2000);
    await bank.accounts.confirm(tx, account.id, 1000);
    const known = { ...account, asOf: 2000 };
    expect(await bank.accounts.findByIban(tx, account.iban)).toEqual(known);
    expect(await bank.accounts.ofCreditor(tx, account.creditorId)).toEqual([known]);
    await bank.accounts.update(tx, { ...account, label: 'main', staleAfterHours: null });
    expect(await bank.accounts.list(tx)).toEqual([{ ...known, label: 'main', staleAfterHours: null }]);
  });
});

test('the transactions of a statement are seen by nobody until all of it is booked', async () => {
  await books.run(async (tx) => {
    await bank.statements.begin(tx, statement);
    await bank.transactions.insert(tx, [transaction(1), transaction(2)]);
    expect(await bank.transactions.waiting(tx, 10)).toEqual([]);
    expect(await bank.transactions.find(tx, 'trn_1')).toBeUndefined();
    expect(await bank.statements.last(tx, account.id)).toBeUndefined();
    expect(await bank.statements.unfinished(tx, account.id)).toBe(statement.id);
    expect(await bank.transactions.knownKeys(tx, account.id, ['gpc:1', 'gpc:9'])).toEqual(new Set(['gpc:1']));
    expect(await bank.statements.finish(tx, { ...statement, transactions: 2 })).toBe(true);
    expect(await bank.transactions.waiting(tx, 10)).toEqual([transaction(1), transaction(2)]);
    expect(await bank.transactions.alike(tx, account.id, '2026-11-02', 100)).toEqual([transaction(1), transaction(2)]);
    expect(await bank.statements.last(tx, account.id)).toEqual({ ...statement, transactions: 2 });
    expect(await bank.statements.unfinished(tx, account.id)).toBeUndefined();
    expect(await bank.statements.forget(tx, statement.id, 10)).toBe(0);
    expect(await bank.transactions.waiting(tx, 10)).toHaveLength(2);
  });
});

test('a statement whose booking was interrupted goes whole, and a finished one does not', async () => {
  await books.run(async (tx) => {
    await bank.statements.begin(tx, statement);
    await bank.transactions.insert(tx, [transaction(1), transaction(2), transaction(3)]);
    expect(await bank.statements.forget(tx, statement.id, 2)).toBe(2);
    expect(await bank.statements.unfinished(tx, account.id)).toBe(statement.id);
    expect(await bank.statements.forget(tx, statement.id, 2)).toBe(1);
    expect(await bank.statements.unfinished(tx, account.id)).toBeUndefined();
    expect(await bank.transactions.knownKeys(tx, account.id, ['gpc:1', 'gpc:2', 'gpc:3'])).toEqual(new Set());
    expect(await bank.statements.finish(tx, statement)).toBe(false);
  });
});

test('a transaction whose state has changed waits no longer', async () => {
  await books.run(async (tx) => {
    await bank.transactions.insert(tx, [transaction(1, null), transaction(2, null)]);
    await bank.transactions.setState(tx, 'trn_1', 'suspense');
    expect(await bank.transactions.waiting(tx, 10)).toEqual([transaction(2, null)]);
    expect(await bank.transactions.inState(tx, 'suspense', { limit: 10 })).toEqual([
      { ...transaction(1, null), state: 'suspense' },
    ]);
    expect(await bank.transactions.inState(tx, 'suspense', { limit: 10, after: 'trn_1' })).toEqual([]);
  });
});

test('of statements the one that goes furthest is the last, whenever it was booked', async () => {
  const october: BankStatement = { ...statement, id: 'sta_2', from: '2026-10-01', to: '2026-10-31' };
  await books.run(async (tx) => {
    for (const one of [statement, october]) {
      await bank.statements.begin(tx, one);
      await bank.statements.finish(tx, one);
    }
    expect(await bank.statements.last(tx, account.id)).toEqual(statement);
    expect(await bank.statements.ofAccount(tx, account.id, 5)).toEqual([statement, october]);
    expect(await bank.statements.before(tx, account.id, '2026-11-03')).toEqual(october);
    expect(await bank.statements.before(tx, account.id, '2026-10-31')).toBeUndefined();
    expect(await bank.statements.touching(tx, account.id, '2026-10-31', '2026-10-31')).toEqual([october]);
    expect(await bank.statements.touching(tx, account.id, '2026-11-04', '2026-11-09')).toEqual([]);
  });
});

function accountOf(creditorId: CreditorId): BankAccount {
  return {
    id: 'bac_1',
    creditorId,
    iban: 'CZ6508000000192000145399',
    currency: 'CZK',
    label: null,
    staleAfterHours: 36,
    asOf: null,
  };
}

const statement: BankStatement = {
  id: 'sta_1',
  accountId: 'bac_1',
  format: 'gpc',
  number: '7',
  from: '2026-11-02',
  to: '2026-11-03',
  openingMinor: 0,
  closingMinor: 200,
  fileHash: 'ab',
  transactions: 0,
  asOf: 1,
  bookedAt: 2,
};

function transaction(n: number, statementId: BankTransaction['statementId'] = 'sta_1'): BankTransaction {
  return {
    id: `trn_${n}`,
    accountId: 'bac_1',
    creditorId: 'crd_1',
    statementId,
    externalKey: `gpc:${n}`,
    booked: '2026-11-02',
    value: '2026-11-02',
    amountMinor: 100,
    currency: 'CZK',
    reversal: n === 2,
    payerName: 'Jana Nováková',
    payerAccount: 'CZ2806000000000168540115',
    paidTo: null,
    variableSymbol: '1234567890',
    constantSymbol: null,
    specificSymbol: null,
    endToEndId: null,
    creditorReference: null,
    message: 'platba',
    state: 'new',
  };
}
