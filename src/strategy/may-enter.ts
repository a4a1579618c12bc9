import { conditionHolds } from './condition-holds.ts';
import type { CaseFacts, ReceivableFacts, Strategy } from './model.ts';
import { momentOf } from './moment.ts';

/** Whether a strategy lets a receivable enter at `now` (epoch ms): its currency, and what it asks of those that enter. */
export function mayEnter({ currency, enter }: Strategy, facts: CaseFacts, receivable: ReceivableFacts, now: number): boolean {
  return currency === facts.currency && conditionHolds(enter, facts, receivable, momentOf(facts, now));
}
