import type { CallbackSlot, CallFacts } from '../flow/session.ts';
import { localDate } from '../kernel/calendar.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { Debtor } from '../receivables/find-debtor.ts';
import type { Conversation, Creditor, PromiseToPay } from '../receivables/model.ts';
import { promiseBreaksAt } from '../receivables/promise-broken.ts';
import type { DialerTools } from './dialer-tools.ts';

/** What a conversation is about; of somebody who owes nothing any more there is none. */
type Owed = Pick<Conversation, 'currency' | 'receivables' | 'totalMinor' | 'daysPastDue'>;

/** What a call may know besides who owes what. */
export type AboutCall = {
  readonly attemptNumber: number;
  readonly callbackNumber: PhoneNumber;
  /** Those of the case that stand or were broken, newest first. */
  readonly promises: readonly Pick<PromiseToPay, 'state' | 'amountMinor' | 'date'>[];
  /** Of the last attempt at this person for this creditor. */
  readonly lastResult: ResultCode | null;
  readonly callbackSlots: readonly CallbackSlot[];
};

/** What a call to this debtor may say, as it stands now. */
export function callFacts(
  { clock, addressOf }: Pick<DialerTools, 'clock' | 'addressOf'>,
  { person, creditor, name, language, verifiers, hasMobile, hasEmail }: Debtor,
  conversation: Owed,
  call: AboutCall,
): CallFacts {
  return {
    today: localDate(clock.now(), person.country).toString(),
    direction: 'outbound',
    candidates: 'one',
    country: person.country,
    attemptNumber: call.attemptNumber,
    creditor: { neutralName: creditor.neutralName },
    person: { name, address: addressOf(language, person), verifiers, hasMobile, hasEmail },
    callbackNumber: call.callbackNumber,
    currency: conversation.currency,
    totalMinor: conversation.totalMinor,
    daysPastDue: conversation.daysPastDue,
    receivables: conversation.receivables.map((receivable) => ({
      id: receivable.id,
      amountMinor: receivable.amountMinor,
      due: receivable.due,
      issued: receivable.issued,
      variableSymbol: receivable.variableSymbol,
      document: receivable.document,
    })),
    promisePolicy: creditor.promisePolicy,
    planPolicy: planPolicyFor(creditor, conversation),
    promise: lastPromise(call.promises, conversation, creditor, clock.now().epochMilliseconds),
    brokenPromises: call.promises.filter(({ state }) => state === 'broken').length,
    lastResult: call.lastResult,
    segment: conversation.receivables.find(({ attributes }) => attributes.segment)?.attributes.segment ?? null,
    callbackSlots: call.callbackSlots,
    keyedNumberAllowed: creditor.keyedNumberAllowed,
  };
}

/** Null also for what is too small to be split, and for another currency than the creditor's, in which its least is no measure. */
function planPolicyFor({ planPolicy, currency }: Creditor, conversation: Owed): CallFacts['planPolicy'] {
  if (!planPolicy || currency !== conversation.currency) return null;
  return conversation.totalMinor >= 2 * planPolicy.leastMinor ? planPolicy : null;
}

/** A promise of a date alone was of all that is owed. What is still owed when date and grace are over was not kept. */
function lastPromise(
  promises: AboutCall['promises'],
  { totalMinor }: Owed,
  { promisePolicy, country }: Creditor,
  now: number,
): CallFacts['promise'] {
  const found = promises.find(({ state }) => state === 'active') ?? promises.find(({ state }) => state === 'broken');
  if (!found) return null;
  const open = found.state === 'active' && now < promiseBreaksAt(found, promisePolicy, country);
  return { amountMinor: found.amountMinor ?? totalMinor, date: found.date, state: open ? 'open' : 'broken' };
}
