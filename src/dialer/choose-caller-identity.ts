import type { CallerIdentityPolicy, JurisdictionPack } from '../gate/pack.ts';
import type { CallerIdentityId } from '../kernel/ids.ts';
import { type ParsedPhone, type PhoneNumber, parsePhone } from '../kernel/phone.ts';

export type CandidateIdentity = {
  readonly id: CallerIdentityId;
  readonly number: PhoneNumber;
  readonly verified: boolean;
  readonly dailyCap: number;
  /** Calls up at once with it; null: no cap of its own. */
  readonly concurrentCap: number | null;
  /** Calls placed with it today, and up now. */
  readonly usedToday: number;
  readonly up: number;
  readonly lastUsedAt: number | null;
  /** Epoch ms; null: it never rested. */
  readonly restsUntil: number | null;
  /** Share of its last calls that were declined, cut short at once or blocked, 0 to 1; asked for by `health_rested` only. */
  readonly turnedAway: number;
};

/** How a number is chosen: the campaign's wish where every binding pack allows it, else sticky. */
export type IdentityTerms = {
  readonly policy: CallerIdentityPolicy;
  /** Whether somebody who knows one of our numbers may see another while that one may not be used. */
  readonly anotherWhileResting: boolean;
};

export type IdentityNeed = {
  readonly terms: IdentityTerms;
  /** The number that this person saw last. */
  readonly seenBefore: CallerIdentityId | null;
  /** The one that the call was prepared with: what the call says of it is ready. */
  readonly preparedWith: CallerIdentityId | null;
  readonly debtor: Pick<ParsedPhone, 'number' | 'region' | 'kind'>;
  readonly now: number;
  /** When the day of the daily caps is over. */
  readonly dayEnds: number;
};

/** `notBefore`: when one may be used again; null: as soon as a call with it ends, or somebody verifies one. */
export type IdentityChoice =
  | { readonly identity: CandidateIdentity }
  | { readonly identity: null; readonly notBefore: number | null };

/** Both the debtor's and the creditor's packs must allow a policy. Pure. */
export function identityTerms(wanted: CallerIdentityPolicy, packs: readonly JurisdictionPack[]): IdentityTerms {
  const allowed = packs.every(({ callerIdentities }) => callerIdentities.policies.includes(wanted));
  return {
    policy: allowed ? wanted : 'sticky',
    anotherWhileResting: packs.every(({ callerIdentities }) => callerIdentities.anotherWhileResting),
  };
}

/**
 * Which number to present, of those verified as ours, not resting, under their caps. Sticky: the one that this person has seen before;
 * while it may not be used, another one only where the packs allow that. Else by the policy; the one that the call was prepared with stays
 * as long as it may be used. Pure.
 */
export function chooseCallerIdentity(identities: readonly CandidateIdentity[], need: IdentityNeed): IdentityChoice {
  const { terms, now, dayEnds } = need;
  const verified = identities.filter((each) => each.verified);
  const usable = verified.filter((each) => isUsable(each, now));
  const seen = verified.find(({ id }) => id === need.seenBefore);
  if (seen && !terms.anotherWhileResting && !usable.includes(seen)) return { identity: null, notBefore: usableFrom(seen, need) };
  if (usable.length === 0) {
    const from = verified.map((each) => usableFrom(each, { now, dayEnds }));
    return { identity: null, notBefore: from.includes(null) || from.length === 0 ? null : Math.min(...from.map(Number)) };
  }
  const sticky = terms.policy === 'sticky' ? usable.find(({ id }) => id === need.seenBefore) : undefined;
  const prepared = usable.find(({ id }) => id === need.preparedWith);
  const identity = sticky ?? prepared ?? byPolicy[terms.policy](usable, verified, need);
  return identity ? { identity } : { identity: null, notBefore: null };
}

function isUsable({ restsUntil, usedToday, dailyCap, up, concurrentCap }: CandidateIdentity, now: number): boolean {
  return (restsUntil ?? 0) <= now && usedToday < dailyCap && up < (concurrentCap ?? Number.POSITIVE_INFINITY);
}

function usableFrom(identity: CandidateIdentity, { now, dayEnds }: Pick<IdentityNeed, 'now' | 'dayEnds'>): number | null {
  const rested = identity.restsUntil ?? 0;
  const from = Math.max(rested, identity.usedToday >= identity.dailyCap ? dayEnds : 0);
  return from > now ? from : null;
}

type Choose = (
  usable: readonly CandidateIdentity[],
  all: readonly CandidateIdentity[],
  need: IdentityNeed,
) => CandidateIdentity | undefined;

const usedLongestAgo = (a: CandidateIdentity, b: CandidateIdentity) =>
  (a.lastUsedAt ?? 0) - (b.lastUsedAt ?? 0) || a.number.localeCompare(b.number);

const leastRecentlyUsed: Choose = (usable) => usable.toSorted(usedLongestAgo)[0];

/** One after the other in the order of their numbers, from the one used last on. */
const roundRobin: Choose = (usable, all) => {
  const last = all.toSorted(usedLongestAgo).at(-1);
  const inOrder = usable.toSorted((a, b) => a.number.localeCompare(b.number));
  if (last === undefined || last.lastUsedAt === null) return inOrder[0];
  return inOrder.find(({ number }) => number.localeCompare(last.number) > 0) ?? inOrder[0];
};

/** One of the debtor's country, of her area where she has a fixed line; where there is none, as sticky. */
const localPresence: Choose = (usable, all, need) => {
  const known = usable.map((identity) => ({ identity, near: nearness(identity.number, need.debtor) }));
  const nearest = Math.max(...known.map(({ near }) => near));
  if (nearest === 0) return byPolicy.sticky(usable, all, need);
  const near = known.filter((each) => each.near === nearest).map(({ identity }) => identity);
  return near.find(({ id }) => id === need.seenBefore) ?? leastRecentlyUsed(near, all, need);
};

/** The one that people turn away least; of those alike, the one used longest ago. */
const healthRested: Choose = (usable) => usable.toSorted((a, b) => a.turnedAway - b.turnedAway || usedLongestAgo(a, b))[0];

const byPolicy: Readonly<Record<CallerIdentityPolicy, Choose>> = {
  sticky: (usable, all, need) => usable.find(({ id }) => id === need.seenBefore) ?? leastRecentlyUsed(usable, all, need),
  round_robin: roundRobin,
  least_recently_used: leastRecentlyUsed,
  local_presence: localPresence,
  health_rested: healthRested,
};

/** 0: another country. Areas are the first digits of a fixed line; a mobile number has none. */
function nearness(number: PhoneNumber, debtor: IdentityNeed['debtor']): number {
  const ours = parsePhone(number, 'CZ');
  if (!ours.ok || ours.value.region !== debtor.region) return 0;
  if (ours.value.kind !== 'fixed_line' || debtor.kind !== 'fixed_line') return 1;
  let shared = 0;
  while (shared < longestAreaPrefix && number[shared] === debtor.number[shared]) shared += 1;
  return 1 + shared;
}

/** `+420 541`: sign, country code and the digits that name an area in our four countries. */
const longestAreaPrefix = 7;
