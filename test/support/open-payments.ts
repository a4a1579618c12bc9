import { sqliteBank } from '../../src/adapters/db/receivables/sqlite-bank.ts';
import { sqlitePayments } from '../../src/adapters/db/receivables/sqlite-payments.ts';
import { explainVerdict } from '../../src/judge/explain-verdict.ts';
import { judge } from '../../src/judge/judge.ts';
import type { BankAccountId, ReceivableId } from '../../src/kernel/ids.ts';
import type { BankTransaction } from '../../src/receivables/bank/model.ts';
import type { Creditor, DebtorRow } from '../../src/receivables/model.ts';
import { matchWaiting } from '../../src/receivables/payments/match-waiting.ts';
import type { PaymentTools } from '../../src/receivables/payments/ports.ts';
import { type OpenBooks, openBooks } from './open-books.ts';

/** The real books with a creditor's account, on which payments arrive and are matched. */
export async function openPayments(country: Creditor['country'] = 'CZ', given?: OpenBooks, known?: Creditor) {
  const books = given ?? (await openBooks());
  const owner = known ?? (await books.creditor(country));
  const tools = { ...books.tools, work: books.work, bank: sqliteBank, payments: sqlitePayments } satisfies PaymentTools & {
    readonly work: OpenBooks['work'];
  };
  let paid = 0;
  let owing = 0;
  const account = await accountOf(owner, country === 'HU' ? 'HU42117730161111101800000000' : 'CZ6508000000192000145399');

  async function accountOf(whose: Creditor, iban: string): Promise<BankAccountId> {
    const id = tools.ids.next('bac');
    const { id: creditorId, currency } = whose;
    await books.run((tx) =>
      sqliteBank.accounts.insert(tx, { id, creditorId, iban, currency, label: null, staleAfterHours: null, asOf: null }),
    );
    return id;
  }

  return {
    ...books,
    tools,
    /** Whose account it is. */
    owner,
    account,
    accountOf,
    another: (wish: Parameters<OpenBooks['creditor']>[1]) => books.creditor(country, wish),
    /** Somebody owes something; whoever has the same `debtorId` is the same person. */
    owes: async (row: Partial<DebtorRow> = {}, whose: Creditor = owner): Promise<ReceivableId> => {
      owing += 1;
      const { debtorId = `D-${owing}`, receivableId = `F-${owing}` } = row;
      const base = { name: `Dlužník ${debtorId}`, email: `${debtorId}@example.cz`, currency: whose.currency };
      return (await books.register(whose, { ...base, ...row, debtorId, receivableId })).receivableId;
    },
    /** A transaction comes in, not yet looked at. */
    pays: async (amountMinor: number, what: Partial<BankTransaction> = {}): Promise<BankTransaction> => {
      paid += 1;
      const transaction: BankTransaction = {
        id: tools.ids.next('trn'),
        accountId: account,
        creditorId: owner.id,
        statementId: null,
        externalKey: `test:${paid}`,
        booked: '2026-11-19',
        value: '2026-11-19',
        amountMinor,
        currency: owner.currency,
        reversal: false,
        payerName: null,
        payerAccount: null,
        variableSymbol: null,
        constantSymbol: null,
        specificSymbol: null,
        endToEndId: null,
        creditorReference: null,
        message: null,
        paidTo: null,
        state: 'new',
        ...what,
      };
      await books.run((tx) => sqliteBank.transactions.insert(tx, [transaction]));
      return transaction;
    },
    match: () => matchWaiting(tools, 'system'),
    /** What is still owed of each, in minor units. */
    owed: async (...ids: readonly ReceivableId[]): Promise<(number | undefined)[]> => {
      const found = await books.run((tx) => Promise.all(ids.map((id) => books.tools.books.receivables.find(tx, id))));
      return found.map((receivable) => receivable?.amountMinor);
    },
    stateOf: async ({ id }: Pick<BankTransaction, 'id'>) =>
      (await books.run((tx) => sqliteBank.transactions.find(tx, id)))?.state,
    /** What stands of a transaction: rule and amount, in order. */
    paidBy: async ({ id }: Pick<BankTransaction, 'id'>) => {
      const all = await books.run((tx) => sqlitePayments.allocationsOf(tx, id));
      return all.filter(({ undoneAt }) => undoneAt === null).map(({ rule, amountMinor }) => `${rule} ${amountMinor}`);
    },
    /** What the judge finds in the journal; empty when every rule was kept. */
    violations: async () => {
      const verdict = await judge(await books.events(), { complete: true });
      return verdict.verdict === 'pass' ? [] : explainVerdict(verdict).split('\n');
    },
  };
}

export type OpenPayments = Awaited<ReturnType<typeof openPayments>>;
