import { isCountry } from '../kernel/country.ts';
import type { ContactPointId, CreditorId, PersonId } from '../kernel/ids.ts';
import { type ParsedPhone, parsePhone } from '../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Tx } from '../kernel/transaction.ts';
import { getCreditor } from '../receivables/get-creditor.ts';
import type { Channel, ContactPoint, Person } from '../receivables/model.ts';
import { type GateTools, loadQuestion } from './ask-gate.ts';
import type { CalendarName, ContactRequest, Purpose } from './contact.ts';
import type { Question } from './rules/rule.ts';
import { isDiallableKind } from './rules/safety.ts';

/** A contact that somebody thinks of, before it is known by which trunk or in which words. */
export type ContactWish = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly severity: Severity;
  readonly stage: Severity;
  /** Of the written channels: whether the words would tell of the debt. */
  readonly debtFacts: boolean;
  readonly calendar: CalendarName;
};

export type PlannedContact = { readonly question: Question; readonly contactPointId: ContactPointId };

export type NotPlanned = Refusal<'unknown_person' | 'no_contact_point'>;

/** How long a call is taken to last while nobody knows its campaign. */
const plannedCallMs = 10 * 60_000;

/**
 * The question that the gate would be asked about such a contact now, at the contact point that is used first: verified ones before others,
 * none that is dead, somebody else's or unwanted. Refused where the person has none for the channel.
 */
export async function planContact(
  tools: GateTools,
  tx: Tx,
  wish: ContactWish,
  now: Temporal.Instant,
): Promise<Result<PlannedContact, NotPlanned>> {
  const { personId, creditorId, channel, purpose, severity, stage, calendar } = wish;
  const person = await tools.books.persons.find(tx, personId);
  if (!person) return refuse('unknown_person', `nobody has the id ${personId}`);
  const { country } = await getCreditor(tools.books, tx, creditorId);
  const point = choosePoint(await tools.books.contactPoints.ofPerson(tx, personId), person, channel);
  if (!point) return refuse('no_contact_point', `no usable ${placeOf[channel]} is on file`);
  const common = { purpose, personId, creditorId, campaignId: null, severity, stage, calendar, contactStatus: point.status };
  const region = point.phone && isCountry(point.phone.region) ? point.phone.region : person.country;
  const request: ContactRequest =
    channel === 'voice'
      ? { ...common, channel, number: numberOf(point.phone), ...plannedCall }
      : {
          ...common,
          ...{ channel, number: point.phone?.number ?? null, region, debtFacts: wish.debtFacts },
          ...{ addressIsDebtors: point.status === 'verified', confirmsOptOut: false, messageId: null },
        };
  return accept({ question: await loadQuestion(tools, tx, request, country, now), contactPointId: point.id });
}

const plannedCall = { contactPointOptedOut: false, trunk: null, reserveMs: plannedCallMs, campaignLimits: null } as const;

type Candidate = Pick<ContactPoint, 'id' | 'status'> & { readonly phone: ParsedPhone | null };

function choosePoint(points: readonly ContactPoint[], person: Person, channel: Channel): Candidate | undefined {
  const usable = points.flatMap((point): Candidate[] => {
    if (point.kind !== kindOf[channel] || point.status === 'dead' || point.status === 'wrong_party') return [];
    if (point.kind !== 'phone') return [{ ...point, phone: null }];
    const parsed = parsePhone(point.value, person.country);
    if (
      !parsed.ok ||
      (channel === 'voice' ? point.optedOut || !isDiallableKind(parsed.value.kind) : parsed.value.kind !== 'mobile')
    )
      return [];
    return [{ ...point, phone: parsed.value }];
  });
  return usable.find(({ status }) => status === 'verified') ?? usable[0];
}

const placeOf = {
  voice: 'telephone',
  sms: 'mobile',
  messaging: 'mobile',
  email: 'e-mail address',
  letter: 'postal address',
} as const;
const kindOf = { voice: 'phone', sms: 'phone', messaging: 'phone', email: 'email', letter: 'address' } as const;

function numberOf(phone: ParsedPhone | null) {
  if (!phone) throw new TypeError('a call goes to a telephone');
  const { number: value, ...about } = phone;
  return { value, ...about };
}
