import type { StepTime, Strategy } from './model.ts';

/** Where a step stands on the ladder when nothing comes between: so many days from the due date, or from the entry. */
export type LadderDay = { readonly from: 'due' | 'entered'; readonly days: number };

/** Of one level; null where its time hangs on news or a promise. Working days are counted as seven for five. */
export function ladderDay({ steps }: Pick<Strategy, 'steps'>, level: number): LadderDay | null {
  let days = known.get(steps);
  if (!days) {
    days = steps.map((_, each) => findLadderDay(steps, each));
    known.set(steps, days);
  }
  return days[level] ?? null;
}

/** A strategy never changes, and is asked for every receivable. */
const known = new WeakMap<Strategy['steps'], readonly (LadderDay | null)[]>();

function findLadderDay(steps: Strategy['steps'], level: number): LadderDay | null {
  const step = steps[level];
  if (!step) return null;
  const times = step.when.flatMap((when) => ladderTime(when, steps, level) ?? []);
  return times.reduce<LadderDay | null>((first, day) => (first && first.days <= day.days ? first : day), null);
}

function ladderTime(when: StepTime, steps: Strategy['steps'], level: number): LadderDay | null {
  const days = when.working ? Math.sign(when.days) * Math.ceil((Math.abs(when.days) * 7) / 5) : when.days;
  if (when.from === 'due' || when.from === 'entered') return { from: when.from, days };
  const previous = when.from === 'previous' ? findLadderDay(steps, level - 1) : null;
  return previous && { from: previous.from, days: previous.days + days };
}
