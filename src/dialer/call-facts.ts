import type { CallFacts } from '../flow/session.ts';
import { localDate } from '../kernel/calendar.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Debtor } from '../receivables/find-debtor.ts';
import type { Conversation } from '../receivables/model.ts';
import type { DialerTools } from './dialer-tools.ts';

/** What a call to this debtor may say, as it stands now. */
export function callFacts(
  { clock, addressOf }: Pick<DialerTools, 'clock' | 'addressOf'>,
  { person, creditor, name, language, verifiers, hasMobile, hasEmail }: Debtor,
  conversation: Pick<Conversation, 'currency' | 'receivables' | 'totalMinor' | 'daysPastDue'>,
  call: { readonly attemptNumber: number; readonly callbackNumber: PhoneNumber },
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
    planPolicy: null,
    promise: null,
    brokenPromises: 0,
    lastResult: null,
    segment: null,
    callbackSlots: [],
    keyedNumberAllowed: false,
  };
}
