import { plusDays } from './promised-date.ts';
import type { CallFacts, Instalment } from './session.ts';

/**
 * `total` in minor units as `count` instalments, `everyDays` apart from `first` on (YYYY-MM-DD): equal in whole units of the currency, the
 * last one takes what is left. Undefined when they cannot all be at least `least`, or fewer than two.
 */
export function splitInstalments(
  total: number,
  count: number,
  { first, everyDays, least }: { readonly first: string; readonly everyDays: number; readonly least: number },
): readonly Instalment[] | undefined {
  const whole = regularPart(total, count);
  if (count < 2 || whole < Math.max(1, least)) return undefined;
  return Array.from({ length: count }, (_, index) => ({
    date: plusDays(first, index * everyDays),
    amountMinor: index + 1 < count ? whole : total - whole * (count - 1),
  }));
}

/** The numbers of instalments that the policy allows for what this debtor owes, fewest first; none where it allows no plan. */
export function offeredCounts({ planPolicy, totalMinor }: Pick<CallFacts, 'planPolicy' | 'totalMinor'>): readonly number[] {
  if (!planPolicy) return [];
  const { most, leastMinor } = planPolicy;
  const counts = Array.from({ length: Math.max(0, Math.min(most, mostEver) - 1) }, (_, index) => index + 2);
  return counts.filter((count) => regularPart(totalMinor, count) >= Math.max(1, leastMinor));
}

function regularPart(total: number, count: number): number {
  const exact = Math.floor(total / count);
  return exact >= minorOfUnit ? exact - (exact % minorOfUnit) : exact;
}

/** All currencies here have hundredths. */
const minorOfUnit = 100;
const mostEver = 60;
