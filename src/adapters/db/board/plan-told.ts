import { money } from '../../../kernel/money.ts';
import type { PlanAccepted } from '../../../receivables/events.ts';
import type { PlanTold } from '../../../web/ports.ts';

/** A payment plan as people read it. */
export function planTold({ totalMinor, currency, instalments }: PlanAccepted): PlanTold {
  return {
    total: money(totalMinor, currency),
    instalments: instalments.map(({ amountMinor, date }) => ({ amount: money(amountMinor, currency), date })),
  };
}
