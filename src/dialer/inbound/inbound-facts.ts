import type { CallFacts } from '../../flow/session.ts';
import { policyFor } from '../../gate/ask-gate.ts';
import { localDate } from '../../kernel/calendar.ts';
import type { Language } from '../../kernel/country.ts';
import { languageOf } from '../../kernel/country.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { countryOfPhone, type PhoneNumber, parsePhone } from '../../kernel/phone.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { findConversation } from '../../receivables/find-conversation.ts';
import { findDebtor } from '../../receivables/find-debtor.ts';
import type { Creditor } from '../../receivables/model.ts';
import { callFacts } from '../call-facts.ts';
import { callbackSlots } from '../callback-slots.ts';
import type { DialerTools } from '../dialer-tools.ts';
import { defaultCampaignSettings } from '../model.ts';

export type CallerFacts = { readonly facts: CallFacts; readonly language: Language };

/**
 * What a call from this person may say, as it stands now. Somebody who owes nothing (any more) has no receivables; who failed to prove who
 * she is too often today is asked for nothing.
 */
export async function factsOfPerson(
  tools: DialerTools,
  tx: Tx,
  personId: PersonId,
  creditor: Creditor,
  called: PhoneNumber,
): Promise<CallerFacts | undefined> {
  const debtor = await findDebtor(tools.books, tx, personId, creditor.id);
  if (!debtor) return undefined;
  const owed = await findConversation(tools, tx, personId, creditor.id);
  const nothing = { currency: creditor.currency, receivables: [], totalMinor: 0, daysPastDue: 0 };
  const { gate, clock } = tools;
  const home = debtor.person.country;
  const policy = policyFor(gate.packs, { region: home, home, creditor: creditor.country }, clock.now());
  const { ringMs, longestCallMs } = defaultCampaignSettings;
  const facts = callFacts(tools, debtor, owed ?? nothing, {
    attemptNumber: 1,
    callbackNumber: called,
    promises: owed ? await tools.books.promises.openOrBroken(tx, owed.caseId) : [],
    lastResult: null,
    callbackSlots: callbackSlots(policy, clock.now(), ringMs + longestCallMs),
  });
  const lockedUntil = (await tools.books.verifiers.lockedUntil(tx, personId)) ?? 0;
  const locked = tools.clock.now().epochMilliseconds < lockedUntil;
  const person = locked ? { ...facts.person, verifiers: [] } : facts.person;
  return { facts: { ...facts, person, direction: 'inbound' }, language: debtor.language };
}

/** What a call may say of which nobody knows yet whom it is about. The language is that of the caller's country, else the creditor's. */
export function factsOfNobody(
  { clock }: Pick<DialerTools, 'clock'>,
  creditor: Creditor,
  call: { readonly called: PhoneNumber; readonly from: PhoneNumber | null; readonly candidates: 'none' | 'several' },
): CallerFacts {
  const phone = call.from === null ? undefined : parsePhone(call.from, creditor.country);
  const country = phone?.ok ? countryOfPhone(phone.value) : undefined;
  const facts: CallFacts = {
    today: localDate(clock.now(), creditor.country).toString(),
    direction: 'inbound',
    candidates: call.candidates,
    country: creditor.country,
    attemptNumber: 1,
    creditor: { neutralName: creditor.neutralName },
    person: { name: '', address: '', verifiers: [], hasMobile: false, hasEmail: false },
    callbackNumber: call.called,
    currency: creditor.currency,
    totalMinor: 0,
    daysPastDue: 0,
    receivables: [],
    promisePolicy: creditor.promisePolicy,
    planPolicy: null,
    promise: null,
    brokenPromises: 0,
    lastResult: null,
    segment: null,
    callbackSlots: [],
    keyedNumberAllowed: false,
  };
  return { facts, language: country ? languageOf[country] : creditor.language };
}
