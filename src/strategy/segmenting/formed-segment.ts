import { type Currency, formatAmount, money } from '../../kernel/money.ts';
import type { CaseFacts } from '../model.ts';
import type { Moment } from '../moment.ts';
import { balanceOf, daysPastDueOf } from '../read-fact.ts';
import { type Bounds, formedAges, type formedBehaviours, formedSizes, type Membership, type Thirds } from './model.ts';

/** How much and how late each case is, currency by currency: minor units, days. Numbers only, so that it stays small however many there are. */
export type Measures = Map<Currency, { readonly balance: number[]; readonly days: number[] }>;

/** Adds a case to the measures. One of which nothing is open counts for nothing. */
export function measure(measures: Measures, facts: CaseFacts, moment: Moment): void {
  if (!isOpen(facts)) return;
  const own = measures.get(facts.currency) ?? { balance: [], days: [] };
  measures.set(facts.currency, own);
  own.balance.push(balanceOf(facts, moment.now));
  own.days.push(daysPastDueOf(facts, moment));
}

/** Where the thirds lie. The same in whatever order the cases came. */
export function boundsOf(measures: Measures): Bounds {
  return Object.fromEntries(
    [...measures].map(([currency, { balance, days }]) => [currency, { balance: thirds(balance), days: thirds(days) }]),
  );
}

/**
 * The segment that the system puts a case into: three words, `large-old-unreliable`. Thirds of the cases of its currency by balance and by
 * days past due, and behaviour: `unreliable` has broken two promises, paid four of the last six late, or cannot be reached; `wavering` has
 * broken one or paid two late. Null: nothing is open. Equal values are never parted.
 */
export function formedSegment(bounds: Bounds, facts: CaseFacts, moment: Moment): Membership | null {
  if (!isOpen(facts)) return null;
  const own = bounds[facts.currency] ?? { balance: [0, 0], days: [0, 0] };
  const [balance, days] = [balanceOf(facts, moment.now), daysPastDueOf(facts, moment)];
  const { word, because } = behaviourOf(facts);
  const amount = `${formatAmount(money(balance, facts.currency))} ${facts.currency}`;
  const segment = `${formedSizes[bandOf(balance, own.balance)]}-${formedAges[bandOf(days, own.days)]}-${word}`;
  return { segment, kind: 'formed', because: `${amount} open, ${days} days past due, ${because}` };
}

function isOpen({ receivables }: CaseFacts): boolean {
  return receivables.some(({ amountMinor }) => amountMinor > 0);
}

type Behaviour = { readonly word: (typeof formedBehaviours)[number]; readonly because: string };

function behaviourOf({ history }: CaseFacts): Behaviour {
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
function thirds(values: readonly number[]): Thirds {
  const sorted = Float64Array.from(values).sort();
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return [at(1 / 3), at(2 / 3)];
}

function bandOf(value: number, [second, third]: Thirds): 0 | 1 | 2 {
  if (second === third) return value > third ? 2 : value < second ? 0 : 1;
  if (value >= third) return 2;
  return value >= second ? 1 : 0;
}
