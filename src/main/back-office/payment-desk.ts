import { sqliteBank } from '../../adapters/db/receivables/sqlite-bank.ts';
import { sqlitePayments } from '../../adapters/db/receivables/sqlite-payments.ts';
import type { CreditorId, PersonId, TransactionId } from '../../kernel/ids.ts';
import { accept, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { BankAccount, BankTransaction, TransactionState } from '../../receivables/bank/model.ts';
import { registerBankAccount } from '../../receivables/bank/register-bank-account.ts';
import { standingOf } from '../../receivables/bank/standing-of.ts';
import type { Creditor } from '../../receivables/model.ts';
import {
  type ExplainedPayment,
  type ExplainedSuspense,
  explainPayments,
  explainSuspense,
} from '../../receivables/payments/explain-payments.ts';
import { ignoreTransaction } from '../../receivables/payments/ignore-transaction.ts';
import { matchByHand } from '../../receivables/payments/match-by-hand.ts';
import { unmatch } from '../../receivables/payments/unmatch.ts';
import type { AccountView, Names, PaymentDesk, PaymentPage, PaymentTold } from '../../web/payments/ports.ts';
import type { OfficeTools } from './office-tools.ts';

/** Payments for people, over the use cases that the command line calls as well. A page reads what it shows. */
export function paymentDesk({ work, ...books }: OfficeTools): PaymentDesk {
  const tools = { ...books, bank: sqliteBank, payments: sqlitePayments };
  const { bank } = tools;

  async function newest(tx: Tx, states: readonly TransactionState[], page: PaymentPage): Promise<BankTransaction[]> {
    const found = [];
    for (const state of states) found.push(...(await bank.transactions.inState(tx, state, page)));
    return found.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, page.limit);
  }

  async function namesIn(tx: Tx, told: readonly (ExplainedPayment | ExplainedSuspense)[]): Promise<Names> {
    const people = new Set<PersonId>();
    for (const one of told) {
      for (const { receivable } of one.pays) people.add(receivable.personId);
      for (const { receivables } of 'suggestions' in one ? one.suggestions : [])
        for (const { personId } of receivables) people.add(personId);
    }
    const found = people.size > 0 ? await tools.books.persons.findAll(tx, [...people]) : [];
    const creditors = new Map((await tools.books.creditors.list(tx)).map(({ id, name }) => [id, name]));
    return { creditors, debtors: new Map(found.map(({ id, name }) => [id, name])) };
  }

  async function decide(id: TransactionId, decision: (tx: Tx) => Promise<Result<unknown>>): Promise<Result<PaymentTold>> {
    return work.run(async (tx) => {
      const decided = await decision(tx);
      if (!decided.ok) return decided;
      const transaction = await bank.transactions.find(tx, id);
      const [payment] = await explainPayments(tools, tx, transaction ? [transaction] : []);
      if (!payment) throw new Error(`${id} was decided on and is not there`);
      return accept({ payment, names: await namesIn(tx, [payment]) });
    });
  }

  async function creditorsIn(tx: Tx): Promise<ReadonlyMap<CreditorId, Creditor>> {
    return new Map((await tools.books.creditors.list(tx)).map((creditor) => [creditor.id, creditor]));
  }

  function viewOf(account: BankAccount, creditor: Creditor): AccountView {
    const now = tools.clock.now().epochMilliseconds;
    return { ...account, creditor: creditor.name, standing: standingOf(account, creditor.country, now) };
  }

  return {
    accounts: () =>
      work.run(async (tx) => {
        const creditors = await creditorsIn(tx);
        return (await bank.accounts.list(tx)).map((account) => viewOf(account, ownerOf(account, creditors)));
      }),
    addAccount: ({ statementsExpected = true, ...wish }, by) =>
      work.run(async (tx) => {
        const creditor = (await creditorsIn(tx)).get(wish.creditorId);
        if (!creditor) return refuse('unknown_creditor', 'There is no such creditor');
        const added = await registerBankAccount(tools, tx, by, {
          ...wish,
          ...(!statementsExpected && { staleAfterHours: null }),
        });
        return added.ok ? accept(viewOf(added.value, creditor)) : added;
      }),
    statements: (limit) =>
      work.run(async (tx) => {
        const creditors = await creditorsIn(tx);
        const found = [];
        for (const { id, iban, currency, creditorId } of await bank.accounts.list(tx))
          for (const statement of await bank.statements.ofAccount(tx, id, limit))
            found.push({ ...statement, iban, currency, creditor: creditors.get(creditorId)?.name ?? creditorId });
        return found.sort((a, b) => (a.to === b.to ? (a.id < b.id ? 1 : -1) : a.to < b.to ? 1 : -1));
      }),
    payments: (states, page) =>
      work.run(async (tx) => {
        const payments = await explainPayments(tools, tx, await newest(tx, states, page));
        return { payments, names: await namesIn(tx, payments) };
      }),
    suspense: (page) =>
      work.run(async (tx) => {
        const payments = await explainSuspense(tools, tx, await newest(tx, ['suspense', 'partly'], page));
        return { payments, names: await namesIn(tx, payments) };
      }),
    match: (id, receivables, actor) => decide(id, (tx) => matchByHand(tools, tx, { actor }, { transactionId: id, receivables })),
    unmatch: (id, actor) => decide(id, (tx) => unmatch(tools, tx, { actor }, id)),
    ignore: (id, actor) => decide(id, (tx) => ignoreTransaction(tools, tx, { actor }, id)),
  };
}

function ownerOf({ id, creditorId }: BankAccount, creditors: ReadonlyMap<CreditorId, Creditor>): Creditor {
  const creditor = creditors.get(creditorId);
  if (!creditor) throw new Error(`the account ${id} is nobody's`); // the database refers to one
  return creditor;
}
