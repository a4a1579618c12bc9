import { type ContactWindow, callerIdentityPolicies, type Hours, type JurisdictionPack, type Sourced } from '../pack.ts';

/** What the packs of our countries have in common until one of them says otherwise. */
export const shared = {
  placedCalls: {
    perDay: { value: 3, source: 'Ours: nobody is rung more than three times in a day' },
    perSevenDays: {
      value: 7,
      source: 'Modelled on 12 CFR 1006.14(b)(2)(i)(A): 7 placed calls in 7 rolling days, all numbers of a person together',
    },
    perCampaign: { value: 9, source: 'Ours: nobody is rung more than nine times in a campaign' },
  },
  contactsPerSevenDays: { value: 10, source: 'Ours: calls and messages of all creditors together' },
  hoursBetweenMessages: { value: 48, source: 'Ours: one message per channel in 48 hours' },
  silenceAfterConversation: {
    value: 7,
    source: 'Modelled on 12 CFR 1006.14(b)(2)(i)(B): 7 days after a conversation, its day is day 1',
  },
  verification: {
    ways: [['birth_date'], ['customer_number', 'postcode'], ['birth_number'], ['national_id']],
    needTitle: ['birth_number'],
    source: 'Ours; modelled on Act 133/2000 §13c: of several ways the holder chooses, birth numbers need a legal title',
  },
  disclosure: {
    debtFactsToAddressOnFile: ['letter'],
    source: 'Ours: a sealed letter to the debtor by name, without marks of a debt on the envelope (KPF, AIA); nothing else',
    assumption: true,
  },
  severity: { beforeDue: 'courtesy', needsTitleFrom: null, source: 'Ours: a text is never graver than the state of its case' },
  notices: {
    caller: {
      said: 'who_calls_and_for_whom',
      source: 'Modelled on 12 CFR 1006.14(d); ours: by a name that does not itself tell of a debt',
    },
    recording: { said: 'before_recording', source: 'GDPR Art. 13: told before recording begins' },
    syntheticVoice: {
      said: 'at_the_start',
      source: 'EU AI Act (Regulation 2024/1689) Art. 50(1)',
      since: '2026-08-02',
    },
    voicemail: { said: 'name_and_number_only', source: 'Modelled on 12 CFR 1006.2(j), limited-content message' },
  },
  assignmentNotice: { required: true, source: 'Directive (EU) 2021/2167 Art. 10: notice before the first collection' },
} as const satisfies Partial<JurisdictionPack>;

/** Rotation is no rule's demand: an installation that wants it sets it per campaign. */
export const anyNumber: JurisdictionPack['callerIdentities'] = {
  policies: callerIdentityPolicies,
  anotherWhileResting: true,
  source: 'Ours: no rule on the choice among own, verified numbers found; sticky unless a campaign asks for another policy',
};

/** The same hours on all working days; Saturdays, Sundays and holidays are closed. */
export function onWorkingDays(opens: string, closes: string, source: Sourced<object>): ContactWindow {
  const open: Hours = { opens, closes };
  const hours = { mon: open, tue: open, wed: open, thu: open, fri: open, sat: null, sun: null, holiday: null };
  return { hours, ...source };
}

/** Post is not delivered at an hour of ours. */
export const letters: ContactWindow = { hours: 'always', source: 'Ours: a letter disturbs nobody at the hour of its posting' };

/** Calls, and what makes a telephone ring or buzz, at the same hours. */
export function windowsOf(window: ContactWindow): JurisdictionPack['windows'] {
  return { voice: window, sms: window, messaging: window, email: window, letter: letters };
}
