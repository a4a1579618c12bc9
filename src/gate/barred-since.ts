import type { LimitationRules } from './pack.ts';

/**
 * The first day (YYYY-MM-DD) on which a claim due on `due` is time-barred, if nothing stopped or renewed its time: acknowledgements and
 * actions are not counted, and a part payment is none, so that the rule errs on the mild side. Pure.
 */
export function barredSince(rules: LimitationRules, debtor: 'consumer' | 'business', due: string): string {
  const years = debtor === 'consumer' ? rules.consumerYears : rules.businessYears;
  const ends = Temporal.PlainDate.from(due).add({ years });
  const last = rules.toEndOfYear ? ends.with({ month: 12, day: 31 }) : ends;
  return last.add({ days: 1 }).toString();
}
