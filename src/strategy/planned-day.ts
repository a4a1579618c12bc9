import { type DayNumber, dayAt, dayNumber, isOpenDay, plusWorkingDays } from '../kernel/day-number.ts';
import type { CaseFacts, Progress, ReceivableFacts, StepTime, Strategy } from './model.ts';
import { takenByHolds } from './taken-by-holds.ts';

/** When a step comes. `late`: its day fell into a hold after which such steps are left out. */
export type Planned = { readonly day: DayNumber; readonly late: boolean };

export type Enrolled = ReceivableFacts & { readonly progress: Progress };

/**
 * The day on which a step of a receivable comes, by its anchor and what holds took from its clock; null while its anchor has not happened.
 * A step before the due date is not put off by holds, and comes on the last open day where its own is closed.
 */
export function plannedDay(strategy: Strategy, level: number, receivable: Enrolled, facts: CaseFacts): Planned | null {
  let earliest: Planned | null = null;
  for (const when of strategy.steps[level]?.when ?? []) {
    const planned = byAnchor(when, strategy, level, receivable, facts);
    if (planned && (!earliest || planned.day < earliest.day)) earliest = planned;
  }
  return earliest;
}

/** The day from which a time counts; null while it has not happened. */
function anchorDay(when: StepTime, level: number, { due, progress }: Enrolled, facts: CaseFacts): DayNumber | null {
  const { creditorCountry, promise } = facts;
  switch (when.from) {
    case 'due':
      return dayNumber(due);
    case 'entered':
      return dayAt(progress.enteredAt, creditorCountry);
    case 'previous':
      return progress.done === level - 1 && progress.doneAt !== null ? dayAt(progress.doneAt, creditorCountry) : null;
    case 'promise':
      return promise && dayNumber(promise.date);
    case 'news':
      return progress.heard && progress.heard.news === when.news ? dayAt(progress.heard.at, creditorCountry) : null;
  }
}

function byAnchor(when: StepTime, strategy: Strategy, level: number, receivable: Enrolled, facts: CaseFacts): Planned | null {
  const anchor = anchorDay(when, level, receivable, facts);
  if (anchor === null) return null;
  const { creditorCountry } = facts;
  const own = when.working ? plusWorkingDays(anchor, when.days, creditorCountry) : anchor + when.days;
  if (when.days < 0) return { day: openDayBefore(own, facts), late: false };
  const day = when.from === 'due' || when.from === 'entered' ? own + receivable.progress.shiftDays : own;
  const { days, late } = takenByHolds(anchor, day, strategy, receivable, facts);
  return { day: day + days, late };
}

function openDayBefore(day: DayNumber, facts: CaseFacts): DayNumber {
  let open = day;
  while (!isOpen(open, facts)) open -= 1;
  return open;
}

/** A day on which this case may be contacted at all, by the calendars of creditor and debtor. */
export function isOpen(day: DayNumber, { calendar, creditorCountry, debtor }: CaseFacts): boolean {
  if (calendar === 'rehearsal') return true;
  return isOpenDay(day, debtor.country === creditorCountry ? [creditorCountry] : [creditorCountry, debtor.country]);
}

/** The first open day from `day` on. */
export function openDayFrom(day: DayNumber, facts: CaseFacts): DayNumber {
  let open = day;
  while (!isOpen(open, facts)) open += 1;
  return open;
}
