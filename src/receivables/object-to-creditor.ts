import { type Refusal, refuse } from '../kernel/result.ts';
import type { Creditor, PlanPolicy } from './model.ts';
import { findDebtWord } from './neutral-name.ts';

export type CreditorTrouble = 'name_missing' | 'neutral_name_tells' | 'plan_terms_wrong';

type Objectionable = Pick<Creditor, 'name' | 'neutralName'> & { readonly planPolicy?: PlanPolicy | null };

/** What stands against a creditor's names and terms; null when nothing does. */
export function objectToCreditor({ name, neutralName, planPolicy = null }: Objectionable): Refusal<CreditorTrouble> | null {
  if (!name.trim() || !neutralName.trim())
    return refuse('name_missing', 'a creditor needs a name and a neutral name (said before anybody is verified)');
  const word = findDebtWord(neutralName);
  if (planPolicy && !isSound(planPolicy))
    return refuse(
      'plan_terms_wrong',
      `a payment plan has 2 to ${mostInstalments} instalments, 1 to ${longestInterval} days apart, of a least amount above zero`,
    );
  return word === null
    ? null
    : refuse(
        'neutral_name_tells',
        `"${word}" in the neutral name tells of a debt, and anybody who picks up hears it: choose a name that does not`,
      );
}

/** A debt that needs longer than that is not settled on the telephone. */
const mostInstalments = 60;
const longestInterval = 92;

function isSound({ most, everyDays, leastMinor }: PlanPolicy): boolean {
  const whole = [most, everyDays, leastMinor].every(Number.isSafeInteger);
  return whole && most >= 2 && most <= mostInstalments && everyDays >= 1 && everyDays <= longestInterval && leastMinor >= 1;
}
