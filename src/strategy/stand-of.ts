import { dayAt, dayNumber, dayStart } from '../kernel/day-number.ts';
import { conditionHolds } from './condition-holds.ts';
import type { Move, PassedStep } from './decision.ts';
import { ladderDay } from './ladder-day.ts';
import type { CaseFacts, Step, StepChannel, Strategy } from './model.ts';
import type { Moment } from './moment.ts';
import { type Enrolled, openDayFrom, type Planned, plannedDay } from './planned-day.ts';
import { takenByHolds } from './taken-by-holds.ts';

/** Where one receivable stands in its strategy at one moment. */
export type Stand = {
  readonly receivable: Enrolled;
  readonly strategy: Strategy;
  /** The gravest step that is due and can be done; null: none. */
  readonly due: DueStep | null;
  /** What it would have behind it: up to and with that step, and what is left out. Null: nothing changes. */
  readonly move: Move | null;
  /** A grave step that waits for a channel: its level; null: none does. */
  readonly blocked: number | null;
};

export type DueStep = {
  readonly level: number;
  readonly step: Step;
  readonly by: readonly [StepChannel, ...StepChannel[]];
};

/**
 * Looks at the steps above the last one done. Of those that are due the gravest that can be done is wanted, the lighter ones are
 * superseded by it; what lapsed, has no channel or does not hold is left out. A demand and what is graver never is for want of a channel:
 * the receivable waits below it.
 */
export function standOf(strategy: Strategy, receivable: Enrolled, facts: CaseFacts, moment: Moment): Stand {
  const { progress } = receivable;
  const found: { level: number; planned: Planned; can: StepState }[] = [];
  let blocked: number | null = null;
  for (const [level, planned] of dueLevels(strategy, receivable, facts, moment)) {
    const can = stateOf(strategy, level, planned, receivable, facts, moment);
    if (can.is === 'blocked') {
      blocked = level;
      break;
    }
    found.push({ level, planned, can });
  }
  const wanted = found.findLast(({ can }) => can.is === 'ready');
  const last = found.at(-1);
  if (!last) return { receivable, strategy, due: null, move: null, blocked };
  const steps = found.map(({ level, can }): PassedStep => {
    const step = nameOf(strategy, level);
    if (can.is === 'left_out') return { level, step, how: 'left_out', why: can.why };
    return level === wanted?.level
      ? { level, step, how: 'contacted', why: 'due' }
      : { level, step, how: 'superseded', why: 'graver_step' };
  });
  const step = wanted && strategy.steps[wanted.level];
  const due = wanted && step && wanted.can.is === 'ready' ? { level: wanted.level, step, by: wanted.can.by } : null;
  const move: Move = {
    receivableId: receivable.id,
    enrolmentId: progress.enrolmentId,
    level: due ? last.level : Math.max(last.level, progress.done),
    steps,
    stage: due?.step.name ?? null,
    shiftDays: shiftAfter(strategy, last.level, receivable, facts, moment),
  };
  return { receivable, strategy, due, move, blocked };
}

/** A reaction sends to one level only; else every level above the last one done whose day has come. Lowest first. */
function dueLevels(
  strategy: Strategy,
  receivable: Enrolled,
  facts: CaseFacts,
  { now, today }: Moment,
): (readonly [level: number, planned: Planned])[] {
  const { sentTo, done } = receivable.progress;
  if (sentTo) return sentTo.at <= now ? [[sentTo.level, { day: today, late: false }]] : [];
  const levels: (readonly [number, Planned])[] = [];
  for (let level = done + 1; level < strategy.steps.length; level += 1) {
    const planned = plannedDay(strategy, level, receivable, facts);
    if (planned && planned.day <= today) levels.push([level, planned]);
  }
  return levels;
}

type StepState =
  | { readonly is: 'ready'; readonly by: readonly [StepChannel, ...StepChannel[]] }
  | { readonly is: 'left_out'; readonly why: PassedStep['why'] }
  | { readonly is: 'blocked' };

function stateOf(
  strategy: Strategy,
  level: number,
  planned: Planned,
  receivable: Enrolled,
  facts: CaseFacts,
  moment: Moment,
): StepState {
  const step = strategy.steps[level];
  if (!step) return { is: 'blocked' }; // a reaction names a step that this version does not have; compile refuses such
  if (planned.late) return { is: 'left_out', why: 'late_after_hold' };
  if (hasLapsed(step, planned, receivable, facts, moment)) return { is: 'left_out', why: 'lapsed' };
  if (step.only && !conditionHolds(step.only, facts, receivable, moment)) return { is: 'left_out', why: 'condition' };
  const [first, ...others] = step.by.filter(({ channel }) => facts.usable.includes(channel));
  if (first) return { is: 'ready', by: [first, ...others] };
  return isGrave(step) ? { is: 'blocked' } : { is: 'left_out', why: 'no_channel' };
}

/** What is said before the due date has no sense from that date on, and what is optional none after its day. */
function hasLapsed(step: Step, planned: Planned, receivable: Enrolled, facts: CaseFacts, { today }: Moment): boolean {
  if (step.when.every(({ from, days }) => from === 'due' && days < 0) && today >= dayNumber(receivable.due)) return true;
  return step.optional && today > openDayFrom(planned.day, facts);
}

function isGrave({ severity }: Step): boolean {
  return severity === 'demand' || severity === 'final' || severity === 'legal';
}

/**
 * What holds have taken from the clock of all that comes after, to be kept since they are forgotten with this step. Where a reaction sent it
 * back, the ladder goes on from there with its own distances.
 */
function shiftAfter(strategy: Strategy, level: number, receivable: Enrolled, facts: CaseFacts, { today }: Moment): number {
  const { progress, due } = receivable;
  const { from, days } = ladderDay(strategy, level) ?? { from: 'due', days: null };
  const base = from === 'due' ? dayNumber(due) : dayAt(progress.enteredAt, facts.creditorCountry);
  const taken = takenByHolds(base, Number.POSITIVE_INFINITY, strategy, receivable, facts).days;
  const shift = progress.shiftDays + taken;
  return progress.sentTo && level <= progress.done && days !== null ? Math.max(shift, today - base - days) : shift;
}

function nameOf(strategy: Strategy, level: number): string {
  return strategy.steps[level]?.name ?? String(level);
}

/** When something comes of itself (epoch ms), and the step that it is; null: nothing is known to. */
export function nextLook(
  strategy: Strategy,
  receivable: Enrolled,
  facts: CaseFacts,
  { now, today }: Moment,
): { readonly at: number; readonly step: string | null } | null {
  const { sentTo, heldUntil, done } = receivable.progress;
  if (heldUntil !== null && heldUntil > now) return { at: heldUntil, step: null };
  if (sentTo) return sentTo.at > now ? { at: sentTo.at, step: nameOf(strategy, sentTo.level) } : null;
  let next: { day: number; level: number } | null = null;
  for (let level = done + 1; level < strategy.steps.length; level += 1) {
    const planned = plannedDay(strategy, level, receivable, facts);
    if (planned && planned.day > today && (next === null || planned.day < next.day)) next = { day: planned.day, level };
  }
  return next && { at: dayStart(next.day, facts.creditorCountry), step: nameOf(strategy, next.level) };
}
