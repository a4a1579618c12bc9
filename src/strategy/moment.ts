import { type DayNumber, dayAt } from '../kernel/day-number.ts';
import type { CaseFacts } from './model.ts';

/** The instant of a decision (epoch ms), and what the creditor's calendar shows then. */
export type Moment = { readonly now: number; readonly today: DayNumber };

export function momentOf({ creditorCountry }: Pick<CaseFacts, 'creditorCountry'>, now: number): Moment {
  return { now, today: dayAt(now, creditorCountry) };
}
