import type { TransactionId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { Allocation } from '../bank/model.ts';
import type { PaymentTools } from './ports.ts';
import { undoPayment } from './undo-payment.ts';

/**
 * A person takes back what a transaction was matched to: what it paid is owed again, what was written off after it as well, and the payer's
 * account is no longer known to be that debtor's. It waits for a person from then on; no ladder touches it again. One that a person set
 * aside as paying nothing waits again as well.
 */
export async function unmatch(
  tools: PaymentTools,
  tx: Tx,
  { actor }: Pick<Act, 'actor'>,
  id: TransactionId,
): Promise<Result<readonly Allocation[], Refusal<'unknown_transaction' | 'nothing_to_undo'>>> {
  const { bank } = tools;
  const transaction = await bank.transactions.find(tx, id);
  if (!transaction) return refuse('unknown_transaction', `There is no bank transaction ${id}`);
  const undone = await undoPayment(tools, tx, actor, transaction, { reversal: null });
  if (undone.length === 0 && transaction.state !== 'ignored')
    return refuse('nothing_to_undo', `The transaction ${id} is matched to nothing`);
  await bank.transactions.setState(tx, id, 'suspense');
  return accept(undone);
}
