import { expect, test } from 'vitest';
import { type AskedFor, aQuestion, aWrittenQuestion, localTime, ms, placedAt, sentAt, thisCampaign } from '../a-question.ts';
import type { Purpose } from '../contact.ts';
import { centralEuropeanPacks } from '../packs/central-europe.ts';
import {
  callsPerCampaign,
  callsPerDay,
  callsPerSevenDays,
  contactsPerSevenDays,
  gapBetweenMessages,
  silenceAfterConversation,
} from './frequency.ts';
import type { Rule } from './rule.ts';

const refusedUntil = (rule: Rule, asked: AskedFor) => {
  const objection = rule.check(aQuestion(asked));
  return objection ? localTime(objection.notBefore) : 'admitted';
};

test('three calls a day are enough, whichever numbers, creditors and campaigns they were for', () => {
  const two = placedAt(['2026-11-23T08:00', '2026-11-23T12:00']);
  expect(refusedUntil(callsPerDay, { at: '2026-11-23T16:00', record: { contacts: two } })).toBe('admitted');
  const three = [...two, ...placedAt(['2026-11-23T15:00'], thisCampaign)];
  expect(refusedUntil(callsPerDay, { at: '2026-11-23T16:00', record: { contacts: three } })).toBe('Tue 2026-11-24 00:00');
});

test('whoever asked to be called is called, however many calls there were that day and that week', () => {
  const contacts = placedAt(['17', '18', '19', '20', '23', '23', '23'].map((day, hour) => `2026-11-${day}T0${hour}:30`));
  for (const [rule, until] of [
    [callsPerDay, 'Tue 2026-11-24 00:00'],
    [callsPerSevenDays, 'Tue 2026-11-24 00:30'],
  ] as const) {
    expect(refusedUntil(rule, { at: '2026-11-23T16:00', record: { contacts } })).toBe(until);
    expect(refusedUntil(rule, { at: '2026-11-23T16:00', record: { contacts }, request: { purpose: 'service_reply' } })).toBe(
      'admitted',
    );
  }
});

test('messages are no calls: a day of them takes none of its calls', () => {
  const contacts = [...placedAt(['2026-11-23T08:00', '2026-11-23T12:00']), ...sentAt('sms', '2026-11-23T09:00')];
  expect(refusedUntil(callsPerDay, { at: '2026-11-23T16:00', record: { contacts } })).toBe('admitted');
});

test('a day is the debtor’s calendar day: what was called yesterday evening is no call of today', () => {
  const placedCalls = placedAt(['2026-11-22T23:59', '2026-11-23T00:00', '2026-11-23T08:00']);
  expect(refusedUntil(callsPerDay, { at: '2026-11-23T09:00', record: { contacts: placedCalls } })).toBe('admitted');
  const fromMidnight = placedAt(['2026-11-23T00:00', '2026-11-23T08:00', '2026-11-23T08:30']);
  expect(refusedUntil(callsPerDay, { at: '2026-11-23T09:00', record: { contacts: fromMidnight } })).toBe('Tue 2026-11-24 00:00');
});

test('on the day of 25 hours the day’s calls are counted from its midnight to the next', () => {
  const placedCalls = placedAt(['2026-10-25T00:10', '2026-10-25T02:30', '2026-10-25T20:00']);
  expect(refusedUntil(callsPerDay, { at: '2026-10-25T23:30', record: { contacts: placedCalls } })).toBe('Mon 2026-10-26 00:00');
});

test('a campaign may allow fewer calls a day than the jurisdiction, never more', () => {
  const placedCalls = placedAt(['2026-11-23T08:00']);
  const asked = { at: '2026-11-23T12:00', record: { contacts: placedCalls } };
  expect(refusedUntil(callsPerDay, { ...asked, request: { campaignLimits: { perDay: 1, perCampaign: 9 } } })).toBe(
    'Tue 2026-11-24 00:00',
  );
  expect(callsPerDay.check(aQuestion({ ...asked, request: { campaignLimits: { perDay: 1, perCampaign: 9 } } }))?.source).toBe(
    'Setting of the campaign',
  );
  const four = placedAt(['2026-11-23T08:00', '2026-11-23T09:00', '2026-11-23T10:00']);
  expect(
    callsPerDay.check(
      aQuestion({
        at: '2026-11-23T12:00',
        record: { contacts: four },
        request: { campaignLimits: { perDay: 50, perCampaign: 99 } },
      }),
    )?.source,
  ).toMatch(/^pack cz 2026-11: Ours: nobody is rung more than three times/);
});

