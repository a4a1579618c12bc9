import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../src/adapters/db/database.ts';
import { sqliteJournal } from '../../src/adapters/db/journal/sqlite-journal.ts';
import { sqliteBank } from '../../src/adapters/db/receivables/sqlite-bank.ts';
import { sqliteBooks } from '../../src/adapters/db/receivables/sqlite-books.ts';
import { sqlitePayments } from '../../src/adapters/db/receivables/sqlite-payments.ts';
import { sqliteUnitOfWork } from '../../src/adapters/db/unit-of-work.ts';
import { systemClock, systemIds } from '../../src/adapters/system/system-clock.ts';
import { seededRandom } from '../../src/judge/busy-journal.ts';
import type { BankAccountId, CaseId, CreditorId, PersonId } from '../../src/kernel/ids.ts';
import { matchPayments } from '../../src/main/match-payments.ts';
import type { BankTransaction } from '../../src/receivables/bank/model.ts';
import type { Person, Receivable } from '../../src/receivables/model.ts';
import { registerCreditor } from '../../src/receivables/register-creditor.ts';

/**
 * How fast payments are matched: `npm run bench -- match [--transactions 100000] [--receivables 1000000] [--json]`. A book of open
 * receivables is made up, and a statement that pays some of them as people do: most by the symbol and to the crown, some in part or too much,
 * without a symbol, or nothing at all. Only the matching is timed. Last line: JSON; exit 1 when a payment was lost or less was matched than
 * could be known.
 */
const { values } = parseArgs({
  options: {
    transactions: { type: 'string', default: '100000' },
    receivables: { type: 'string', default: '1000000' },
    json: { type: 'boolean', default: false },
  },
});
const [transactions, receivables] = [Number(values.transactions), Number(values.receivables)];
if (![transactions, receivables].every((n) => Number.isInteger(n) && n > 0) || transactions > receivables / 2) {
  console.error('say how many: npm run bench -- match --transactions 100000 --receivables 1000000 (twice as many at least)');
  process.exit(2);
}

const parts =
  'no vak ku cha ri dvo rac ho la sek pro pes je lin ben va ci ne hrad mar tin pol ka zel ni ma sla do bra tu ry'.split(' ');
const firstNames = 'Jana Petr Eva Pavel Marie Jan Lenka Tomáš Hana Jiří Lucie Josef Alena Martin Věra Karel'.split(' ');

