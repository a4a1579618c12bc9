import type { TransactionId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { record } from '../record.ts';
import { factsOf } from './book-payments.ts';
import type { PaymentTools } from './ports.ts';

/** A person says that a transaction pays no receivable (a fee, a transfer between own accounts): it waits no longer. Again, it changes nothing. */
export async function ignoreTransaction(
  { bank, journal }: PaymentTools,
  tx: Tx,
  { actor }: Pick<Act, 'actor'>,
  id: TransactionId,
): Promise<Result<void, Refusal<'unknown_transaction' | 'matched'>>> {
  const transaction = await bank.transactions.find(tx, id);
  if (!transaction) return refuse('unknown_transaction', `There is no bank transaction ${id}`);
  if (transaction.state === 'ignored') return accept(undefined);
  if (transaction.state !== 'new' && transaction.state !== 'suspense')
    return refuse('matched', `The transaction ${id} is ${transaction.state}: only one that waits can be set aside`);
  await bank.transactions.setState(tx, id, 'ignored');
  const subject = { creditorId: transaction.creditorId };
  await record(journal, tx, actor, [{ type: 'payment_ignored', subject, data: factsOf(transaction) }]);
  return accept(undefined);
}