test('Reg F: seven calls in seven days, mobile and office together, are enough; the eighth waits until the first is 7 days old', () => {
  const placedCalls = placedAt(
    ['09-07T08:00', '09-08T08:00', '09-09T08:00', '09-10T08:00', '09-11T08:00', '09-11T09:00', '09-12T08:00'].map(
      (at) => `2026-${at}`,
    ),
  );
  expect(refusedUntil(callsPerSevenDays, { at: '2026-09-13T10:00', record: { contacts: placedCalls.slice(1) } })).toBe(
    'admitted',
  );
  expect(refusedUntil(callsPerSevenDays, { at: '2026-09-13T10:00', record: { contacts: placedCalls } })).toBe(
    'Mon 2026-09-14 08:00',
  );
  expect(refusedUntil(callsPerSevenDays, { at: '2026-09-14T08:00', record: { contacts: placedCalls } })).toBe('admitted');
});

test('Reg F: 7 calls to the mobile and 2 to the office within a week would be nine: the last two are refused', () => {
  const mobile = placedAt(['07', '08', '09', '10', '11', '12', '13'].map((day) => `2026-09-${day}T09:00`));
  for (const at of ['2026-09-13T10:00', '2026-09-13T11:00'])
    expect(refusedUntil(callsPerSevenDays, { at, record: { contacts: mobile } })).toBe('Mon 2026-09-14 09:00');
});

test('calls that were placed above a lowered limit are worked off before the next', () => {
  const strict = centralEuropeanPacks.map((pack) => ({
    ...pack,
    placedCalls: { ...pack.placedCalls, perSevenDays: { value: 2, source: 'Tightened by the operator' } },
  }));
  const placedCalls = placedAt(['2026-11-18T08:00', '2026-11-19T08:00', '2026-11-20T08:00']);
  expect(refusedUntil(callsPerSevenDays, { at: '2026-11-23T10:00', packs: strict, record: { contacts: placedCalls } })).toBe(
    'Thu 2026-11-26 08:00',
  );
});

test('where an operator allows no call or no contact at all, nobody is asked about again: only other rules help', () => {
  const none = { value: 0, source: 'Set by the operator' };
  const packs = centralEuropeanPacks.map((pack) => ({
    ...pack,
    placedCalls: { ...pack.placedCalls, perDay: none, perSevenDays: none },
    contactsPerSevenDays: none,
  }));
  for (const rule of [callsPerDay, callsPerSevenDays, contactsPerSevenDays])
    for (const contacts of [[], placedAt(['2026-11-23T08:00'])])
      expect(refusedUntil(rule, { at: '2026-11-23T10:00', packs, record: { contacts } })).toBe(null);
});

test('ten contacts in seven days keep no reply and no letter that must go from its debtor, and stop all else on every channel', () => {
  const contacts = sentAt(
    'email',
    ...Array.from({ length: 10 }, (_, hour) => `2026-11-2${Math.floor(hour / 5)}T1${hour % 5}:00`),
  );
  const asked = (purpose: Purpose) => {
    const question = { at: '2026-11-23T10:00', record: { contacts }, request: { purpose } };
    return [contactsPerSevenDays.check(aQuestion(question)), contactsPerSevenDays.check(aWrittenQuestion(question))].map(
      (objection) => (objection ? localTime(objection.notBefore) : 'admitted'),
    );
  };
  for (const purpose of ['service_reply', 'legal'] as const) expect(asked(purpose)).toEqual(['admitted', 'admitted']);
  for (const purpose of ['collection', 'courtesy'] as const)
    expect(asked(purpose)).toEqual(['Fri 2026-11-27 10:00', 'Fri 2026-11-27 10:00']);
  const nine = { at: '2026-11-23T10:00', record: { contacts: contacts.slice(1) } };
  expect(contactsPerSevenDays.check(aQuestion(nine))).toBe(null);
});

test('of a campaign only its calls count, not its messages, and a call of no campaign is under no campaign’s limit', () => {
  const contacts = placedAt(
    Array.from({ length: 9 }, (_, day) => `2026-10-0${day + 1}T10:00`),
    null,
  );
  const messages = contacts.map((each) => ({ ...each, channel: 'sms' as const, campaignId: thisCampaign }));
  const at = '2026-11-23T10:00';
  expect(refusedUntil(callsPerCampaign, { at, record: { contacts: messages } })).toBe('admitted');
  expect(refusedUntil(callsPerCampaign, { at, record: { contacts }, request: { campaignId: null } })).toBe('admitted');
});

