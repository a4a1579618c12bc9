import { type DayNumber, dateOfDay, dayStart } from '../../kernel/day-number.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Channel } from '../../receivables/model.ts';
import type { ExitReason } from '../model.ts';
import type { Capacity } from '../planning/model.ts';
import type { LoadedCase } from '../planning/ports.ts';
import { carryOutOnStage } from './carry-out-on-stage.ts';
import { morningOnStage } from './morning-on-stage.ts';
import { planOnStage } from './plan-on-stage.ts';
import { setStage } from './set-stage.ts';
import type { DryRunTerms, Stage } from './stage.ts';
import { type Counts, count, type DayTally, emptyTally, entriesOf, sumOf, type Tally } from './tally.ts';

/** What a portfolio would come to. Amounts in minor units. */
export type DryRun = {
  readonly days: readonly DayTally[];
  readonly total: Tally;
  /** The fullest day of each channel, in steps planned; `capacity` null: as many as are due. */
  readonly peaks: Partial<Record<Channel, Peak>>;
  /** Cases that no strategy looks after any more at the end, by why the last of their receivables left. */
  readonly ended: Counts<ExitReason>;
  /** Cases that some strategy looks after at the end, and those that none ever did. */
  readonly running: number;
  readonly outside: number;
  readonly owedBefore: Counts<Currency>;
  readonly owedAfter: Counts<Currency>;
};

export type Peak = { readonly date: string; readonly steps: number; readonly capacity: number | null };

/**
 * Rehearses a portfolio for so many days from `from` on: each day money comes in and promises are judged, then at ten o'clock the planner looks,
 * and what it has planned is carried out. Pure: the same portfolio and terms give the same result; nothing is sent, nothing is written.
 */
export function dryRun(portfolio: readonly LoadedCase[], terms: DryRunTerms, from: DayNumber, days: number): DryRun {
  const stage = setStage(portfolio, terms, momentOn(from));
  const owedBefore = owedOn(stage);
  const tallies: DayTally[] = [];
  for (let day = from; day < from + days; day += 1) {
    stage.tally = emptyTally();
    const now = momentOn(day);
    morningOnStage(stage, day, now);
    planOnStage(stage, now);
    for (const staged of stage.cases.values()) if (staged.inHand) carryOutOnStage(stage, staged, staged.inHand, now);
    tallies.push({ date: dateOfDay(day), ...stage.tally });
  }
  const { ended, running, outside } = endsOn(stage);
  return {
    ...{ days: tallies, total: sumOf(tallies), peaks: peaksOf(tallies, terms.capacity) },
    ...{ ended, running, outside, owedBefore, owedAfter: owedOn(stage) },
  };
}

/** All our countries keep the same time. */
function momentOn(day: DayNumber): number {
  return dayStart(day, 'CZ') + tenInTheMorning;
}

const tenInTheMorning = 10 * 3_600_000;

function peaksOf(days: readonly DayTally[], capacity: Capacity): DryRun['peaks'] {
  const peaks: Partial<Record<Channel, Peak>> = {};
  for (const { date, planned } of days)
    for (const [key, steps] of entriesOf(planned)) {
      const channel = key as Channel;
      if (steps > (peaks[channel]?.steps ?? 0)) peaks[channel] = { date, steps, capacity: capacity[channel] ?? null };
    }
  return peaks;
}

function owedOn({ cases }: Stage): Counts<Currency> {
  const owed: Counts<Currency> = {};
  for (const { facts } of cases.values())
    for (const { amountMinor } of facts.receivables) if (amountMinor > 0) count(owed, facts.currency, amountMinor);
  return owed;
}

function endsOn({ cases }: Stage): Pick<DryRun, 'ended' | 'running' | 'outside'> {
  const ended: Counts<ExitReason> = {};
  let running = 0;
  let outside = 0;
  for (const { facts, left } of cases.values())
    if (facts.receivables.some(({ progress }) => progress !== null)) running += 1;
    else if (left) count(ended, left);
    else outside += 1;
  return { ended, running, outside };
}
