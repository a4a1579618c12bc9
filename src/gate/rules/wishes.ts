import type { HoldReason } from '../../receivables/model.ts';
import type { Rule } from './rule.ts';

/** A debtor who said stop is not called by any automation of this creditor. */
export const optOut: Rule = {
  id: 'wishes.opt_out',
  source: 'GDPR Art. 21; FCA CONC 7.9 (requests on when and how); ours: binds every channel',
  check: ({ record }) => (record.optedOut ? { message: 'the person asked not to be contacted', notBefore: null } : null),
};

/** One number is left out at the person's wish; she may be called on another. */
export const numberOptOut: Rule = {
  id: 'wishes.number_opt_out',
  source: 'GDPR Art. 21; FCA CONC 7.9 (requests on when, where and how)',
  check: ({ request }) =>
    request.contactPointOptedOut ? { message: 'the person wants no calls on this number', notBefore: null } : null,
};

/**
 * Promises, disputes, hardship and the like stop `collection` and `courtesy` contact. A reply that the debtor asked for passes the holds
 * that her own word has opened, and no other; bank data that are too old say nothing of what is not due yet.
 */
export const hold: Rule = {
  id: 'wishes.hold',
  source: 'Ours: a promise, dispute or hardship silences contact until it is resolved',
  check: ({ request: { purpose }, record, now }) => {
    if (purpose === 'legal') return null;
    const passed = passedBy[purpose];
    const binding = record.holds.filter(({ reason }) => !passed.has(reason));
    const standing = binding.filter(({ until }) => until === null || now.epochMilliseconds < until);
    const longest =
      standing.find(({ until }) => until === null) ?? standing.toSorted((a, b) => Number(b.until) - Number(a.until))[0];
    return longest ? { message: `on hold: ${longest.reason.replaceAll('_', ' ')}`, notBefore: longest.until } : null;
  },
};

const none: ReadonlySet<string> = new Set();
const ownWord: ReadonlySet<string> = new Set<HoldReason>(['promise', 'plan', 'dispute', 'payment_in_transit', 'hardship']);
const oldBankData: ReadonlySet<string> = new Set<HoldReason>(['stale_bank_data']);
const passedBy = { collection: none, courtesy: oldBankData, service_reply: ownWord } as const;

/** After three failed identifications nobody is asked again by machine that day. */
export const verificationLock: Rule = {
  id: 'wishes.verification_lock',
  source: 'Ours: three failed identifications end automated verification for the day',
  check: ({ record: { verificationLockedUntil }, now }) =>
    verificationLockedUntil !== null && now.epochMilliseconds < verificationLockedUntil
      ? { message: 'identification failed three times today', notBefore: verificationLockedUntil }
      : null,
};
