import { type Refusal, refuse } from '../kernel/result.ts';
import type { Creditor, InterestTerms, PlanPolicy } from './model.ts';
import { findDebtWord } from './neutral-name.ts';

export type CreditorTrouble = 'name_missing' | 'neutral_name_tells' | 'plan_terms_wrong' | 'interest_terms_wrong';

type Objectionable = Pick<Creditor, 'name' | 'neutralName'> & {
  readonly planPolicy?: PlanPolicy | null;
  readonly planLateDays?: number;
  readonly interest?: InterestTerms | null;
};

/** What stands against a creditor's names and terms; null when nothing does. */
export function objectToCreditor({
  name,
  neutralName,
  planPolicy = null,
  planLateDays = 0,
  interest = null,
}: Objectionable): Refusal<CreditorTrouble> | null {
  if (!name.trim() || !neutralName.trim())
    return refuse('name_missing', 'a creditor needs a name and a neutral name (said before anybody is verified)');
  const word = findDebtWord(neutralName);
  if (planPolicy && !isSound(planPolicy))
    return refuse(
      'plan_terms_wrong',
      `a payment plan has 2 to ${mostInstalments} instalments, 1 to ${longestInterval} days apart, of a least amount above zero`,
    );
  if (!Number.isSafeInteger(planLateDays) || planLateDays < 0 || planLateDays > longestInterval)
    return refuse('plan_terms_wrong', `an instalment may be made up for within 0 to ${longestInterval} days`);
  const agreed = interest?.kind === 'contractual' ? interest.basisPoints : 1;
  if (!Number.isSafeInteger(agreed) || agreed < 1 || agreed > highestRate)
    return refuse(
      'interest_terms_wrong',
      `interest by contract is above 0 and at most ${highestRate / 100} % a year, in steps of 0.01`,
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
/** Hundredths of a percent: more than that is a slip of the pen. */
const highestRate = 10_000;

function isSound({ most, everyDays, leastMinor }: PlanPolicy): boolean {
  const whole = [most, everyDays, leastMinor].every(Number.isSafeInteger);
  return whole && most >= 2 && most <= mostInstalments && everyDays >= 1 && everyDays <= longestInterval && leastMinor >= 1;
}
