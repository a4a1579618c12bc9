import { type DayNumber, dateOfDay, dayAt, plusWorkingDays } from '../kernel/day-number.ts';
import type { CaseFacts } from './model.ts';
import { type Moment, momentOf } from './moment.ts';
import { type Enrolled, plannedDay } from './planned-day.ts';
import { getStrategy, type StrategyBook } from './strategy-book.ts';

/** How far a case is from legal steps: steps that come before the first one, its name, and the first day (YYYY-MM-DD) on which it can be. */
export type UntilLegal = { readonly stages: number; readonly step: string; readonly notBefore: string };

/** Of the receivable that is nearest; null where no strategy of the case has a legal step ahead. */
export function stagesUntilLegal(book: StrategyBook, facts: CaseFacts, now: number): UntilLegal | null {
  const moment = momentOf(facts, now);
  return facts.receivables
    .flatMap((receivable) => {
      const { progress } = receivable;
      return progress && receivable.amountMinor > 0 ? (untilLegal(book, { ...receivable, progress }, facts, moment) ?? []) : [];
    })
    .reduce<UntilLegal | null>((nearest, one) => (nearest && nearest.notBefore <= one.notBefore ? nearest : one), null);
}

function untilLegal(book: StrategyBook, receivable: Enrolled, facts: CaseFacts, moment: Moment): UntilLegal | null {
  const { progress } = receivable;
  const strategy = getStrategy(book, progress);
  const next = progress.sentTo?.level ?? progress.done + 1;
  const legal = strategy.steps.findIndex(({ severity }, level) => level >= next && severity === 'legal');
  if (legal < 0) return null;
  let day: DayNumber = progress.doneAt === null ? moment.today : dayAt(progress.doneAt, facts.creditorCountry);
  for (let level = next; level <= legal; level += 1) {
    const times = (strategy.steps[level]?.when ?? []).map(({ days, working }) =>
      working ? plusWorkingDays(day, days, facts.creditorCountry) : day + days,
    );
    const chained = times.length > 0 ? Math.min(...times) : day;
    const known = plannedDay(strategy, level, receivable, facts)?.day;
    day = level === next && progress.sentTo ? moment.today : (known ?? chained);
  }
  const notBefore = dateOfDay(Math.max(day, moment.today));
  return { stages: legal - next, step: strategy.steps[legal]?.name ?? '', notBefore };
}
