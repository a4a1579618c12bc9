import type { ReceivableId, TransactionId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { getCreditor } from '../get-creditor.ts';
import { allocate } from './allocate.ts';
import { type Booking, bookPayments } from './book-payments.ts';
import { freeMinor } from './free-minor.ts';
import type { PaymentTools } from './ports.ts';

export type ByHand = {
  readonly transactionId: TransactionId;
  /** In the order in which they are paid; of anybody who owes this creditor. */
  readonly receivables: readonly ReceivableId[];
};

type Trouble =
  | 'unknown_transaction'
  | 'nothing_left'
  | 'unknown_receivable'
  | 'other_creditor'
  | 'other_currency'
  | 'nothing_owed';

/**
 * A person chooses what a transaction pays, with all of it that lies on nothing yet, one receivable after the other; what is too much stays
 * on the transaction. Never across creditors or currencies, whoever orders it.
 */
export async function matchByHand(
  tools: PaymentTools,
  tx: Tx,
  { actor }: Pick<Act, 'actor'>,
  { transactionId, receivables }: ByHand,
): Promise<Result<Booking, Refusal<Trouble>>> {
  const { bank, payments, books } = tools;
  const transaction = await bank.transactions.find(tx, transactionId);
  if (!transaction) return refuse('unknown_transaction', `There is no bank transaction ${transactionId}`);
  const free = await freeMinor(tools, tx, transaction);
  if (free <= 0) return refuse('nothing_left', `The transaction ${transactionId} is ${transaction.state}: nothing of it is left`);
  const found = new Map((await payments.find(tx, receivables)).map((owed) => [owed.id, owed]));
  const chosen = [];
  for (const id of new Set(receivables)) {
    const owed = found.get(id);
    if (!owed) return refuse('unknown_receivable', `There is no receivable ${id}`);
    if (owed.creditorId !== transaction.creditorId)
      return refuse('other_creditor', `The receivable ${id} is another creditor’s than the account that was paid to`);
    if (owed.currency !== transaction.currency)
      return refuse('other_currency', `The receivable ${id} is in ${owed.currency}, the payment in ${transaction.currency}`);
    if (owed.amountMinor > 0) chosen.push(owed);
  }
  if (chosen.length === 0) return refuse('nothing_owed', 'Nothing is owed of these any more');
  const creditor = await getCreditor(books, tx, transaction.creditorId);
  const { shares, restMinor } = allocate(free, chosen);
  const made: Booking = { transaction, creditor, rule: 'manual', best: 1, shares, restMinor };
  const booking = bookPayments(tools, tx, actor);
  booking.book(made);
  await booking.flush();
  return accept(made);
}
