import { conditionHolds } from './condition-holds.ts';
import { reasonsToLeave } from './find-exit.ts';
import type { CaseFacts, ReceivableFacts, Strategy } from './model.ts';
import { momentOf } from './moment.ts';

/**
 * Whether a strategy lets a receivable enter at `now` (epoch ms): its currency, what it asks of those that enter, and that nothing stands for
 * which it would have to leave at once, or for which it left last. So nothing goes in and out while a dispute or a hardship stands.
 */
export function mayEnter(
  { currency, enter, leave }: Strategy,
  facts: CaseFacts,
  receivable: ReceivableFacts,
  now: number,
): boolean {
  if (currency !== facts.currency) return false;
  const { leftBecause } = receivable;
  if (reasonsToLeave(receivable, facts, now).some((reason) => reason === leftBecause || leave.includes(reason))) return false;
  return conditionHolds(enter, facts, receivable, momentOf(facts, now));
}
