import { askGate } from '../gate/ask-gate.ts';
import type { Admission, Purpose, WrittenRequest } from '../gate/contact.ts';
import type { GateTerms } from '../gate/events.ts';
import { termsOf } from '../gate/terms-of.ts';
import { isCountry } from '../kernel/country.ts';
import type { AttemptId, CampaignId, ContactPointId, CreditorId, MessageId, PersonId } from '../kernel/ids.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Tx } from '../kernel/transaction.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import type { MessageChannel, TemplateName } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { severityOf } from './template-terms.ts';

/** A message to a debtor that is to be written, or that is written and to be handed over. */
export type Wanted = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly campaignId: CampaignId | null;
  readonly attemptId: AttemptId | null;
  readonly contactPointId: ContactPointId;
  readonly channel: MessageChannel;
  readonly purpose: Purpose;
  readonly template: TemplateName;
  readonly to: string;
  readonly debtFacts: boolean;
  /** How grave the case lets its words be, by whoever asks; not given, they are as grave as their template is. */
  readonly stage?: Severity;
  /** Where it is verified, or the verified person speaks from it or named it; of a written one that was looked at when it was written. */
  readonly addressIsDebtors: boolean;
  /** Of a written one, which counts already. */
  readonly messageId: MessageId | null;
};

export type Objection = Extract<Admission, { ok: false }>;
/** Terms: what its event tells the judge. */
export type MayWrite = Objection | { readonly ok: true; readonly terms: GateTerms };

/** Whether the gate lets this message go; asked in the transaction that writes it, and once more when it is handed over. */
export async function askToWrite(
  tools: Pick<OutreachTools, 'books' | 'clock' | 'gate'>,
  tx: Tx,
  wanted: Wanted,
): Promise<MayWrite> {
  const { country } = await getCreditor(tools.books, tx, wanted.creditorId);
  const person = await tools.books.persons.find(tx, wanted.personId);
  const point = await tools.books.contactPoints.find(tx, wanted.personId, wanted.contactPointId);
  const home = person?.country ?? country;
  const phone = wanted.channel === 'sms' ? parsePhone(wanted.to, home) : null;
  const { personId, creditorId, campaignId, channel, purpose, debtFacts, addressIsDebtors, messageId } = wanted;
  const request: WrittenRequest = {
    ...{ personId, creditorId, campaignId, channel, purpose, debtFacts, addressIsDebtors, messageId },
    severity: severityOf(wanted.template),
    stage: wanted.stage ?? severityOf(wanted.template),
    calendar: 'legal',
    contactStatus: point?.status ?? 'unverified',
    number: phone?.ok ? phone.value.number : null,
    region: phone?.ok && isCountry(phone.value.region) ? phone.value.region : home,
    confirmsOptOut: await confirmsOptOut(tools, tx, wanted),
  };
  const now = tools.clock.now();
  const { admission, policy, record } = await askGate(tools.gate, tx, request, country, now);
  return admission.ok ? { ok: true, terms: termsOf({ request, record, policy, now }) } : admission;
}

/** Only the wish that was stated in this very call may be confirmed. Modelled on 47 CFR 64.1200(a)(12): one confirmation of a stop. */
async function confirmsOptOut({ books }: Pick<OutreachTools, 'books'>, tx: Tx, wanted: Wanted): Promise<boolean> {
  if (wanted.template !== 'opt-out-confirmation' || wanted.attemptId === null) return false;
  const optOuts = await books.optOuts.ofPerson(tx, wanted.personId, wanted.creditorId);
  return optOuts.some(({ origin }) => origin.startsWith(`${wanted.attemptId}:`));
}

/** An objection of this room, beside those of the gate. */
export function objection(rule: string, message: string, values: MessageValues = {}): Objection {
  return { ok: false, rule: `outreach.${rule}`, message, values, source: 'Ours', notBefore: null, packs: [] };
}
