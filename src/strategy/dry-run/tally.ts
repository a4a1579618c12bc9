import type { Currency } from '../../kernel/money.ts';
import type { Channel } from '../../receivables/model.ts';

/** How many of each; what is not named has none. */
export type Counts<Key extends string = string> = Partial<Record<Key, number>>;

/** What happened on one day of a rehearsal, or on all of them. Amounts in minor units. */
export type Tally = {
  /** Steps that were planned, by their first channel: what capacities bound. */
  readonly planned: Counts<Channel>;
  /** Calls placed, messages sent, letters posted. */
  readonly contacts: Counts<Channel>;
  /** Contacts that got to the debtor. */
  readonly reached: Counts<Channel>;
  /** Calls cost once somebody is reached, what is written when it leaves. */
  readonly costs: Partial<Record<Channel, Counts<Currency>>>;
  /** Contacts that were wanted and could not be, by the rule that stood in the way: each day counts. */
  readonly kept: Counts;
  /** Contacts by step, as `strategy/step`. */
  readonly steps: Counts;
  readonly promises: Counts<'made' | 'kept' | 'broken'>;
  readonly said: Counts<'disputes' | 'hardship' | 'opts_out'>;
  readonly paid: Counts<Currency>;
};

export type DayTally = Tally & {
  /** YYYY-MM-DD. */
  readonly date: string;
};

export function emptyTally(): Tally {
  return { planned: {}, contacts: {}, reached: {}, costs: {}, kept: {}, steps: {}, promises: {}, said: {}, paid: {} };
}

export function count<Key extends string>(counts: Counts<Key>, key: Key, by = 1): void {
  counts[key] = (counts[key] ?? 0) + by;
}

export function countCost(tally: Tally, channel: Channel, currency: Currency, minor: number): void {
  const ofChannel = tally.costs[channel] ?? {};
  count(ofChannel, currency, minor);
  tally.costs[channel] = ofChannel;
}

/** All days together. */
export function sumOf(days: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const day of days) {
    for (const part of ['planned', 'contacts', 'reached', 'kept', 'steps', 'promises', 'said', 'paid'] as const)
      for (const [key, value] of entriesOf(day[part])) count(sum[part] as Counts, key, value);
    for (const [channel, costs] of Object.entries(day.costs))
      for (const [currency, minor] of entriesOf(costs)) countCost(sum, channel as Channel, currency as Currency, minor);
  }
  return sum;
}

/** All of a kind together. */
export function totalOf(counts: Counts): number {
  return entriesOf(counts).reduce((total, [, value]) => total + value, 0);
}

export function entriesOf(counts: Counts): (readonly [string, number])[] {
  return Object.entries(counts).map(([key, value]) => [key, value ?? 0] as const);
}
