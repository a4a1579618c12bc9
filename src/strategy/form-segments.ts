import type { CaseId } from '../kernel/ids.ts';
import { type Currency, formatAmount, money } from '../kernel/money.ts';
import type { CaseFacts } from './model.ts';
import type { Moment } from './moment.ts';
import { balanceOf, daysPastDueOf } from './read-fact.ts';

/** What the system forms by itself: cases by how much, how late, and how they behave. Three words each, `large-old-unreliable`. */
export type FormedSegments = {
  /** Where the thirds of the cases of a currency lie: from here on it is the second, the third. Minor units, days. */
  readonly bounds: Readonly<Partial<Record<Currency, { readonly balance: Bounds; readonly days: Bounds }>>>;
  readonly members: ReadonlyMap<CaseId, FormedMember>;
};
type Bounds = readonly [second: number, third: number];

export type FormedMember = { readonly segment: string; readonly because: string };

/**
 * Divides cases into thirds by balance and by days past due, currency by currency, and by behaviour: `unreliable` has broken two promises,
 * paid four of the last six late, or cannot be reached; `wavering` has broken one or paid two late. Pure and the same for the same cases
 * in any order; equal values are never parted.
 */
export function formSegments(cases: readonly CaseFacts[], moment: Moment): FormedSegments {
  const bounds: Partial<Record<Currency, { balance: Bounds; days: Bounds }>> = {};
  const measured = cases.map((facts) => ({ facts, balance: balanceOf(facts, moment.now), days: daysPastDueOf(facts, moment) }));
  for (const currency of new Set(cases.map((facts) => facts.currency))) {
    const own = measured.filter(({ facts }) => facts.currency === currency);
    bounds[currency] = { balance: thirds(own.map(({ balance }) => balance)), days: thirds(own.map(({ days }) => days)) };
  }
  const members = measured.map(({ facts, balance, days }) => {
    const own = bounds[facts.currency] ?? { balance: [0, 0], days: [0, 0] };
    const size = sizes[bandOf(balance, own.balance)];
    const age = ages[bandOf(days, own.days)];
    const { word, because } = behaviourOf(facts);
    const amount = `${formatAmount(money(balance, facts.currency))} ${facts.currency}`;
    return [
      facts.caseId,
      { segment: `${size}-${age}-${word}`, because: `${amount} open, ${days} days past due, ${because}` },
    ] as const;
  });
  return { bounds, members: new Map(members) };
}

/** One case that is elsewhere than before. Null: it was, or is, in none. */
export type SegmentMove = {
  readonly caseId: CaseId;
  readonly from: string | null;
  readonly to: string | null;
  readonly because: string;
};

/** Who moved between two formings, from where to where and why; by case. */
export function diffSegments(before: FormedSegments['members'], after: FormedSegments['members']): readonly SegmentMove[] {
  const cases = [...new Set([...before.keys(), ...after.keys()])].sort();
  return cases.flatMap((caseId) => {
    const [from, to] = [before.get(caseId), after.get(caseId)];
    if (from?.segment === to?.segment) return [];
    const because = to ? `${to.because}${from ? `; before: ${from.because}` : ''}` : 'nothing is open any more';
    return [{ caseId, from: from?.segment ?? null, to: to?.segment ?? null, because }];
  });
}

const sizes = ['small', 'middling', 'large'] as const;
const ages = ['fresh', 'ageing', 'old'] as const;

function behaviourOf({ history }: CaseFacts): { readonly word: string; readonly because: string } {
  const { brokenPromises, lateOfLast, unreachable } = history;
  const bad = [
    ...(brokenPromises >= 2 ? [`${brokenPromises} broken promises`] : []),
    ...(lateOfLast >= 4 ? [`${lateOfLast} of the last 6 paid late`] : []),
    ...(unreachable ? ['cannot be reached'] : []),
  ];
  if (bad.length > 0) return { word: 'unreliable', because: bad.join(', ') };
  if (brokenPromises === 1) return { word: 'wavering', because: '1 broken promise' };
  if (lateOfLast >= 2) return { word: 'wavering', because: `${lateOfLast} of the last 6 paid late` };
  return { word: 'reliable', because: 'no broken promise' };
}

/** The values at a third and at two thirds of the way. */
function thirds(values: readonly number[]): Bounds {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return [at(1 / 3), at(2 / 3)];
}

function bandOf(value: number, [second, third]: Bounds): 0 | 1 | 2 {
  if (second === third) return value > third ? 2 : value < second ? 0 : 1;
  if (value >= third) return 2;
  return value >= second ? 1 : 0;
}
