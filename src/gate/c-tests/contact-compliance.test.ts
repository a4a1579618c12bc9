import { describe, expect, test } from 'vitest';
import { call, message, verdict } from '../../../test/support/gate-verdicts.ts';
import { type Severity, severities } from '../../kernel/severity.ts';
import { channels } from '../../receivables/model.ts';
import { aQuestion, aWrittenQuestion, ms } from '../a-question.ts';
import { admit } from '../admit.ts';
import { centralEuropeanPacks, templatePacks } from '../packs/central-europe.ts';
import { timeBarred } from '../rules/content.ts';

/** Statements C-1 to C-21 of the domain, as far as the gate answers for them; C-11 to C-13 in `contact-frequency.test.ts`. */
describe('hours', () => {
  test('C-1 CZ: our own window is stricter than the 22:00 of the code of ethics, and is marked as an assumption', () => {
    expect(call({ at: '2026-11-23T19:50' })).toBe('admitted');
    expect(call({ at: '2026-11-23T20:30' })).toBe('window.calling_hours until Tue 2026-11-24 08:00');
    const cz = centralEuropeanPacks.find(({ country }) => country === 'CZ');
    expect(cz?.windows.voice.assumption).toBe(true);
  });

  test('C-2 SK: working days only and to 18:00, on every channel that rings or buzzes', () => {
    const until = 'Tue 2026-11-24 08:00';
    expect(call({ debtor: 'SK', at: '2026-11-23T17:51' })).toBe(`window.calling_hours until ${until}`);
    for (const channel of ['sms', 'messaging', 'email'] as const) {
      expect(message({ debtor: 'SK', channel, at: '2026-11-23T18:00' })).toBe('admitted');
      expect(message({ debtor: 'SK', channel, at: '2026-11-23T18:01' })).toBe(`window.writing_hours until ${until}`);
      expect(message({ debtor: 'SK', channel, at: '2026-11-21T10:00' })).toBe('window.writing_hours until Mon 2026-11-23 08:00');
    }
    expect(message({ debtor: 'SK', channel: 'letter', at: '2026-11-21T23:00' })).toBe('admitted');
  });

  test('C-2 SK: execution is not mentioned without a ruling, and nobody is threatened over a time-barred debt', () => {
    const legal = { debtor: 'SK', channel: 'letter', request: { severity: 'legal', stage: 'legal', purpose: 'legal' } } as const;
    expect(message(legal)).toBe('severity.within_stage');
    expect(message({ ...legal, record: { enforceableTitle: true } })).toBe('admitted');
    const barred = { receivableId: 'rcv_1', since: '2026-01-02', forbids: 'no_threat', source: 's' } as const;
    const debt = { pastDueFrom: 0, barred: [barred] };
    expect(message({ ...legal, record: { enforceableTitle: true, debt } })).toBe('limitation.time_barred');
  });

  test('C-3 PL: weekends are closed though the code of good practice would leave a door open', () => {
    expect(call({ debtor: 'PL', at: '2026-11-21T10:00' })).toBe('window.calling_hours until Mon 2026-11-23 08:00');
    expect(call({ debtor: 'PL', at: '2026-11-23T08:00' })).toBe('admitted');
  });

  test('C-4 HU: 8 to 20 on working days, flagged as an assumption', () => {
    expect(call({ debtor: 'HU', at: '2026-11-23T07:59' })).toBe('window.calling_hours until Mon 2026-11-23 08:00');
    expect(call({ debtor: 'HU', at: '2026-11-23T20:30' })).toBe('window.calling_hours until Tue 2026-11-24 08:00');
    expect(centralEuropeanPacks.find(({ country }) => country === 'HU')?.windows.voice.assumption).toBe(true);
  });

  test('C-5 a reply that the debtor asked for goes at any hour, and nothing else does; rehearsal numbers are written to at any hour', () => {
    const night = '2026-11-22T23:00';
    const until = 'window.writing_hours until Mon 2026-11-23 08:00';
    const grave = { severity: 'courtesy' } as const;
    for (const purpose of ['collection', 'courtesy', 'legal'] as const)
      expect([purpose, message({ at: night, request: { ...grave, purpose } })]).toEqual([purpose, until]);
    expect(message({ at: night, request: { ...grave, purpose: 'service_reply' } })).toBe('admitted');
    expect(message({ at: night, request: { calendar: 'rehearsal' } })).toBe('admitted');
  });

  test('C-5 DST: 2:30 occurs twice in Budapest on 2026-10-25; by either, the next SMS goes on Monday at 8:00 by the wall clock', () => {
    const asked = aWrittenQuestion({ at: '2026-10-25T02:30', debtor: 'HU' });
    const second = { ...asked, now: asked.now.add({ hours: 1 }) };
    expect([asked.now, second.now].map((now) => now.toZonedDateTimeISO('Europe/Budapest').toPlainTime().toString())).toEqual([
      '02:30:00',
      '02:30:00',
    ]);
    for (const question of [asked, second])
      expect(verdict(question, 'HU')).toBe('window.writing_hours until Mon 2026-10-26 08:00');
  });

  test('C-5 the last dial leaves time for the call; a message needs none', () => {
    expect(call({ at: '2026-11-23T19:55' })).toBe('window.calling_hours until Tue 2026-11-24 08:00');
    expect(message({ at: '2026-11-23T19:55' })).toBe('admitted');
  });
});

