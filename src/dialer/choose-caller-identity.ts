import type { CallerIdentityId } from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';

export type CandidateIdentity = {
  readonly id: CallerIdentityId;
  readonly number: PhoneNumber;
  readonly verified: boolean;
  readonly dailyCap: number;
  /** Calls placed with it today. */
  readonly usedToday: number;
  readonly lastUsedAt: number | null;
  readonly resting: boolean;
};

/**
 * Which number to present. Sticky: the one that this person has seen before, while it may be used, then the one that the call was
 * prepared with; else the least recently used of those verified as ours, under their daily cap and not resting. Undefined when none may
 * be used. Pure.
 */
export function chooseCallerIdentity(
  identities: readonly CandidateIdentity[],
  seenBefore: CallerIdentityId | null,
  preparedWith: CallerIdentityId | null = null,
): CandidateIdentity | undefined {
  const usable = identities.filter(({ verified, resting, usedToday, dailyCap }) => verified && !resting && usedToday < dailyCap);
  return (
    usable.find(({ id }) => id === seenBefore) ??
    usable.find(({ id }) => id === preparedWith) ??
    usable.toSorted((a, b) => (a.lastUsedAt ?? 0) - (b.lastUsedAt ?? 0) || a.number.localeCompare(b.number))[0]
  );
}
