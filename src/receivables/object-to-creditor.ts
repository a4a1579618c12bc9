import { type Refusal, refuse } from '../kernel/result.ts';
import type { Creditor } from './model.ts';
import { findDebtWord } from './neutral-name.ts';

export type CreditorTrouble = 'name_missing' | 'neutral_name_tells';

/** What stands against a creditor's names; null when nothing does. */
export function objectToCreditor({ name, neutralName }: Pick<Creditor, 'name' | 'neutralName'>): Refusal<CreditorTrouble> | null {
  if (!name.trim() || !neutralName.trim())
    return refuse('name_missing', 'a creditor needs a name and a neutral name (said before anybody is verified)');
  const word = findDebtWord(neutralName);
  return word === null
    ? null
    : refuse(
        'neutral_name_tells',
        `"${word}" in the neutral name tells of a debt, and anybody who picks up hears it: choose a name that does not`,
      );
}
