import { type Country, timeZoneOf } from '../kernel/country.ts';
import type { CampaignId } from '../kernel/ids.ts';
import { parsePhone } from '../kernel/phone.ts';
import { policyFor } from './ask-gate.ts';
import type { CallRequest, ContactRecord } from './contact.ts';
import type { JurisdictionPack } from './pack.ts';
import { centralEuropeanPacks } from './packs/central-europe.ts';
import type { Question } from './rules/rule.ts';

export type AskedFor = {
  /** Local time of the debtor's country: `2026-11-23T10:00`. */
  readonly at: string;
  readonly debtor?: Country;
  readonly creditor?: Country;
  readonly packs?: readonly JurisdictionPack[];
  /** As dialled; its region, kind and range are read from it. */
  readonly number?: string;
  readonly request?: Partial<CallRequest>;
  readonly record?: Partial<ContactRecord>;
};

/** A question to the gate about a debtor whom nothing forbids to call, but for what is given. For tests of the rules. */
export function aQuestion({ at, debtor = 'CZ', creditor = debtor, ...given }: AskedFor): Question {
  const now = instant(at, debtor);
  const phone = parsePhone(given.number ?? realNumber[debtor], debtor);
  if (!phone.ok) throw new RangeError(phone.message);
  const { number: value, ...about } = phone.value;
  return {
    now,
    policy: policyFor(given.packs ?? centralEuropeanPacks, debtor, creditor, now),
    request: {
      purpose: 'collection',
      personId: 'per_1',
      creditorId: 'crd_1',
      campaignId: thisCampaign,
      number: { value, ...about },
      contactPointOptedOut: false,
      contactStatus: 'unverified',
      trunk: { name: 'carrier', simulated: false, destinations: ['CZ', 'SK', 'PL', 'HU'] },
      calendar: 'legal',
      reserveMs: 10 * 60_000,
      campaignLimits: { perDay: 100, perCampaign: 100 },
      ...given.request,
    },
    record: {
      stopAll: false,
      suppressed: false,
      optedOut: false,
      holds: [],
      verificationLockedUntil: null,
      placedCalls: [],
      lastConversationAt: null,
      silenceLifted: false,
      ...given.record,
    },
  };
}

export const thisCampaign: CampaignId = 'cmp_1';

/** Calls placed at these local times, of `campaignId`. */
export function placedAt(times: readonly string[], campaignId: CampaignId | null = 'cmp_other', country: Country = 'CZ') {
  return times.map((time) => ({ at: instant(time, country).epochMilliseconds, campaignId }));
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
