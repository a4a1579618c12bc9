import { money, percentUp } from '../../kernel/money.ts';
import type { Conversation, PromisePolicy } from '../model.ts';

/** What a promise may be. Dates YYYY-MM-DD: they compare as text. */
export type PromiseTerms = { readonly today: string; readonly latest: string; readonly leastMinor: number };

/** The latest day and the least amount that the creditor lets somebody promise who owes this. Pure. */
export function promiseTerms(
  policy: PromisePolicy,
  { totalMinor, currency }: Pick<Conversation, 'totalMinor' | 'currency'>,
  today: Temporal.PlainDate,
): PromiseTerms {
  return {
    today: today.toString(),
    latest: today.add({ days: policy.latestDays }).toString(),
    leastMinor: percentUp(money(totalMinor, currency), policy.leastPercent).minor,
  };
}
