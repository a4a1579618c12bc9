import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenBooks, openBooks } from '../../test/support/open-books.ts';
import { exampleStatement, statementFile } from '../../test/support/read-statements.ts';
import { sqliteBank as bank } from '../adapters/db/receivables/sqlite-bank.ts';
import type { BankAccount } from '../receivables/bank/model.ts';
import { registerBankAccount } from '../receivables/bank/register-bank-account.ts';
import type { Creditor } from '../receivables/model.ts';
import { importStatement, type StatementOrder } from './import-statement.ts';

let books: OpenBooks;
let creditor: Creditor;
let account: BankAccount;
const iban = 'CZ6508000000192000145399';

beforeEach(async () => {
  books = await openBooks('2026-11-20T10:00:00+01:00[Europe/Prague]');
  creditor = await books.creditor();
  account = await known(iban);
});
afterEach(() => books.close());

async function known(number: string): Promise<BankAccount> {
  const wish = { creditorId: creditor.id, iban: number };
  const made = await books.run((tx) => registerBankAccount({ ...books.tools, bank }, tx, 'user:test', wish));
  if (!made.ok) throw new Error(made.message);
  return made.value;
}

const tools = () => ({ ...books.tools, work: books.work, bank });
const order = (name: string, text: string | Uint8Array = exampleStatement(name)): StatementOrder => ({
  file: statementFile(name, Buffer.from(text)),
  actor: 'user:test',
  format: 'auto',
});
const bring = async (name: string, text?: string | Uint8Array, wish: Partial<StatementOrder> = {}) =>
  importStatement(tools(), { ...order(name, text), ...wish });
const brought = async (name: string, text?: string | Uint8Array) => {
  const result = await bring(name, text);
  if (!result.ok) throw new Error(result.message);
  return result.value.statements;
};
const waiting = () => books.run((tx) => bank.transactions.waiting(tx, 100));
const amounts = async () => (await waiting()).map(({ amountMinor }) => amountMinor);

/** A day of MT940: movements as [amount, reference], `NONREF` for none. */
function day(date: string, opening: number, movements: readonly (readonly [number, string])[], words = ''): string {
  const balance = (minor: number) => `${minor < 0 ? 'D' : 'C'}${date}CZK${decimal(minor)}`;
  const closing = movements.reduce((sum, [amount]) => sum + amount, opening);
  const lines = movements.map(
    ([amount, reference]) => `:61:${date}${amount < 0 ? 'D' : 'C'}${decimal(amount)}NTRFNONREF//${reference}\n:86:VS 12 ${words}`,
  );
  return [`:20:1`, `:25:${iban}`, ':28C:1', `:60F:${balance(opening)}`, ...lines, `:62F:${balance(closing)}`, ''].join('\n');
}
const decimal = (minor: number) => `${Math.floor(Math.abs(minor) / 100)},${String(Math.abs(minor) % 100).padStart(2, '0')}`;

describe('a statement is booked', () => {
  test('whole, with its movements waiting to be matched and what went out set aside', async () => {
    const [statement] = await brought('camt-cz.xml');
    expect(statement).toMatchObject({
      outcome: 'booked',
      iban,
      standing: 'first',
      gap: null,
      entries: { booked: 3, known: 0, incoming: 2, incomingMinor: 350_050, outgoingMinor: 30_000 },
    });
    expect(await amounts()).toEqual([150_000, 200_050]);
    const [jana] = await waiting();
    expect(jana).toMatchObject({
      payerName: 'Jana Nováková',
      payerAccount: 'CZ5103000000002000123456',
      variableSymbol: '2026110017',
      currency: 'CZK',
      state: 'new',
      creditorId: creditor.id,
    });
    expect(await books.run((tx) => bank.transactions.inState(tx, 'outgoing', { limit: 9 }))).toHaveLength(1);
  });

  test('and the journal tells it in ids, days and amounts only', async () => {
    await brought('camt-cz.xml');
    const [booked] = await books.events('statement_booked');
    expect(booked).toMatchObject({
      actor: 'user:test',
      subject: { creditorId: creditor.id },
      data: { accountId: account.id, format: 'camt053', transactions: 3, incomingMinor: 350_050, from: '2026-11-19' },
    });
    expect(JSON.stringify(booked)).not.toMatch(/Jana|2026110017|CZ65/);
  });

  test('and its account is known until it was made, or its last day was over', async () => {
    await brought('camt-cz.xml');
    const asOf = async () => (await books.run((tx) => bank.accounts.find(tx, account.id)))?.asOf;
    expect(await asOf()).toBe(Date.parse('2026-11-20T00:00:00+01:00'));
    await brought('today.sta', day('261120', 1_554_550, [[100, 'A1']]));
    expect(await asOf()).toBe(Date.parse('2026-11-20T10:00:00+01:00'));
  });
});

