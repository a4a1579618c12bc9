import type { Actor } from '../../journal/event.ts';
import type { TransactionId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { BankTransaction } from '../bank/model.ts';
import { record } from '../record.ts';
import { factsOf } from './book-payments.ts';
import { findOriginal } from './find-original.ts';
import type { SuspenseReason } from './model.ts';
import type { PaymentTools } from './ports.ts';
import { undoPayment } from './undo-payment.ts';

export type Reversed = {
  /** Payments that were taken back, whatever had become of them. */
  readonly gone: ReadonlySet<TransactionId>;
  readonly reversed: number;
  readonly suspense: number;
};

/**
 * Takes back what banks have taken back: the payment that a reversal speaks of pays nothing any more, and what it paid is owed again. A
 * reversal of which nobody can tell what it takes back waits for a person, and so does money that comes back to us.
 */
export async function reversePayments(
  tools: PaymentTools,
  tx: Tx,
  actor: Actor,
  reversals: readonly BankTransaction[],
): Promise<Reversed> {
  const { bank, journal } = tools;
  const gone = new Set<TransactionId>();
  let suspense = 0;
  for (const reversal of reversals) {
    const { original, ties } = reversal.amountMinor < 0 ? await originalOf(reversal) : { original: undefined, ties: 0 };
    if (original) {
      await undoPayment(tools, tx, actor, original, { reversal: reversal.id });
      await bank.transactions.setStates(tx, [original.id, reversal.id], 'reversed');
      gone.add(original.id);
      continue;
    }
    suspense += 1;
    const reason: SuspenseReason = reversal.amountMinor > 0 ? 'money_returned_to_us' : ties > 1 ? 'tie' : 'reversal_of_nothing';
    await bank.transactions.setState(tx, reversal.id, 'suspense');
    await record(journal, tx, actor, [
      {
        type: 'payment_suspended',
        subject: { creditorId: reversal.creditorId },
        data: { ...factsOf(reversal), reason, best: ties, restMinor: reversal.amountMinor },
      },
    ]);
  }
  return { gone, reversed: gone.size, suspense };

  async function originalOf(reversal: BankTransaction) {
    return findOriginal(reversal, await bank.transactions.takenBackBy(tx, reversal));
  }
}
