import type { CallbackSlot, DataEffect } from '../flow/session.ts';
import { type PhoneNumber, rehearsalRange } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import { keepKeyedNumber } from '../receivables/keep-keyed-number.ts';
import type { Transition } from './call/conducted-call.ts';
import { subjectOf } from './call/subject-of.ts';
import { callbackTime } from './callback-time.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { CallbackAsked, FollowUpRequested } from './events.ts';
import type { Attempt, Entry, InboundCall, SpokenCall } from './model.ts';

/** Effects that are a line in the journal, for others to act on. */
export type TellingEffect = Extract<DataEffect, { do: 'ask_callback' | 'answer_survey' | 'tag' | 'request_follow_up' }>;

const telling: Readonly<Record<TellingEffect['do'], true>> = {
  ask_callback: true,
  answer_survey: true,
  tag: true,
  request_follow_up: true,
};

export function isTelling(effect: DataEffect): effect is TellingEffect {
  return effect.do in telling;
}

/**
 * Writes down what the debtor asked for or answered, and what the call was marked with. Each is a line of its own however often it is told:
 * the caller sees to it that a transition is told once.
 */
export async function tellEffect(
  tools: DialerTools,
  tx: Tx,
  { attempt, session }: Pick<Transition, 'attempt' | 'session'>,
  effect: TellingEffect,
): Promise<void> {
  const subject = subjectOf(attempt);
  const { visit } = session;
  const tell = (type: string, data: object) => tools.journal.append(tx, 'debtor', [{ type, subject, data }]);
  switch (effect.do) {
    case 'ask_callback':
      return tell('callback_asked', { visit, ...(effect.slot && (await bookSlot(tools, tx, attempt, effect.slot))) });
    case 'answer_survey':
      return tell('survey_answered', { visit, question: effect.question, answer: effect.answer });
    case 'tag':
      return tell('call_tagged', { visit, tag: effect.tag });
    case 'request_follow_up':
      return tell('follow_up_requested', await requestOf(tools, tx, { attempt, session }, effect));
  }
}

/** The entry of this call waits for the slot from its end on; of a call that came in, the entry in which the person waits, if any. */
async function bookSlot(
  tools: DialerTools,
  tx: Tx,
  attempt: SpokenCall,
  slot: CallbackSlot,
): Promise<Pick<CallbackAsked, 'from' | 'to'>> {
  const entry = await entryOf(tools, tx, attempt);
  const campaign = entry && (await tools.campaigns.find(tx, entry.campaignId));
  if (!entry || !campaign) return {};
  const { country } = await getCreditor(tools.books, tx, attempt.creditorId);
  const about = { creditorCountry: country, settings: campaign.settings, now: tools.clock.now() };
  const callback = callbackTime(slot, { id: attempt.id, number: numberOf(attempt) }, about);
  await tools.entries.update(tx, { ...entry, callback });
  return { from: callback.from, to: callback.to };
}

async function entryOf(tools: DialerTools, tx: Tx, attempt: SpokenCall): Promise<Entry | undefined> {
  if (isAttempt(attempt)) return tools.entries.find(tx, attempt.entryId);
  if (attempt.personId === null) return undefined;
  return (await tools.entries.waitingOf(tx, attempt.personId, attempt.creditorId))[0];
}

/** The number that the debtor speaks from, as far as it is known. */
function numberOf(attempt: SpokenCall): PhoneNumber {
  if (isAttempt(attempt)) return attempt.number;
  return ('from' in attempt && (attempt as InboundCall).from) || attempt.callerNumber;
}

function isAttempt(call: SpokenCall): call is Attempt {
  return 'entryId' in call;
}

async function requestOf(
  tools: DialerTools,
  tx: Tx,
  { attempt, session }: Pick<Transition, 'attempt' | 'session'>,
  { channel, template, to }: Extract<TellingEffect, { do: 'request_follow_up' }>,
): Promise<FollowUpRequested> {
  const { contactPointId } = attempt;
  const { visit, verified, language } = session;
  const entry = await entryOf(tools, tx, attempt);
  const asked = entry?.callback?.askedIn === attempt.id ? entry.callback : null;
  const callback = asked && { from: asked.from, to: asked.to };
  const request = { channel, template, visit, contactPointId, verified, language, ...(callback && { callback }) };
  return to === undefined ? request : { ...request, ...(await keyedNumber(tools, tx, attempt, verified, to)) };
}

async function keyedNumber(
  tools: DialerTools,
  tx: Tx,
  attempt: SpokenCall,
  verified: boolean,
  digits: string,
): Promise<Pick<FollowUpRequested, 'keyedTo' | 'keyedRefused'>> {
  const { personId, creditorId, id: attemptId } = attempt;
  const person = personId === null ? undefined : await tools.books.persons.find(tx, personId);
  const creditor = await getCreditor(tools.books, tx, creditorId);
  if (!person) return { keyedRefused: 'unknown_person' };
  const act = { actor: 'debtor' as const, origin: attemptId, attemptId };
  const rehearsal = rehearsalRange(numberOf(attempt)) !== undefined;
  const kept = await keepKeyedNumber(tools, tx, act, { person, creditor, verified, rehearsal, digits });
  return kept.ok ? { keyedTo: kept.value } : { keyedRefused: kept.reason };
}
