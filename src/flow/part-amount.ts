import type { CallFacts } from './session.ts';

/** What part of the total may be promised: both in minor units, whole units of the currency; null when only the whole makes sense. */
export function partLimits({ totalMinor, promisePolicy }: CallFacts): { readonly least: number; readonly most: number } | null {
  const percent = Math.min(100, Math.max(0, promisePolicy.leastPercent));
  const least = Math.max(1, Math.ceil((totalMinor * percent) / 100 / minorOfUnit)) * minorOfUnit;
  const most = Math.floor(totalMinor / minorOfUnit) * minorOfUnit;
  return least < most ? { least, most } : null;
}

/** The amount that was keyed in whole units of the currency, in minor units, if it may be promised. */
export function partAmount(keyed: string, facts: CallFacts): number | undefined {
  const limits = partLimits(facts);
  if (!limits || !/^\d{1,9}$/.test(keyed)) return undefined;
  const minor = Number(keyed) * minorOfUnit;
  return minor >= limits.least && minor <= limits.most ? minor : undefined;
}

/** All currencies here have hundredths. */
const minorOfUnit = 100;
