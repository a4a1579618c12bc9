import type { CallbackSlot, DataEffect } from '../flow/session.ts';
import { rehearsalRange } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import { keepKeyedNumber } from '../receivables/keep-keyed-number.ts';
import type { Transition } from './call/conducted-call.ts';
import { callbackTime } from './callback-time.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { CallbackAsked, FollowUpRequested } from './events.ts';
import type { Attempt } from './model.ts';

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
  const { personId, creditorId, campaignId, id: attemptId } = attempt;
  const subject = { personId, creditorId, campaignId, attemptId };
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

/** The entry of this call waits for the slot from its end on. */
async function bookSlot(
  tools: DialerTools,
  tx: Tx,
  attempt: Attempt,
  slot: CallbackSlot,
): Promise<Pick<CallbackAsked, 'from' | 'to'>> {
  const entry = await tools.entries.find(tx, attempt.entryId);
  const campaign = await tools.campaigns.find(tx, attempt.campaignId);
  if (!entry || !campaign) return {};
  const { country } = await getCreditor(tools.books, tx, attempt.creditorId);
  const { packs } = tools.gate;
  const about = { packs, creditorCountry: country, settings: campaign.settings, now: tools.clock.now() };
  const callback = callbackTime(slot, attempt, about);
  await tools.entries.update(tx, { ...entry, callback });
  return { from: callback.from, to: callback.to };
}

async function requestOf(
  tools: DialerTools,
  tx: Tx,
  { attempt, session }: Pick<Transition, 'attempt' | 'session'>,
  { channel, template, to }: Extract<TellingEffect, { do: 'request_follow_up' }>,
): Promise<FollowUpRequested> {
  const { contactPointId } = attempt;
  const { visit, verified, language } = session;
  const entry = await tools.entries.find(tx, attempt.entryId);
  const asked = entry?.callback?.askedIn === attempt.id ? entry.callback : null;
  const callback = asked && { from: asked.from, to: asked.to };
  const request = { channel, template, visit, contactPointId, verified, language, ...(callback && { callback }) };
  return to === undefined ? request : { ...request, ...(await keyedNumber(tools, tx, attempt, verified, to)) };
}

async function keyedNumber(
  tools: DialerTools,
  tx: Tx,
  { personId, creditorId, number, id: attemptId }: Attempt,
  verified: boolean,
  digits: string,
): Promise<Pick<FollowUpRequested, 'keyedTo' | 'keyedRefused'>> {
  const person = await tools.books.persons.find(tx, personId);
  const creditor = await getCreditor(tools.books, tx, creditorId);
  if (!person) return { keyedRefused: 'unknown_person' };
  const act = { actor: 'debtor' as const, origin: attemptId, attemptId };
  const rehearsal = rehearsalRange(number) !== undefined;
  const kept = await keepKeyedNumber(tools, tx, act, { person, creditor, verified, rehearsal, digits });
  return kept.ok ? { keyedTo: kept.value } : { keyedRefused: kept.reason };
}