describe('what is known is not booked again', () => {
  test('the same file changes nothing', async () => {
    await brought('gpc-cz.gpc');
    const before = await books.events();
    expect(await brought('gpc-cz.gpc')).toMatchObject([
      { outcome: 'known', statementId: null, entries: { booked: 0, known: 3 } },
    ]);
    expect(await books.events()).toEqual(before);
    expect(await amounts()).toEqual([150_000, 200_050]);
  });

  test.each([
    ['gpc-cz.gpc', 'camt-cz.xml'],
    ['camt-cz.xml', 'fio.txt'],
    ['fio.txt', 'gpc-cz.gpc'],
  ])('the same day in another format changes nothing: %s, then %s', async (first, second) => {
    await brought(first);
    expect(await brought(second)).toMatchObject([{ outcome: 'known', entries: { booked: 0, known: 3 } }]);
    expect(await amounts()).toEqual([150_000, 200_050]);
  });

  test('a statement that overlaps brings what is new in it, and its balances prove it', async () => {
    await brought(
      'a.sta',
      day('261118', 0, [
        [100, 'A1'],
        [200, 'A2'],
      ]),
    );
    const longer = day('261118', 0, [
      [100, 'A1'],
      [200, 'A2'],
      [200, 'A3'],
    ]);
    expect(await brought('b.sta', longer)).toMatchObject([
      { outcome: 'booked', standing: 'overlaps', gap: null, entries: { booked: 1, known: 2 } },
    ]);
    expect(await amounts()).toEqual([100, 200, 200]);
  });

  test('two payments that are alike in all are two, and still two when they are told again', async () => {
    await brought(
      'a.sta',
      day('261118', 0, [
        [100, 'NONREF'],
        [100, 'NONREF'],
      ]),
    );
    expect(await amounts()).toEqual([100, 100]);
    await brought(
      'b.sta',
      day('261118', 0, [
        [100, 'NONREF'],
        [100, 'NONREF'],
        [100, 'NONREF'],
      ]),
    );
    expect(await amounts()).toEqual([100, 100, 100]);
  });

  test('a payment alike on the afternoon’s statement, which goes on from the morning’s balance, is another', async () => {
    await brought('morning.sta', day('261118', 0, [[100, 'NONREF']]));
    const afternoon = day('261118', 100, [[100, 'NONREF']]);
    expect(await brought('afternoon.sta', afternoon)).toMatchObject([
      { standing: 'continues', entries: { booked: 1, known: 0 } },
    ]);
    expect(await brought('afternoon.sta', afternoon)).toMatchObject([{ outcome: 'known' }]);
    expect(await amounts()).toEqual([100, 100]);
  });

  test('payments of one day and amount that differ in symbols stay two, whichever formats told of them', async () => {
    await brought('camt-cz.xml');
    const other = exampleStatement('fio.txt').toString().replace('2026110017', '2026110018');
    const [statement] = await brought('fio.txt', other);
    expect(statement).toMatchObject({ entries: { booked: 1, known: 2 }, gap: { kind: 'difference' } });
    expect(await amounts()).toEqual([150_000, 200_050, 150_000]);
  });
});

describe('balances that do not meet are told', () => {
  test('a statement is missing: the days, what was expected and what was found', async () => {
    await brought('a.sta', day('261113', 0, [[100, 'A1']]));
    const [statement] = await brought('b.sta', day('261118', 500, [[1, 'B1']]));
    const missing = { from: '2026-11-14', to: '2026-11-17' };
    expect(statement).toMatchObject({ standing: 'gap', gap: { kind: 'gap', missing, expectedMinor: 100, foundMinor: 500 } });
    expect(await books.events('statement_gap_found')).toMatchObject([
      { data: { accountId: account.id, kind: 'gap', missing, expectedMinor: 100, foundMinor: 500 } },
    ]);
    expect(await brought('between.sta', day('261116', 100, [[400, 'M1']]))).toMatchObject([{ standing: 'continues' }]);
  });

  test('a reference that the bank uses twice in a day is one movement, but its balances tell that one is missing', async () => {
    await brought('morning.sta', day('261118', 0, [[100, 'A1']]));
    const [statement] = await brought('afternoon.sta', day('261118', 100, [[100, 'A1']]));
    expect(statement).toMatchObject({
      entries: { booked: 0, known: 1 },
      gap: { kind: 'difference', expectedMinor: 100, foundMinor: 200 },
    });
  });

  test('an empty day goes on from the balance', async () => {
    await brought('a.sta', day('261118', 0, [[100, 'A1']]));
    expect(await brought('b.sta', day('261119', 100, []))).toMatchObject([
      { outcome: 'booked', standing: 'continues', gap: null },
    ]);
  });
});