describe('right party and disclosure', () => {
  test('C-6 no debt facts to an address that nobody has shown to be the debtor’s, but in a sealed letter', () => {
    const unknown = { debtFacts: true, addressIsDebtors: false };
    for (const channel of channels)
      if (channel !== 'voice')
        expect([channel, message({ channel, request: unknown })]).toEqual([
          channel,
          channel === 'letter' ? 'admitted' : 'disclosure.right_party',
        ]);
    expect(message({ request: { ...unknown, purpose: 'service_reply' } })).toBe('disclosure.right_party');
    expect(message({ request: { debtFacts: false, addressIsDebtors: false } })).toBe('admitted');
    expect(message({ request: { contactStatus: 'wrong_party' } })).toBe('safety.usable_number');
  });

  test('C-7 to C-10 what a call must say is in every pack, with its source; flows that do not are refused when they are proved', () => {
    for (const { notices } of [...centralEuropeanPacks, ...Object.values(templatePacks)])
      expect(Object.values(notices).map(({ said, source }) => [said, source.length > 0])).toEqual([
        ['who_calls_and_for_whom', true],
        ['before_recording', true],
        ['at_the_start', true],
        ['name_and_number_only', true],
      ]);
  });
});

describe('identity and data protection', () => {
  test('C-14 of several ways to prove who speaks the holder chooses; a birth number needs a legal title', () => {
    for (const { verification } of centralEuropeanPacks) {
      expect(verification.ways).toEqual(expect.arrayContaining([['birth_date'], ['customer_number', 'postcode']]));
      expect(verification.needTitle).toEqual(['birth_number']);
    }
    expect(centralEuropeanPacks.find(({ country }) => country === 'CZ')?.verification.source).toContain('Act 133/2000 §13c');
  });

  test('C-16 every refusal names its rule, what it hangs on, source, packs and, where waiting helps, a time', () => {
    expect(admit(aQuestion({ at: '2026-11-23T20:30', debtor: 'SK', creditor: 'CZ' }))).toEqual({
      ok: false,
      rule: 'window.calling_hours',
      message: '2026-11-23 20:30 in Bratislava is outside working days 08:00-18:00, less the length of a call',
      values: { country: 'SK', day: '2026-11-23', at: '20:30', opens: '08:00', closes: '18:00' },
      source: 'pack sk 2026-11: End and working days: NBS notice on debt collection; start: ours',
      notBefore: ms('2026-11-24T08:00', 'SK'),
      packs: ['sk 2026-11', 'cz 2026-11'],
    });
  });

  test('C-17 a claim that was sold is not collected before its debtor was told; replies and letters that must go pass', () => {
    const record = { assignmentUntold: true, assignedSince: '2026-11-01' };
    for (const channel of channels)
      expect(channel === 'voice' ? call({ record }) : message({ channel, record })).toBe('notice.assignment');
    expect(message({ record, request: { purpose: 'courtesy', severity: 'courtesy' } })).toBe('notice.assignment');
    expect(message({ record, request: { purpose: 'service_reply' } })).toBe('admitted');
    expect(message({ record, channel: 'letter', request: { purpose: 'legal' } })).toBe('admitted');
  });

  test('C-19 a barred debt: no threat anywhere, and no collection at all from a Polish consumer', () => {
    const barred = (forbids: 'no_threat' | 'no_collection') => ({
      debt: { pastDueFrom: 0, barred: [{ receivableId: 'rcv_1', since: '2026-01-02', forbids, source: 's' } as const] },
    });
    const grave = { severity: 'final', stage: 'final' } as const;
    expect(message({ record: barred('no_threat'), request: grave })).toBe('limitation.time_barred');
    expect(message({ record: barred('no_threat') })).toBe('admitted');
    expect(message({ record: barred('no_collection') })).toBe('limitation.time_barred');
    expect(call({ record: barred('no_collection') })).toBe('limitation.time_barred');
    const said = (forbids: 'no_threat' | 'no_collection', severity: Severity) =>
      timeBarred.check(aWrittenQuestion({ at: '2026-11-23T10:00', record: barred(forbids), request: { severity } }))?.message;
    const since = 'rcv_1 is time-barred since 2026-01-02: ';
    expect(said('no_collection', 'reminder')).toBe(`${since}it may not be collected: write it off or hold it back`);
    expect(said('no_collection', 'legal')).toBe(`${since}it may not be collected: write it off or hold it back`);
    expect(['final', 'legal'].map((severity) => said('no_threat', severity as Severity))).toEqual([
      `${since}no text of severity final`,
      `${since}no text of severity legal`,
    ]);
    expect(said('no_threat', 'demand')).toBeUndefined();
    expect(message({ record: barred('no_collection'), request: { purpose: 'service_reply' } })).toBe('admitted');
    expect(centralEuropeanPacks.map(({ country, limitation }) => [country, limitation?.barredConsumer])).toEqual([
      ['CZ', 'no_threat'],
      ['SK', 'no_threat'],
      ['PL', 'no_collection'],
      ['HU', 'no_threat'],
    ]);
  });

  test('C-20 no text is graver than the stage of its case, and none but a courtesy before anything is past due', () => {
    for (const [rank, severity] of severities.entries())
      for (const [allowed, stage] of severities.entries())
        expect([severity, stage, message({ request: { severity, stage } })]).toEqual([
          severity,
          stage,
          rank > allowed ? 'severity.within_stage' : 'admitted',
        ]);
    const debt = { pastDueFrom: ms('2026-11-24T00:00'), barred: [] };
    expect(message({ record: { debt } })).toBe('severity.within_stage until Tue 2026-11-24 00:00');
    expect(message({ record: { debt }, request: { purpose: 'courtesy', severity: 'courtesy' } })).toBe('admitted');
    expect(message({ request: { purpose: 'courtesy', severity: 'reminder' } })).toBe('severity.within_stage');
  });

  test('C-21 hardship stops every automation that collects or reminds; what the debtor asks for she gets', () => {
    const record = { holds: [{ reason: 'hardship', until: null }] };
    for (const purpose of ['collection', 'courtesy'] as const) {
      const request = { purpose, severity: 'courtesy' } as const;
      expect(call({ record, request })).toBe('circumstances.hardship');
      expect(message({ record, channel: 'letter', request })).toBe('circumstances.hardship');
    }
    expect(message({ record, request: { purpose: 'service_reply' } })).toBe('admitted');
  });

  test('C-21 nobody collects from a debtor in insolvency, and no machine contacts the dead', () => {
    const held = (reason: string) => ({ holds: [{ reason, until: null }] });
    expect(message({ record: held('insolvency'), request: { purpose: 'service_reply' } })).toBe('circumstances.insolvency');
    expect(message({ channel: 'letter', record: held('insolvency'), request: { purpose: 'legal' } })).toBe('admitted');
    expect(message({ channel: 'letter', record: held('deceased'), request: { purpose: 'legal' } })).toBe(
      'circumstances.deceased',
    );
  });
});