const folder = mkdtempSync(join(tmpdir(), 'dovolat-bench-match-'));
const random = seededRandom(7);
try {
  const db = await openDatabase(join(folder, 'dovolat.db'));
  const work = sqliteUnitOfWork(db);
  const tools = {
    books: sqliteBooks,
    journal: sqliteJournal(systemClock, systemIds),
    ids: systemIds,
    clock: systemClock,
    bank: sqliteBank,
    payments: sqlitePayments,
    work,
  };
  const { creditorId, accountId } = await makeCreditor();
  const owed = await makeBooks(creditorId);
  await makeStatement(creditorId, accountId, owed);
  const began = performance.now();
  const cpu = process.cpuUsage();
  const counts = await matchPayments(db, tools, 'system');
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const matchedShare = (counts.matched + counts.partly) / transactions;
  const left = await work.run((tx) => sqliteBank.transactions.waiting(tx, 1));
  const right = counts.seen === transactions && left.length === 0 && matchedShare > 0.9;
  if (!values.json) console.log(counts);
  console.log(
    JSON.stringify({
      bench: 'match',
      right,
      seconds: Math.round(seconds * 100) / 100,
      transactionsPerSecond: Math.round(transactions / seconds),
      transactions,
      receivables,
      cpuSeconds: Math.round((user + system) / 10_000) / 100,
      matchedShare: Math.round(matchedShare * 1000) / 1000,
      peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
  process.exitCode = right ? 0 : 1;
  await db.close();

  async function makeCreditor(): Promise<{ creditorId: CreditorId; accountId: BankAccountId }> {
    return work.run(async (tx) => {
      const wish = { code: 'bench', name: 'Bench a.s.', neutralName: 'Bench', country: 'CZ' } as const;
      const made = await registerCreditor(tools, tx, 'system', wish);
      if (!made.ok) throw new Error(made.message);
      const id = systemIds.next('bac');
      const account = { id, creditorId: made.value.id, iban: 'CZ6508000000192000145399', currency: 'CZK' } as const;
      await sqliteBank.accounts.insert(tx, { ...account, label: null, staleAfterHours: null, asOf: null });
      return { creditorId: made.value.id, accountId: id };
    });
  }

  /** Ten receivables for seven debtors; every fiftieth bears the symbol of the one before it of the same debtor. */
  async function makeBooks(owner: CreditorId): Promise<Made[]> {
    const made: Made[] = [];
    const bundle = 10_000;
    for (let from = 0; from < receivables; from += bundle)
      await work.run(async (tx) => {
        const persons: Person[] = [];
        const cases: { id: CaseId; personId: PersonId; creditorId: CreditorId; currency: 'CZK' }[] = [];
        const rows: Receivable[] = [];
        for (let n = from; n < Math.min(from + bundle, receivables); n += 1) {
          if (n % 10 < 7) {
            const personId = systemIds.next('per');
            const name = `${firstNames[Math.floor(random() * firstNames.length)]} ${syllables()}`;
            persons.push({
              id: personId,
              kind: 'natural',
              name,
              firstName: null,
              lastName: null,
              vocative: null,
              language: null,
              country: 'CZ',
            });
            cases.push({ id: systemIds.next('cas'), personId, creditorId: owner, currency: 'CZK' });
          }
          const who = n % 10 < 7 ? persons.length - 1 : persons.length - 7 + (n % 10) - 7;
          const [person, own] = [persons[who], cases[who]];
          if (!person || !own) throw new Error('nobody owes it');
          const amountMinor = 10_000 + Math.floor(random() * 500_000);
          const symbol = 10_000_000 + (n % 50 === 49 ? n - 7 : n);
          rows.push(receivableOf(n, owner, person.id, own.id, amountMinor, String(symbol)));
          made.push({ symbol: String(symbol), amountMinor, name: person.name });
        }
        await sqliteBooks.persons.insert(tx, persons);
        await sqliteBooks.receivables.insertCases(tx, cases);
        await sqliteBooks.receivables.insert(tx, rows);
      });
    return made;
  }

  async function makeStatement(owner: CreditorId, account: BankAccountId, owedRows: readonly Made[]): Promise<void> {
    const chosen = new Set<number>();
    const bundle = 5_000;
    for (let from = 0; from < transactions; from += bundle)
      await work.run(async (tx) => {
        const rows: BankTransaction[] = [];
        for (let n = from; n < Math.min(from + bundle, transactions); n += 1) {
          let which = Math.floor(random() * owedRows.length);
          while (chosen.has(which)) which = (which + 1) % owedRows.length;
          chosen.add(which);
          const pays = owedRows[which];
          if (pays) rows.push(paymentOf(n, owner, account, pays, random()));
        }
        await sqliteBank.transactions.insert(tx, rows);
      });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

type Made = { readonly symbol: string; readonly amountMinor: number; readonly name: string };

function receivableOf(
  n: number,
  creditorId: CreditorId,
  personId: PersonId,
  caseId: CaseId,
  amountMinor: number,
  symbol: string,
): Receivable {
  return {
    id: systemIds.next('rcv'),
    caseId,
    creditorId,
    personId,
    externalKey: `F${n}`,
    debtorId: null,
    status: 'open',
    kind: 'invoice',
    currency: 'CZK',
    amountMinor,
    billedMinor: amountMinor,
    due: `2026-${String(1 + (n % 10)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    issued: null,
    variableSymbol: symbol,
    constantSymbol: null,
    specificSymbol: null,
    iban: null,
    document: `FV${n}/2026`,
    productGroup: null,
    product: null,
    priority: null,
    risk: null,
    note: null,
    attributes: {},
    rowHash: { keyId: 'plain', hash: String(n) },
  };
}

/** As people pay; `how` from 0 to 1 chooses. */
function paymentOf(
  n: number,
  creditorId: CreditorId,
  accountId: BankAccountId,
  { symbol, amountMinor, name }: Made,
  how: number,
): BankTransaction {
  const base: BankTransaction = {
    id: systemIds.next('trn'),
    accountId,
    creditorId,
    statementId: null,
    externalKey: `gpc:${n}`,
    booked: '2026-11-19',
    value: '2026-11-19',
    amountMinor,
    currency: 'CZK',
    reversal: false,
    payerName: name,
    payerAccount: `CZ${String(10 ** 21 + n * 7919).slice(0, 22)}`,
    variableSymbol: symbol,
    constantSymbol: '308',
    specificSymbol: null,
    endToEndId: null,
    creditorReference: null,
    paidTo: null,
    message: null,
    state: 'new',
  };
  if (how < 0.84) return base;
  if (how < 0.89) return { ...base, amountMinor: Math.ceil(amountMinor / 2) };
  if (how < 0.91) return { ...base, amountMinor: amountMinor + 10_000 };
  if (how < 0.95) return { ...base, variableSymbol: null };
  if (how < 0.97) return { ...base, variableSymbol: null, message: `platba faktury VS ${symbol}` };
  return { ...base, variableSymbol: null, payerName: 'Neznámý Plátce', message: 'dárek' };
}

/** A surname that few share. */
function syllables(): string {
  const part = () => parts[Math.floor(random() * parts.length)] ?? '';
  return `${part().charAt(0).toUpperCase()}${part().slice(1)}${part()}${part()}${part()}`;
}
