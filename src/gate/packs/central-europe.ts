import type { Country } from '../../kernel/country.ts';
import { callerIdentityPolicies, type JurisdictionPack } from '../pack.ts';

const callBudget: JurisdictionPack['placedCalls'] = {
  perDay: { value: 3, source: 'Ours: nobody is rung more than three times in a day' },
  perSevenDays: {
    value: 7,
    source: 'Modelled on 12 CFR 1006.14(b)(2)(i)(A): 7 placed calls in 7 rolling days, all numbers of a person together',
  },
  perCampaign: { value: 9, source: 'Ours: nobody is rung more than nine times in a campaign' },
};

const silence: JurisdictionPack['silenceAfterConversation'] = {
  value: 7,
  source: 'Modelled on 12 CFR 1006.14(b)(2)(i)(B): 7 days after a conversation, its day is day 1',
};

/** Rotation is no rule's demand: an installation that wants it sets it per campaign. */
const anyNumber: JurisdictionPack['callerIdentities'] = {
  policies: callerIdentityPolicies,
  anotherWhileResting: true,
  source: 'Ours: no rule on the choice among own, verified numbers found; sticky unless a campaign asks for another policy',
};

const oneNumber: JurisdictionPack['callerIdentities'] = {
  policies: ['sticky'],
  anotherWhileResting: false,
  source: 'NBS notice on debt collection: automated calls from various numbers are among the unfair practices',
};

/** The editions shipped, oldest first within a country. */
export const centralEuropeanPacks: readonly JurisdictionPack[] = [
  {
    country: 'CZ',
    edition: 'cz 2026-11',
    from: '2026-01-01',
    voiceWindow: {
      opens: '08:00',
      closes: '20:00',
      days: 'working_days',
      source:
        'Ours; stricter than the AIA code of ethics (automated calls to 22:00). No statute on the hours of collection calls found',
    },
    placedCalls: callBudget,
    silenceAfterConversation: silence,
    callerIdentities: anyNumber,
  },
  {
    country: 'SK',
    edition: 'sk 2026-11',
    from: '2026-01-01',
    voiceWindow: {
      opens: '08:00',
      closes: '18:00',
      days: 'working_days',
      source: 'End and working days: NBS notice on debt collection; start: ours',
    },
    placedCalls: callBudget,
    silenceAfterConversation: silence,
    callerIdentities: oneNumber,
  },
  {
    country: 'PL',
    edition: 'pl 2026-11',
    from: '2026-01-01',
    voiceWindow: {
      opens: '08:00',
      closes: '20:00',
      days: 'working_days',
      source: 'Ours; stricter than the KPF code of good practice (working days 06-22)',
    },
    placedCalls: callBudget,
    silenceAfterConversation: silence,
    callerIdentities: anyNumber,
  },
  {
    country: 'HU',
    edition: 'hu 2026-11',
    from: '2026-01-01',
    voiceWindow: {
      opens: '08:00',
      closes: '20:00',
      days: 'working_days',
      source: 'Ours; the hours of MNB recommendation 2/2019 could not be verified',
    },
    placedCalls: callBudget,
    silenceAfterConversation: silence,
    callerIdentities: anyNumber,
  },
];

/** The edition in force in a country on a day (YYYY-MM-DD): the newest that has begun. Throws RangeError before the first. */
export function packInForce(packs: readonly JurisdictionPack[], country: Country, day: string): JurisdictionPack {
  const begun = packs.filter((pack) => pack.country === country && pack.from <= day).sort((a, b) => a.from.localeCompare(b.from));
  const pack = begun.at(-1);
  if (!pack) throw new RangeError(`no jurisdiction pack of ${country} was in force on ${day}`);
  return pack;
}
