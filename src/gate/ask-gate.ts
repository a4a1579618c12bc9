import { type Country, isCountry, timeZoneOf } from '../kernel/country.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Tools } from '../receivables/ports.ts';
import { admit } from './admit.ts';
import type { Admission, ContactPolicy, ContactRequest } from './contact.ts';
import { loadRecord } from './load-record.ts';
import type { JurisdictionPack } from './pack.ts';
import { packInForce } from './packs/central-europe.ts';
import type { BankDataAges, ContactLedger, EmergencyStop, Notices, Suppressions } from './ports.ts';
import type { Question } from './rules/rule.ts';

export type GateTools = Pick<Tools, 'books' | 'clock'> & {
  readonly ledger: ContactLedger;
  readonly suppressions: Suppressions;
  readonly emergencyStop: EmergencyStop;
  readonly notices: Notices;
  readonly bankData: BankDataAges;
  readonly packs: readonly JurisdictionPack[];
};

/** The gate's answer together with all that it was given by, for the journal. */
export type GateAnswer = Pick<Question, 'policy' | 'record'> & { readonly admission: Admission };

/**
 * Loads what is on record and asks the gate, inside the caller's transaction: what it admits is true at the commit. The same gate for
 * every channel; whoever is admitted writes the contact into the ledger in the same transaction.
 */
export async function askGate(
  tools: GateTools,
  tx: Tx,
  request: ContactRequest,
  creditorCountry: Country,
  now: Temporal.Instant,
): Promise<GateAnswer> {
  const { policy, record } = await loadQuestion(tools, tx, request, creditorCountry, now);
  return { admission: admit({ request, record, policy, now }), policy, record };
}

/** What the gate would be asked about this contact. */
export async function loadQuestion(
  tools: GateTools,
  tx: Tx,
  request: ContactRequest,
  creditorCountry: Country,
  now: Temporal.Instant,
): Promise<Question> {
  const region = request.channel === 'voice' ? request.number.region : request.region;
  const home = (await tools.books.persons.find(tx, request.personId))?.country ?? creditorCountry;
  const policy = policyFor(tools.packs, { region, home, creditor: creditorCountry }, now);
  return { request, policy, now, record: await loadRecord(tools, tx, { request, policy, creditorCountry, now }) };
}

/** Where a contact arrives (the region of a telephone number), and where the two live whom it is between. */
export type Whereabouts = { readonly region: string; readonly home: Country; readonly creditor: Country };

/**
 * The packs of where it arrives, of the debtor's own country (a Slovak with a Czech number is no less a Slovak) and of the creditor's bind,
 * and every template that the operator asked for, in local time of where it arrives. A number of a country that is not ours is the creditor's.
 */
export function policyFor(
  packs: readonly JurisdictionPack[],
  { region, home, creditor }: Whereabouts,
  now: Temporal.Instant,
): ContactPolicy {
  const country = isCountry(region) ? region : creditor;
  const timeZone = timeZoneOf[country];
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const ofCountries = [...new Set([country, home, creditor])].map((each) => packInForce(packs, each, day));
  const templates = packs.filter((pack) => pack.country === 'any' && pack.from <= day);
  return { packs: [...ofCountries, ...templates], country, home, timeZone };
}
