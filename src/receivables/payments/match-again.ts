import type { Actor } from '../../journal/event.ts';
import type { TransactionId } from '../../kernel/ids.ts';
import type { Tx, UnitOfWork } from '../../kernel/transaction.ts';
import type { BankTransaction } from '../bank/model.ts';
import { type MatchCounts, matchPayments } from './match-transactions.ts';
import type { PaymentTools } from './ports.ts';

/**
 * Looks once more at what waits for a person: receivables that came in later may be what it pays. What a person has taken apart is left to
 * people. Nothing is told anew of what still waits.
 */
export async function matchAgain(
  tools: PaymentTools & { readonly work: UnitOfWork },
  actor: Actor,
): Promise<Pick<MatchCounts, 'seen' | 'matched' | 'partly' | 'suspense'>> {
  const total = { seen: 0, matched: 0, partly: 0, suspense: 0 };
  for (let after: TransactionId | undefined; ; ) {
    const page = await tools.work.run(async (tx) => {
      const waiting = await tools.bank.transactions.inState(tx, 'suspense', { limit: pageSize, ...(after && { after }) });
      const untouched = await neverMatched(tools, tx, waiting);
      for (const [creditorId, payments] of Map.groupBy(untouched, (one) => one.creditorId)) {
        const counts = await matchPayments(tools, tx, actor, creditorId, payments);
        for (const key of ['matched', 'partly', 'suspense'] as const) total[key] += counts[key];
      }
      total.seen += untouched.length;
      return waiting;
    });
    if (page.length < pageSize) return total;
    after = page.at(-1)?.id;
  }
}

const pageSize = 300;

async function neverMatched({ payments }: PaymentTools, tx: Tx, waiting: readonly BankTransaction[]): Promise<BankTransaction[]> {
  const untouched: BankTransaction[] = [];
  for (const one of waiting)
    if (!one.reversal && one.amountMinor > 0 && (await payments.allocationsOf(tx, one.id)).length === 0) untouched.push(one);
  return untouched;
}
