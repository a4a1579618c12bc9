import type { CreditorId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Tools } from './ports.ts';

/**
 * The moment (epoch ms) as of which promises and plans of a creditor are judged: now, or until when its banks have told what was paid. Nobody
 * is called a breaker of a promise because a statement is late.
 */
export async function judgedAsOf(
  { books, clock }: Pick<Tools, 'books' | 'clock'>,
  tx: Tx,
  creditorId: CreditorId,
): Promise<number> {
  const now = clock.now().epochMilliseconds;
  return Math.min(now, (await books.paymentsKnown.until(tx, creditorId)) ?? now);
}
