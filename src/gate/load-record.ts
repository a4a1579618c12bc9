import type { Country } from '../kernel/country.ts';
import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { findStops } from '../receivables/find-stops.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import type { Conversation } from '../receivables/model.ts';
import { promiseBreaksAt } from '../receivables/promise-broken.ts';
import type { GateTools } from './ask-gate.ts';
import type { ContactPolicy, ContactRecord, ContactRequest } from './contact.ts';
import { findNotices } from './find-notices.ts';
import { loadDebt } from './load-debt.ts';

export type AboutContact = {
  readonly request: ContactRequest;
  readonly policy: ContactPolicy;
  readonly creditorCountry: Country;
  readonly now: Temporal.Instant;
};

/** All that stands on record about a contact at this moment, as the rules want it. */
export async function loadRecord(tools: GateTools, tx: Tx, about: AboutContact): Promise<ContactRecord> {
  const { request, now } = about;
  const { personId, creditorId, campaignId, channel } = request;
  const at = now.epochMilliseconds;
  const conversation = await findConversation(tools, tx, personId, creditorId);
  const lastConversationAt = await tools.ledger.lastConversation(tx, personId);
  const number = request.channel === 'voice' ? request.number.value : request.number;
  const counted = request.channel === 'voice' ? null : request.messageId;
  return {
    ...(await findStops(tools, tx, { personId, creditorId, channel, conversation })),
    ...(await findNotices(tools, tx, about, conversation)),
    stopAll: (await tools.emergencyStop.since(tx)) !== null,
    suppressed: number !== null && (await tools.suppressions.has(tx, number, at, channel)),
    contacts: await tools.ledger.contacts(tx, personId, at - 8 * day, campaignId, counted),
    lastConversationAt,
    silenceLifted:
      request.purpose === 'collection' &&
      lastConversationAt !== null &&
      conversation !== undefined &&
      (await promiseBrokenSince(tools, tx, conversation, lastConversationAt, at)),
    debt: conversation ? await loadDebt(tools, tx, about, conversation) : null,
    party: conversation ? null : await partyOf(tools, tx, personId, creditorId),
    bankData: request.purpose === 'collection' ? await tools.bankData.of(tx, creditorId) : null,
  };
}

/** A promise that was not kept speaks again for the debtor's case (`model`: silence, unless a promise was broken). */
async function promiseBrokenSince(
  { books }: GateTools,
  tx: Tx,
  { caseId, creditorId }: Conversation,
  since: number,
  now: number,
): Promise<boolean> {
  const { promisePolicy, country } = await getCreditor(books, tx, creditorId);
  const [last] = await books.promises.openOrBroken(tx, caseId);
  const at = last && promiseBreaksAt(last, promisePolicy, country);
  return at !== undefined && since < at && at <= now;
}

async function partyOf(
  { books }: GateTools,
  tx: Tx,
  personId: PersonId,
  creditorId: CreditorId,
): Promise<ContactRecord['party']> {
  return (await books.parties.ofPerson(tx, personId, creditorId)).find(({ entitled }) => !entitled) ?? null;
}

const day = 24 * 3_600_000;
