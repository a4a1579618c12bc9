import type { Country } from '../../kernel/country.ts';
import type { Instalment, Plan } from '../model.ts';
import { promiseBreaksAt } from '../promise-broken.ts';

export type PlanTerms = {
  readonly graceWorkingDays: number;
  readonly toleranceMinor: number;
  /** Days after an instalment's grace in which it may be made up for. */
  readonly lateDays: number;
  readonly country: Country;
};

export type PlanVerdict = {
  readonly state: 'active' | 'late' | 'broken' | 'completed';
  /** How many instalments are paid, in their order; the next one is awaited. */
  readonly paidInstalments: number;
  /** When the awaited one is late, and when the plan is broken over it (epoch ms); null when all is paid. */
  readonly lateAt: number | null;
  readonly breaksAt: number | null;
};

/**
 * How a plan stands: payments pay its instalments in their order, each up to the tolerance. The awaited one is late after its date and grace;
 * the plan is broken when it is still unpaid so many days later, or once the one after it is late too. Whoever catches up is in time again.
 * Pure.
 */
export function judgePlan(
  { instalments }: { readonly instalments: readonly Instalment[] },
  paidMinor: number,
  now: number,
  { graceWorkingDays, toleranceMinor, lateDays, country }: PlanTerms,
): PlanVerdict {
  let due = 0;
  let paidInstalments = 0;
  for (const { amountMinor } of instalments) {
    due += amountMinor;
    if (paidMinor < due - toleranceMinor) break;
    paidInstalments += 1;
  }
  const [awaited, following] = instalments.slice(paidInstalments);
  if (!awaited) return { state: 'completed', paidInstalments, lateAt: null, breaksAt: null };
  const lateAt = promiseBreaksAt(awaited, { graceWorkingDays }, country);
  const madeUpBy = lateAt + lateDays * day;
  const breaksAt = following ? Math.min(madeUpBy, promiseBreaksAt(following, { graceWorkingDays }, country)) : madeUpBy;
  const state = now < lateAt ? 'active' : now < breaksAt ? 'late' : 'broken';
  return { state, paidInstalments, lateAt, breaksAt };
}

/** When a plan in this state must be looked at by itself. */
export function lookAtOf({ state, lateAt, breaksAt }: PlanVerdict): Plan['lookAt'] {
  return state === 'active' ? lateAt : state === 'late' ? breaksAt : null;
}

const day = 86_400_000;
