import type { Rule } from './rule.ts';

/** A debtor who said stop is not called by any automation of this creditor. */
export const optOut: Rule = {
  id: 'wishes.opt_out',
  source: 'GDPR Art. 21; FCA CONC 7.9 (requests on when and how); ours: binds every channel',
  check: ({ record }) => (record.optedOut ? { message: 'the person asked not to be contacted', notBefore: null } : null),
};

/** Promises, disputes, hardship and the like stop `collection` and `courtesy` contact. */
export const hold: Rule = {
  id: 'wishes.hold',
  source: 'Ours: a promise, dispute or hardship silences contact until it is resolved',
  check: ({ request: { purpose }, record, now }) => {
    if (purpose === 'service_reply' || purpose === 'legal') return null;
    const standing = record.holds.filter(({ until }) => until === null || now.epochMilliseconds < until);
    const longest =
      standing.find(({ until }) => until === null) ?? standing.toSorted((a, b) => Number(b.until) - Number(a.until))[0];
    return longest ? { message: `on hold: ${longest.reason.replaceAll('_', ' ')}`, notBefore: longest.until } : null;
  },
};

/** After three failed identifications nobody is asked again by machine that day. */
export const verificationLock: Rule = {
  id: 'wishes.verification_lock',
  source: 'Ours: three failed identifications end automated verification for the day',
  check: ({ record: { verificationLockedUntil }, now }) =>
    verificationLockedUntil !== null && now.epochMilliseconds < verificationLockedUntil
      ? { message: 'identification failed three times today', notBefore: verificationLockedUntil }
      : null,
};
