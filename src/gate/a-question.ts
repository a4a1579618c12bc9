import { type Country, timeZoneOf } from '../kernel/country.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { parsePhone } from '../kernel/phone.ts';
import { policyFor } from './ask-gate.ts';
import type { CallRequest, ContactRecord, WrittenChannel, WrittenRequest } from './contact.ts';
import type { JurisdictionPack } from './pack.ts';
import { centralEuropeanPacks } from './packs/central-europe.ts';
import type { Question } from './rules/rule.ts';

export type AskedFor = {
  /** Local time of the debtor's country: `2026-11-23T10:00`. */
  readonly at: string;
  readonly debtor?: Country;
  readonly creditor?: Country;
  /** Where she lives; not said: where her number is of. */
  readonly home?: Country;
  readonly packs?: readonly JurisdictionPack[];
  /** As dialled; its region, kind and range are read from it. */
  readonly number?: string;
  readonly request?: Partial<CallRequest>;
  readonly record?: Partial<ContactRecord>;
};

/** A message instead of a call. */
export type AskedInWriting = Omit<AskedFor, 'number' | 'request'> & {
  readonly channel?: WrittenChannel;
  readonly request?: Partial<Omit<WrittenRequest, 'channel'>>;
};

/** A question to the gate about a debtor whom nothing forbids to call, but for what is given. For tests of the rules. */
export function aQuestion({ at, debtor = 'CZ', creditor = debtor, home = debtor, ...given }: AskedFor): Question<CallRequest> {
  const now = instant(at, debtor);
  const phone = parsePhone(given.number ?? realNumber[debtor], debtor);
  if (!phone.ok) throw new RangeError(phone.message);
  const { number: value, ...about } = phone.value;
  return {
    now,
    policy: policyFor(given.packs ?? centralEuropeanPacks, { region: debtor, home, creditor }, now),
    request: {
      ...wanted,
      channel: 'voice',
      campaignId: thisCampaign,
      number: { value, ...about },
      contactPointOptedOut: false,
      trunk: { name: 'carrier', simulated: false, destinations: ['CZ', 'SK', 'PL', 'HU'] },
      reserveMs: 10 * 60_000,
      campaignLimits: { perDay: 100, perCampaign: 100 },
      ...given.request,
    },
    record: { ...cleanRecord, ...given.record },
  };
}

/** The same about an SMS, or another message, that tells of the debt at an address known to be the debtor's. */
export function aWrittenQuestion(asked: AskedInWriting): Question<WrittenRequest> {
  const { at, debtor = 'CZ', creditor = debtor, home = debtor, channel = 'sms', request, record } = asked;
  const { packs = centralEuropeanPacks } = asked;
  const now = instant(at, debtor);
  const phone = channel === 'sms' || channel === 'messaging' ? parsePhone(realNumber[debtor], debtor) : null;
  return {
    now,
    policy: policyFor(packs, { region: debtor, home, creditor }, now),
    request: {
      ...wanted,
      channel,
      campaignId: null,
      number: phone?.ok ? phone.value.number : null,
      region: debtor,
      debtFacts: true,
      addressIsDebtors: true,
      confirmsOptOut: false,
      messageId: null,
      ...request,
    },
    record: { ...cleanRecord, ...record },
  };
}

const wanted = {
  purpose: 'collection',
  personId: 'per_1',
  creditorId: 'crd_1',
  severity: 'reminder',
  stage: 'demand',
  contactStatus: 'unverified',
  calendar: 'legal',
} as const;

const cleanRecord: ContactRecord = {
  stopAll: false,
  suppressed: false,
  optOuts: [],
  holds: [],
  verificationLockedUntil: null,
  contacts: [],
  lastConversationAt: null,
  silenceLifted: false,
  debt: { pastDueFrom: 0, barred: [] },
  assignedSince: null,
  assignmentUntold: false,
  enforceableTitle: false,
  bankData: null,
  party: null,
};

export const thisCampaign: CampaignId = 'cmp_1';

/** Calls placed at these local times, of `campaignId`. */
export function placedAt(times: readonly string[], campaignId: CampaignId | null = 'cmp_other', country: Country = 'CZ') {
  return times.map((time) => ({ at: instant(time, country).epochMilliseconds, campaignId, channel: 'voice' as const }));
}

/** Messages sent at these local times. */
export function sentAt(channel: WrittenChannel, ...times: readonly string[]) {
  return times.map((time) => ({ at: instant(time, 'CZ').epochMilliseconds, campaignId: null, channel }));
}

/** Epoch ms of a local time. */
export function ms(local: string, country: Country = 'CZ'): number {
  return instant(local, country).epochMilliseconds;
}

/** `Mon 2026-11-23 08:00` in a country; null stays null. */
export function localTime(at: number | null, country: Country = 'CZ'): string | null {
  if (at === null) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZoneOf[country]);
  const name = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][local.dayOfWeek - 1];
  return `${name} ${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

function instant(local: string, country: Country): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZoneOf[country]).toInstant();
}

/** Valid mobiles of each numbering plan. */
const realNumber: Readonly<Record<Country, string>> = {
  CZ: '+420601234567',
  SK: '+421905123456',
  PL: '+48512345678',
  HU: '+36201234567',
};
