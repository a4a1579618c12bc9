import { Command, Option } from 'commander';
import { isId, type ReceivableId, type TransactionId } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type BankTransaction, type TransactionState, transactionStates } from '../receivables/bank/model.ts';
import { explainPayments, explainSuspense } from '../receivables/payments/explain-payments.ts';
import { ignoreTransaction } from '../receivables/payments/ignore-transaction.ts';
import { matchAgain } from '../receivables/payments/match-again.ts';
import { matchByHand } from '../receivables/payments/match-by-hand.ts';
import type { PaymentTools } from '../receivables/payments/ports.ts';
import { unmatch } from '../receivables/payments/unmatch.ts';
import type { CliHost } from './installation.ts';
import { wholeNumber } from './options.ts';
import { amountText, countsText, paymentsText, suspenseText, wirePayment, wireSuspense } from './payments-text.ts';
import { type Common, need, Refused, show } from './respond.ts';

/** `dovolat payments …`: what came in on the creditors' accounts, and what it pays. */
export function paymentsCommand(host: CliHost): Command {
  const payments = new Command('payments').description('what came in on the creditors’ accounts, what it pays, and why');
  payments
    .command('list')
    .description('the newest transactions, what each pays and by which rule')
    .addOption(new Option('--state <state>', 'only those in this state').choices([...transactionStates]))
    .option('--limit <n>', 'how many', wholeNumber, 20)
    .option('--json', 'for programs')
    .action((options: Common & { state?: TransactionState; limit: number }) =>
      host.using(async ({ payments: { tools } }) => {
        const states = options.state ? [options.state] : transactionStates;
        const explained = await tools.work.run(async (tx) =>
          explainPayments(tools, tx, await newest(tools, tx, states, options.limit)),
        );
        show(host, options, explained.map(wirePayment), paymentsText(explained));
      }),
    );
  payments
    .command('suspense')
    .description('what waits for a person: why, and what it might pay, surest first')
    .option('--limit <n>', 'how many', wholeNumber, 20)
    .option('--json', 'for programs')
    .action((options: Common & { limit: number }) =>
      host.using(async ({ payments: { tools } }) => {
        const explained = await tools.work.run(async (tx) =>
          explainSuspense(tools, tx, await newest(tools, tx, ['suspense', 'partly'], options.limit)),
        );
        show(host, options, explained.map(wireSuspense), suspenseText(explained));
      }),
    );
  payments
    .command('match [transaction]')
    .description('match all that is new; or, with --to, lay one transaction on what you choose')
    .option('--to <receivable...>', 'ids of receivables, or the creditor’s own, in the order in which they are paid')
    .option('--again', 'look once more at what waits: receivables may have come in since')
    .option('--json', 'for programs')
    .action((transaction: string | undefined, options: Common & { to?: string[]; again?: boolean }, command: Command) =>
      host.using(async ({ payments: { tools, matchWaiting } }) => {
        if ((transaction === undefined) !== (options.to === undefined))
          command.error('error: name a transaction and --to what it pays, or neither to match all that is new');
        if (transaction !== undefined && options.to) {
          const { to } = options;
          const id = transactionIn(transaction);
          const booked = await tools.work.run(async (tx) => {
            const receivables = await receivablesNamed(tools, tx, id, to);
            return need(await matchByHand(tools, tx, host, { transactionId: id, receivables }));
          });
          const { shares, restMinor } = booked;
          const { currency } = booked.transaction;
          const text = `${shares.map(({ receivable, amountMinor }) => `${amountText(amountMinor, currency)} pays ${receivable.externalKey}`).join('\n')}${restMinor > 0 ? `\n${amountText(restMinor, currency)} is left over.` : ''}`;
          show(
            host,
            options,
            {
              transactionId: id,
              restMinor,
              paid: shares.map(({ receivable, amountMinor }) => ({ receivableId: receivable.id, amountMinor })),
            },
            text,
          );
          return;
        }
        const fresh = await matchWaiting();
        const again = options.again ? await matchAgain(tools, host.actor) : null;
        show(host, options, { ...fresh, again }, countsText(fresh, again));
      }),
    );
  payments
    .command('unmatch <transaction>')
    .description('take back what a transaction was matched to: it is owed again, and the transaction waits')
    .option('--json', 'for programs')
    .action((transaction: string, options: Common) =>
      host.using(async ({ payments: { tools } }) => {
        const undone = need(await tools.work.run((tx) => unmatch(tools, tx, host, transactionIn(transaction))));
        const text = `Taken back from ${undone.length} receivables; they are owed again. The transaction waits: dovolat payments suspense`;
        show(host, options, { undone: undone.map(({ receivableId, amountMinor }) => ({ receivableId, amountMinor })) }, text);
      }),
    );
  payments
    .command('ignore <transaction>')
    .description('say that a transaction pays no receivable')
    .option('--json', 'for programs')
    .action((transaction: string, options: Common) =>
      host.using(async ({ payments: { tools } }) => {
        const id = transactionIn(transaction);
        need(await tools.work.run((tx) => ignoreTransaction(tools, tx, host, id)));
        show(host, options, { ignored: id }, 'Set aside. If that was wrong: dovolat payments unmatch, and it waits again.');
      }),
    );
  return payments;
}

function transactionIn(text: string): TransactionId {
  if (isId('trn', text)) return text;
  throw new Refused(refuse('unknown_transaction', `"${text}" is no id of a transaction: see dovolat payments list`));
}

/** Newest first over several states. */
async function newest(
  { bank }: PaymentTools,
  tx: Tx,
  states: readonly TransactionState[],
  limit: number,
): Promise<BankTransaction[]> {
  const found = [];
  for (const state of states) found.push(...(await bank.transactions.inState(tx, state, { limit })));
  return found.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
}

/** By our id, or by the creditor's own. */
async function receivablesNamed(
  { bank, books }: PaymentTools,
  tx: Tx,
  id: TransactionId,
  names: readonly string[],
): Promise<ReceivableId[]> {
  const transaction = await bank.transactions.find(tx, id);
  const found: ReceivableId[] = [];
  for (const name of names) {
    if (isId('rcv', name)) found.push(name);
    else {
      const known = transaction && (await books.receivables.findByExternalKey(tx, transaction.creditorId, name));
      if (!known) throw new Refused(refuse('unknown_receivable', `The creditor has no receivable "${name}"`));
      found.push(known.id);
    }
  }
  return found;
}