test('a reply and what must go may follow a message at once; another message waits 48 hours to the millisecond after the last', () => {
  const contacts = [
    ...sentAt('sms', '2026-11-20T09:00', '2026-11-21T12:00', '2026-11-19T08:00'),
    ...placedAt(['2026-11-23T09:00']),
  ];
  const asked = (at: string, purpose: Purpose = 'collection') => {
    const objection = gapBetweenMessages.check(aWrittenQuestion({ at, record: { contacts }, request: { purpose } }));
    return objection ? localTime(objection.notBefore) : 'admitted';
  };
  expect(asked('2026-11-23T11:59:59.999')).toBe('Mon 2026-11-23 12:00');
  expect(asked('2026-11-23T12:00')).toBe('admitted');
  expect([asked('2026-11-22T12:00', 'courtesy'), asked('2026-11-22T12:00', 'legal')]).toEqual([
    'Mon 2026-11-23 12:00',
    'admitted',
  ]);
  expect(asked('2026-11-21T12:01', 'service_reply')).toBe('admitted');
});

test('nine calls in one campaign are all; those of other campaigns are not counted there, and only a new campaign calls again', () => {
  const nine = Array.from({ length: 9 }, (_, day) => `2026-10-0${day + 1}T10:00`);
  const asked = (campaign: typeof thisCampaign, count: number) => ({
    at: '2026-11-23T10:00',
    record: { contacts: placedAt(nine.slice(0, count), campaign) },
  });
  expect(refusedUntil(callsPerCampaign, asked(thisCampaign, 8))).toBe('admitted');
  expect(refusedUntil(callsPerCampaign, asked(thisCampaign, 9))).toBe(null);
  expect(refusedUntil(callsPerCampaign, asked('cmp_other', 9))).toBe('admitted');
  expect(
    callsPerCampaign.check(aQuestion({ ...asked(thisCampaign, 2), request: { campaignLimits: { perDay: 3, perCampaign: 2 } } })),
  ).toMatchObject({ message: '2 calls in this campaign, 2 allowed', notBefore: null, source: 'Setting of the campaign' });
});

test('Reg F: the debtor spoke with us on 8 September, which is day 1: no call before 15 September', () => {
  const record = { lastConversationAt: ms('2026-09-08T17:30') };
  for (const day of ['08', '09', '10', '11', '12', '14'])
    expect(refusedUntil(silenceAfterConversation, { at: `2026-09-${day}T18:00`, record })).toBe('Tue 2026-09-15 00:00');
  expect(refusedUntil(silenceAfterConversation, { at: '2026-09-15T08:00', record })).toBe('admitted');
});

test('the silence is broken by a broken promise or a callback that was asked for, and binds only collection', () => {
  const record = { lastConversationAt: ms('2026-11-20T10:00') };
  const at = '2026-11-23T10:00';
  expect(refusedUntil(silenceAfterConversation, { at, record: { ...record, silenceLifted: true } })).toBe('admitted');
  for (const purpose of ['courtesy', 'service_reply', 'legal'] as const)
    expect(refusedUntil(silenceAfterConversation, { at, record, request: { purpose } })).toBe('admitted');
});

test('of two packs each limit takes the stricter value, and names where that one value comes from', () => {
  const packs = centralEuropeanPacks.map((pack) =>
    pack.country === 'SK'
      ? {
          ...pack,
          placedCalls: { ...pack.placedCalls, perDay: { value: 1, source: 'Slovak daily rule' } },
          silenceAfterConversation: { value: 14, source: 'Slovak silence rule' },
        }
      : { ...pack, placedCalls: { ...pack.placedCalls, perSevenDays: { value: 4, source: 'Czech weekly rule' } } },
  );
  const asked: AskedFor = {
    at: '2026-11-23T12:00',
    debtor: 'CZ',
    creditor: 'SK',
    packs,
    record: {
      contacts: placedAt(['2026-11-20T08:00', '2026-11-20T09:00', '2026-11-20T10:00', '2026-11-23T08:00']),
      lastConversationAt: ms('2026-11-13T10:00'),
    },
  };
  const source = (rule: Rule) => rule.check(aQuestion(asked))?.source;
  expect(source(callsPerDay)).toBe('pack sk 2026-11: Slovak daily rule');
  expect(source(callsPerSevenDays)).toBe('pack cz 2026-11: Czech weekly rule');
  expect(source(silenceAfterConversation)).toBe('pack sk 2026-11: Slovak silence rule');
});
