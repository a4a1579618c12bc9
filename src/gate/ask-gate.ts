import { type Country, isCountry, timeZoneOf } from '../kernel/country.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { findStops } from '../receivables/find-stops.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import type { Conversation } from '../receivables/model.ts';
import type { Tools } from '../receivables/ports.ts';
import { promiseBreaksAt } from '../receivables/promise-broken.ts';
import { admit } from './admit.ts';
import type { Admission, CallRequest, ContactPolicy, ContactRecord } from './contact.ts';
import type { JurisdictionPack } from './pack.ts';
import { packInForce } from './packs/central-europe.ts';
import type { ContactLedger, EmergencyStop, Suppressions } from './ports.ts';

export type GateTools = Pick<Tools, 'books' | 'clock'> & {
  readonly ledger: ContactLedger;
  readonly suppressions: Suppressions;
  readonly emergencyStop: EmergencyStop;
  readonly packs: readonly JurisdictionPack[];
};

/** The gate's answer together with the policy that it was given under, for the journal. */
export type GateAnswer = { readonly admission: Admission; readonly policy: ContactPolicy };

/** Loads what is on record and asks the gate, inside the caller's transaction: what it admits is true at the commit. */
export async function askGate(
  tools: GateTools,
  tx: Tx,
  request: CallRequest,
  creditorCountry: Country,
  now: Temporal.Instant,
): Promise<GateAnswer> {
  const policy = policyFor(tools.packs, request.number.region, creditorCountry, now);
  const record = await loadRecord(tools, tx, request, now);
  return { admission: admit({ request, record, policy, now }), policy };
}

/** Both the debtor's and the creditor's packs bind, in the debtor's local time. A number of another country is the creditor's. */
export function policyFor(
  packs: readonly JurisdictionPack[],
  region: string,
  creditorCountry: Country,
  now: Temporal.Instant,
): ContactPolicy {
  const country = isCountry(region) ? region : creditorCountry;
  const timeZone = timeZoneOf[country];
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const binding = [...new Set([country, creditorCountry])].map((each) => packInForce(packs, each, day));
  return { packs: binding, country, timeZone };
}

async function loadRecord(tools: GateTools, tx: Tx, request: CallRequest, now: Temporal.Instant): Promise<ContactRecord> {
  const { personId, creditorId, campaignId } = request;
  const at = now.epochMilliseconds;
  const conversation = await findConversation(tools, tx, personId, creditorId);
  const lastConversationAt = await tools.ledger.lastConversation(tx, personId);
  const stops = await findStops(tools, tx, { personId, creditorId, channel: 'voice', conversation });
  return {
    ...stops,
    stopAll: (await tools.emergencyStop.since(tx)) !== null,
    suppressed: await tools.suppressions.has(tx, request.number.value, at),
    placedCalls: await tools.ledger.placedCalls(tx, personId, at - 8 * day, campaignId),
    lastConversationAt,
    silenceLifted:
      request.purpose === 'collection' &&
      lastConversationAt !== null &&
      conversation !== undefined &&
      (await promiseBrokenSince(tools, tx, conversation, lastConversationAt, at)),
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

const day = 24 * 3_600_000;