describe('what cannot be right is refused, and nothing of it is booked', () => {
  const refused = async (name: string, text: string | Uint8Array, wish: Partial<StatementOrder> = {}) => {
    const before = await books.events();
    const result = await bring(name, text, wish);
    expect(result.ok).toBe(false);
    expect(await books.events()).toEqual(before);
    expect(await waiting()).toEqual([]);
    return result as Exclude<typeof result, { ok: true }>;
  };

  test('an account of nobody, and what to do about it', async () => {
    const result = await refused('mt940-swift.sta', exampleStatement('mt940-swift.sta'));
    expect(result.reason).toBe('account_unknown');
    expect(result.message).toContain('dovolat bank-account add');
  });

  test('two good statements before a damaged one', async () => {
    const damaged = day('261118', 300, [[100, 'C1']]).replace(':62F:C261118CZK4,00', ':62F:C261118CZK5,00');
    const text = day('261116', 0, [[100, 'A1']]) + day('261117', 100, [[200, 'B1']]) + damaged;
    const result = await refused('three.sta', text);
    expect(result).toMatchObject({ reason: 'sums_differ', message: expect.stringContaining('three.sta, line 21') });
  });

  test('a file of another account than the one that was named', async () => {
    await known('SK9611000000002918599669');
    const result = await refused('camt-cz.xml', exampleStatement('camt-cz.xml'), { account: 'SK96 1100 0000 0029 1859 9669' });
    expect(result.reason).toBe('other_account');
  });

  test.each([
    ['a currency that the account is not kept in', 'other_currency', (text: string) => text.replaceAll('CZK', 'EUR')],
    ['a day that has not come', 'from_the_future', (text: string) => text.replaceAll('2026-11-19', '2026-11-29')],
    [
      'a bomb of entities',
      'has_doctype',
      (text: string) => text.replace('<Document', '<!DOCTYPE x [<!ENTITY a "aaaa">]><Document'),
    ],
    ['an entity that nobody defined', 'not_well_formed', (text: string) => text.replace('Jana', '&lol;')],
    ['a report within the day', 'not_a_statement', (text: string) => text.replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt')],
    ['another page of the bank', 'not_a_statement', () => '<html><body>Please log in</body></html>'],
    ['an empty file', 'empty_file', () => ''],
    ['a picture', 'unknown_format', () => 'PNG and then some'],
    ['a value without end', 'too_large', (text: string) => text.replace('Jana', 'J'.repeat(2 << 20))],
  ])('%s', async (_what, reason, change) => {
    const result = await refused('camt-cz.xml', change(exampleStatement('camt-cz.xml').toString()));
    expect(result.reason).toBe(reason);
    expect(result.message).not.toMatch(/Nováková|2026110017/);
  });

  test('another encoding than it claims', async () => {
    const text = Buffer.from(exampleStatement('camt-cz.xml').toString(), 'latin1');
    expect((await refused('camt-cz.xml', text)).reason).toBe('broken_encoding');
  });
});

describe('a program that is killed while it books', () => {
  test('leaves nothing that anybody sees, and the next import makes it whole', async () => {
    const many = Array.from({ length: 1200 }, (_, n) => [100 + n, `R${n}`] as const);
    const text = day('261118', 0, many);
    let units = 0;
    const dying = {
      ...tools(),
      letOthersIn: async () => {
        units += 1;
        if (units === 2) throw new Error('killed');
      },
    };
    await expect(importStatement(dying, order('a.sta', text))).rejects.toThrow('killed');
    expect(await waiting()).toEqual([]);
    expect(await books.events('statement_booked')).toEqual([]);
    await brought('other.sta', day('261117', 0, [[5, 'X1']]));
    expect(await amounts()).toEqual([5]);
    expect(await brought('a.sta', text)).toMatchObject([{ entries: { booked: 1200 } }]);
    expect(await books.run((tx) => bank.transactions.waiting(tx, 5000))).toHaveLength(1201);
  });

  test('or is told to stop, leaves nothing either', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(bring('camt-cz.xml', undefined, { signal: stop.signal })).rejects.toThrow();
    expect(await waiting()).toEqual([]);
  });
});
