import { describe, expect, test } from 'vitest';
import { call, message } from '../../../test/support/gate-verdicts.ts';
import { aQuestion, ms, placedAt, sentAt, thisCampaign } from '../a-question.ts';
import { admit } from '../admit.ts';
import { centralEuropeanPacks, templatePacks } from '../packs/central-europe.ts';

describe('frequency (Reg F as the strict template)', () => {
  const regF = [...centralEuropeanPacks, ...Object.values(templatePacks)];

  test('C-11 seven calls to the mobile and two to the office from 7 to 13 September are nine: the eighth and ninth are refused', () => {
    const days = ['07', '08', '09', '10', '11', '12', '13'];
    const times = [...days.map((day) => `2026-09-${day}T10:00`), '2026-09-10T15:00', '2026-09-11T15:00'].toSorted();
    const placed: string[] = [];
    const refused: string[] = [];
    for (const at of times) {
      const question = aQuestion({ at, packs: regF, record: { contacts: placedAt(placed) } });
      const admission = admit({ ...question, request: { ...question.request, calendar: 'legal' } });
      if (!admission.ok && admission.rule.startsWith('frequency.')) refused.push(at);
      else placed.push(at);
    }
    expect(placed.length).toBe(7);
    expect(refused).toEqual(['2026-09-12T10:00', '2026-09-13T10:00']);
  });

  test('C-11 the debtor rang on 8 September: calls on 9, 10, 11, 12 and 14 September are refused, on 15 September one is admitted', () => {
    const record = { lastConversationAt: ms('2026-09-08T17:30') };
    for (const day of ['09', '10', '11', '12', '14'])
      expect(call({ at: `2026-09-${day}T10:00`, packs: regF, record })).toBe(
        'frequency.silence_after_conversation until Tue 2026-09-15 00:00',
      );
    expect(call({ at: '2026-09-15T10:00', packs: regF, record })).toBe('admitted');
  });

  test('C-11 a conversation that touched two debts starts both: the silence is the person’s, whichever creditor asks', () => {
    const record = { lastConversationAt: ms('2026-11-20T10:00') };
    for (const creditorId of ['crd_1', 'crd_2'] as const)
      expect(call({ record, request: { creditorId } })).toBe('frequency.silence_after_conversation until Fri 2026-11-27 00:00');
    expect(message({ record })).toBe('frequency.silence_after_conversation until Fri 2026-11-27 00:00');
  });

  test('C-11 the template’s hours, 8 to 21 on every day, bind beside the country’s and loosen nothing', () => {
    expect(call({ at: '2026-11-21T10:00', packs: regF })).toBe('window.calling_hours until Mon 2026-11-23 08:00');
    expect(call({ at: '2026-11-23T19:50', packs: regF })).toBe('admitted');
    const admission = admit(aQuestion({ at: '2026-11-23T10:00', packs: regF }));
    expect(admission.packs).toEqual(['cz 2026-11', 'us-reg-f 2021-11']);
  });

  test('C-12 one counter over all channels and creditors: ten contacts in seven days are enough', () => {
    const calls = placedAt(
      ['17', '18', '19', '20'].flatMap((day) => [`2026-11-${day}T09:00`]),
      thisCampaign,
    );
    const written = ['sms', 'email', 'messaging'] as const;
    const six = written.flatMap((channel) => sentAt(channel, '2026-11-17T11:00', '2026-11-19T12:00'));
    expect(message({ channel: 'letter', record: { contacts: [...calls, ...six] } })).toBe(
      'frequency.contacts_per_seven_days until Tue 2026-11-24 09:00',
    );
    expect(call({ record: { contacts: [...calls, ...six] } })).toBe(
      'frequency.contacts_per_seven_days until Tue 2026-11-24 09:00',
    );
    expect(call({ record: { contacts: [...calls, ...six.slice(1)] } })).toBe('admitted');
  });

  test('C-12 one message per channel in 48 hours, for whichever creditor; another channel may be used meanwhile', () => {
    const contacts = sentAt('sms', '2026-11-21T12:00');
    expect(message({ record: { contacts } })).toBe('frequency.hours_between_messages until Mon 2026-11-23 12:00');
    expect(message({ at: '2026-11-23T12:00', record: { contacts } })).toBe('admitted');
    expect(message({ channel: 'email', record: { contacts } })).toBe('admitted');
    expect(message({ record: { contacts }, request: { purpose: 'service_reply' } })).toBe('admitted');
  });

  test('C-13 stop binds the channels and purposes that the debtor named; letters that must go, go', () => {
    const optedOut = (scope: 'all' | 'sms' | 'voice', purpose: 'collection' | 'courtesy' | null = null) => ({
      optOuts: [{ scope, purpose }],
    });
    for (const purpose of ['collection', 'courtesy', 'service_reply'] as const) {
      const request = { purpose, severity: 'courtesy' } as const;
      expect(message({ record: optedOut('all'), request })).toBe('wishes.opt_out');
      expect(call({ record: optedOut('all'), request })).toBe('wishes.opt_out');
    }
    expect(message({ record: optedOut('sms') })).toBe('wishes.opt_out');
    expect(message({ channel: 'email', record: optedOut('sms') })).toBe('admitted');
    expect(message({ record: optedOut('voice') })).toBe('admitted');
    const courtesy = { purpose: 'courtesy', severity: 'courtesy' } as const;
    expect(message({ record: optedOut('all', 'courtesy'), request: courtesy })).toBe('wishes.opt_out');
    expect(message({ record: optedOut('all', 'courtesy') })).toBe('admitted');
    expect(message({ channel: 'letter', record: optedOut('all'), request: { purpose: 'legal' } })).toBe('admitted');
    expect(message({ channel: 'email', record: optedOut('all'), request: { purpose: 'legal' } })).toBe('wishes.opt_out');
    expect(message({ record: optedOut('all'), request: { purpose: 'service_reply', confirmsOptOut: true } })).toBe('admitted');
  });
});
