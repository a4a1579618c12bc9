import type { ContactPointId } from '../kernel/ids.ts';
import type { ParsedPhone } from '../kernel/phone.ts';

export type CandidateNumber = {
  readonly contactPointId: ContactPointId;
  readonly phone: ParsedPhone;
  readonly status: 'unverified' | 'verified' | 'wrong_party' | 'dead';
  /** The person wants no calls there. */
  readonly optedOut: boolean;
  /** Unanswered attempts on it in this campaign since it was last answered. */
  readonly unanswered: number;
  /** The gate would never let it be dialled: premium, another country, on a suppression list, not to be called at the person's wish. */
  readonly barred: boolean;
};

/**
 * Which of a person's numbers to dial: the first in the given order that is not dead or somebody else's and has had fewer than three
 * unanswered attempts; when all have had three, the one with the fewest. A barred one only when there is no other: the gate then says why
 * nobody is called. Undefined when none may be dialled. Pure.
 */
export function chooseNumber(numbers: readonly CandidateNumber[]): CandidateNumber | undefined {
  const known = numbers.filter(({ status }) => status === 'unverified' || status === 'verified');
  const open = known.filter(({ barred }) => !barred);
  const usable = open.length > 0 ? open : known;
  return usable.find(({ unanswered }) => unanswered < 3) ?? usable.toSorted((a, b) => a.unanswered - b.unanswered)[0];
}
