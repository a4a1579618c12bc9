import { ladderDay } from './ladder-day.ts';
import type { Step, Strategy } from './model.ts';
import { sayCondition } from './say-condition.ts';
import { sayTime } from './written-time.ts';

/** One step of a strategy, as it stands on the ladder when nothing comes between. */
export type Rung = {
  readonly step: Step;
  /** Days from `from`; null: it hangs on news or a promise. */
  readonly days: number | null;
  readonly from: 'due' | 'entered' | null;
  /** It counts from the due date by itself; else its day is reckoned by the steps before it. */
  readonly exact: boolean;
  /** What lies between it and the step before: `7 days`, `delivered + 14 days`; empty for the first. */
  readonly wait: string;
  /** As people write it; empty: always. */
  readonly onlyIf: string;
  /** Of its first channel, in minor units of the strategy's currency. */
  readonly costMinor: number;
};

/** A strategy along time, the lightest step first. */
export function ladderOf(strategy: Strategy): readonly Rung[] {
  let before: number | null = null;
  return strategy.steps.map((step, level) => {
    const known = ladderDay(strategy, level);
    const fromDue = known?.from === 'due' ? known.days : null;
    const exact = step.when.some(({ from }) => from === 'due');
    const counted = exact && before !== null && fromDue !== null;
    const wait = counted ? daysWords((fromDue ?? 0) - (before ?? 0)) : step.when.map(sayTime).join(' or ');
    if (fromDue !== null) before = fromDue;
    return {
      ...{ step, days: known?.days ?? null, from: known?.from ?? null, exact },
      wait: level === 0 ? '' : wait,
      onlyIf: step.only ? sayCondition(step.only) : '',
      costMinor: step.by[0]?.costMinor ?? 0,
    };
  });
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
