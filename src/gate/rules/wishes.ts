import type { HoldReason } from '../../receivables/model.ts';
import type { ContactRecord } from '../contact.ts';
import { ofCalls, type Rule } from './rule.ts';

/**
 * A debtor who said stop is not contacted by any automation of this creditor, on the channels and for the purposes that she named. Letters
 * that must go may go; so may the one confirmation of her wish.
 */
export const optOut: Rule = {
  id: 'wishes.opt_out',
  source: 'GDPR Art. 21; FCA CONC 7.9 (requests on when and how); ours: binds every channel',
  check: ({ record: { optOuts }, request }) => {
    const { channel, purpose } = request;
    if (request.channel !== 'voice' && request.confirmsOptOut) return null;
    if (channel === 'letter' && purpose === 'legal') return null;
    const wish = optOuts.find(
      (each) => (each.scope === 'all' || each.scope === channel) && (each.purpose === null || each.purpose === purpose),
    );
    if (!wish) return null;
    const where = wish.scope === 'all' ? '' : ` by ${wish.scope}`;
    const what = wish.purpose === null ? '' : ` for ${wish.purpose}`;
    const values = { scope: wish.scope, ...(wish.purpose !== null && { purpose: wish.purpose }) };
    return { message: `the person asked not to be contacted${where}${what}`, values, notBefore: null };
  },
};

/** One number is left out at the person's wish; she may be called on another. */
export const numberOptOut: Rule = {
  id: 'wishes.number_opt_out',
  source: 'GDPR Art. 21; FCA CONC 7.9 (requests on when, where and how)',
  check: ofCalls(({ request }) =>
    request.contactPointOptedOut ? { message: 'the person wants no calls on this number', notBefore: null } : null,
  ),
};

/**
 * Promises, disputes and the like stop `collection` and `courtesy` contact. A reply that the debtor asked for passes the holds
 * that her own word has opened, and no other; bank data that are too old say nothing of what is not due yet.
 */
export const hold: Rule = {
  id: 'wishes.hold',
  source: 'Ours: a promise, dispute or hold silences contact until it is resolved',
  check: ({ request: { purpose }, record, now }) => {
    if (purpose === 'legal') return null;
    const passed = passedBy[purpose];
    const binding = record.holds.filter(({ reason }) => !passed.has(reason) && !ofCircumstances.has(reason));
    const longest = longestStanding(binding, now.epochMilliseconds);
    if (!longest) return null;
    const { reason, until } = longest;
    return { message: `on hold: ${reason.replaceAll('_', ' ')}`, values: { reason }, notBefore: until };
  },
};

/** Of the holds that stand at `now` the one that ends last; one without an end outlasts all. */
export function longestStanding(holds: ContactRecord['holds'], now: number): ContactRecord['holds'][number] | undefined {
  const standing = holds.filter(({ until }) => until === null || now < until);
  return standing.find(({ until }) => until === null) ?? standing.toSorted((a, b) => Number(b.until) - Number(a.until))[0];
}

const none: ReadonlySet<string> = new Set();
const ownWord: ReadonlySet<string> = new Set<HoldReason>(['promise', 'plan', 'dispute', 'payment_in_transit']);
const oldBankData: ReadonlySet<string> = new Set<HoldReason>(['stale_bank_data']);
const passedBy = { collection: none, courtesy: oldBankData, service_reply: ownWord } as const;
/** They have rules of their own (`circumstances.ts`). */
const ofCircumstances: ReadonlySet<string> = new Set<HoldReason>(['hardship', 'insolvency', 'deceased']);

/** After three failed identifications nobody is asked again by machine that day. */
export const verificationLock: Rule = {
  id: 'wishes.verification_lock',
  source: 'Ours: three failed identifications end automated verification for the day',
  check: ofCalls(({ record: { verificationLockedUntil }, now }) =>
    verificationLockedUntil !== null && now.epochMilliseconds < verificationLockedUntil
      ? { message: 'identification failed three times today', notBefore: verificationLockedUntil }
      : null,
  ),
};
