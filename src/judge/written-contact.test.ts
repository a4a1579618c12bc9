import { describe, expect, test } from 'vitest';
import { aJournal } from './a-journal.ts';
import { brokenRules, findingsIn } from './broken-rules.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('messages_inside_window', () => {
  test('messages from 8:00 to the end of the window of a working day are in order; replies and letters at any hour', () => {
    for (const time of ['08:00', '12:00', '19:50']) expect(brokenRules(aJournal().at(time).isWrittenTo('jana'))).toEqual([]);
    expect(brokenRules(aJournal().at('23:00').isWrittenTo('jana'))).toEqual(['messages_inside_window']);
    const start = aJournal().at('00:00').now;
    const anyHour = { window: { opens: start, lastDial: start + day - 1 } };
    expect(brokenRules(aJournal().at('23:00').isWrittenTo('jana', { channel: 'sms', terms: anyHour }))).toEqual([]);
  });

  test('a window of another day excuses nothing, nor does a message that names none', () => {
    const journal = aJournal();
    journal.isWrittenTo('jana', { terms: { window: { opens: journal.now - day, lastDial: journal.now + day } } });
    journal.isWrittenTo('petr', { terms: { window: null } });
    expect(findingsIn(journal).map(({ rule }) => rule)).toEqual(['messages_inside_window', 'messages_inside_window']);
  });
});

describe('hours that operators loosened', () => {
  test('a Saturday that they opened with a reason is open for that channel, and for no other', () => {
    const change = { pack: 'cz', value: 'sms_hours', from: 'working days', to: 'sat', reason: 'counsel' };
    const adopted = { version: 'a1b2', templates: [], tightened: [], loosened: [change] };
    const saturday = () => aJournal().at('10:00', '2026-11-21');
    expect(brokenRules(saturday().isWrittenTo('jana'))).toEqual(['messages_inside_window']);
    const opened = () => saturday().writes('gate_rules_adopted', adopted);
    expect(brokenRules(opened().isWrittenTo('jana'))).toEqual([]);
    expect(brokenRules(opened().isWrittenTo('jana', { channel: 'email' }))).toEqual(['messages_inside_window']);
    expect(brokenRules(opened().dials('jana').ends('busy'))).toEqual(['calls_inside_window']);
    const calls = { ...adopted, loosened: [{ ...change, value: 'voice_hours' }] };
    expect(brokenRules(saturday().writes('gate_rules_adopted', calls).dials('jana').ends('busy'))).toEqual([]);
  });
});

describe('messages_apart', () => {
  test('48 hours after one SMS another may follow, and an e-mail at once; an hour before it may not', () => {
    expect(
      brokenRules(
        aJournal()
          .isWrittenTo('jana')
          .later(2 * day)
          .isWrittenTo('jana'),
      ),
    ).toEqual([]);
    expect(brokenRules(aJournal().isWrittenTo('jana').isWrittenTo('jana', { channel: 'email' }))).toEqual([]);
    expect(
      brokenRules(
        aJournal()
          .isWrittenTo('jana')
          .later(2 * day - hour)
          .isWrittenTo('jana'),
      ),
    ).toEqual(['messages_apart']);
  });

  test('it does not matter for which creditor, and a message that certainly did not leave does not count', () => {
    const journal = aJournal().isWrittenTo('jana').later(day).isWrittenTo('jana', { creditor: 'other' });
    expect(brokenRules(journal)).toEqual(['messages_apart']);
    const failed = aJournal();
    failed.writes(
      'message_written',
      {
        ...{ messageId: 'msg_lost', channel: 'sms', contactPointId: 'cnt_jana', trust: 'verified', purpose: 'service_reply' },
        ...{ template: 'payment-details', debtFacts: false, neutral: true, language: 'cs', smsParts: 1, requestedBy: 'evt_0' },
      },
      { personId: 'per_jana', creditorId: 'crd_acme' },
    );
    failed.writes('message_failed', { messageId: 'msg_lost', channel: 'sms', driver: 'outbox', code: 'rejected', tries: 1 });
    expect(brokenRules(failed.isWrittenTo('jana'))).toEqual(['follow_up_by_request']);
  });
});

describe('contacts_per_person_and_week', () => {
  test('calls and messages of all creditors count together', () => {
    const contacted = (times: number) => {
      const journal = aJournal();
      for (let each = 0; each < times; each += 1)
        journal
          .dials('jana', { creditor: `c${each}` })
          .ends('no_answer')
          .later(25 * hour);
      return journal;
    };
    const terms = { contactsPerSevenDays: 4 };
    expect(brokenRules(contacted(3).isWrittenTo('jana', { terms }))).toEqual([]);
    expect(brokenRules(contacted(4).isWrittenTo('jana', { terms }))).toEqual(['contacts_per_person_and_week']);
  });

  test('a letter that was posted counts among them, and one that only waits or was dropped does not', () => {
    const terms = { contactsPerSevenDays: 1 };
    const subject = { personId: 'per_jana', creditorId: 'crd_acme' } as const;
    const posted = aJournal().writes(
      'contact_made_by_hand',
      { stepId: 'stp_1', channel: 'letter', purpose: 'collection' },
      subject,
    );
    expect(brokenRules(posted.isWrittenTo('jana', { terms }))).toEqual(['contacts_per_person_and_week']);
    expect(brokenRules(aJournal().isWrittenTo('jana', { terms }))).toEqual([]);
  });
});

describe('assignment_told_first', () => {
  test('a sold claim is collected once its debtor was told on or after the sale, not by a notice of before', () => {
    const sold = () =>
      aJournal().writes('notice_duty_set', { kind: 'assignment', since: '2026-11-01' }, { creditorId: 'crd_acme' });
    expect(brokenRules(sold().isWrittenTo('jana'))).toEqual(['assignment_told_first']);
    expect(brokenRules(sold().isTold('jana', '2026-10-31').isWrittenTo('jana'))).toEqual(['assignment_told_first']);
    expect(brokenRules(sold().isTold('jana', '2026-11-01').isWrittenTo('jana'))).toEqual([]);
    expect(brokenRules(sold().isTold('jana', '2026-11-01', 'registry_warning').dials('jana').ends('busy'))).toEqual([
      'assignment_told_first',
    ]);
    expect(brokenRules(sold().isWrittenTo('jana', { purpose: 'legal' }))).toEqual([]);
    expect(brokenRules(sold().isWrittenTo('jana', { creditor: 'other' }))).toEqual([]);
  });

  test('what a contact itself states of the sale binds it too', () => {
    const terms = { assignedSince: '2026-11-10' };
    expect(brokenRules(aJournal().isTold('jana', '2026-11-09').isWrittenTo('jana', { terms }))).toEqual([
      'assignment_told_first',
    ]);
  });
});

describe('severity_within_stage and bank_data_fresh', () => {
  test('a final text at the stage of a demand is found, and so is a courtesy that reminds', () => {
    const said = (severity: 'demand' | 'final' | 'reminder', purpose: 'collection' | 'courtesy' = 'collection') =>
      brokenRules(aJournal().isWrittenTo('jana', { purpose, terms: { severity } }));
    expect([said('demand'), said('final'), said('reminder', 'courtesy')]).toEqual([
      [],
      ['severity_within_stage'],
      ['severity_within_stage'],
    ]);
  });

  test('a statement is good for its time to the moment, and one that never came is good for nothing', () => {
    const by = (agoMs: number | null, purpose: 'collection' | 'courtesy' = 'collection') => {
      const journal = aJournal();
      const asOf = agoMs === null ? null : journal.now - agoMs;
      const severity = purpose === 'courtesy' ? 'courtesy' : 'reminder';
      return brokenRules(
        journal.isWrittenTo('jana', { purpose, terms: { severity, bankData: { asOf, staleFrom: (asOf ?? -day) + day } } }),
      );
    };
    expect([by(day - 1), by(day), by(null), by(null, 'courtesy')]).toEqual([[], ['bank_data_fresh'], ['bank_data_fresh'], []]);
  });
});

describe('what a debtor wants binds what is written to her', () => {
  test('an opt-out of SMS for collection stops just that', () => {
    const wish = { optOutId: 'opt_1', scope: 'sms', purpose: 'collection' } as const;
    const stopped = () => aJournal().writes('opt_out_recorded', wish, { personId: 'per_jana', creditorId: 'crd_acme' });
    expect(brokenRules(stopped().isWrittenTo('jana'))).toEqual(['opt_out_respected']);
    expect(brokenRules(stopped().isWrittenTo('jana', { channel: 'email' }))).toEqual([]);
    expect(brokenRules(stopped().dials('jana').ends('busy'))).toEqual([]);
    const courtesy = { purpose: 'courtesy', terms: { severity: 'courtesy' } } as const;
    expect(brokenRules(stopped().isWrittenTo('jana', courtesy))).toEqual([]);
  });

  test('nobody is written to during hardship, nor in the silence after a conversation', () => {
    expect(brokenRules(aJournal().holds('jana', { reason: 'hardship' }).isWrittenTo('jana'))).toEqual(['holds_respected']);
    const spoken = () => aJournal().dials('jana').answers().identifies().ends('rpc_informed');
    expect(
      brokenRules(
        spoken()
          .later(6 * day)
          .isWrittenTo('jana'),
      ),
    ).toEqual(['messages_inside_window', 'silence_after_conversation']);
    expect(
      brokenRules(
        spoken()
          .later(7 * day)
          .isWrittenTo('jana'),
      ),
    ).toEqual([]);
  });

  test('not even a letter that must go is written to the dead', () => {
    const legal = { purpose: 'legal' } as const;
    expect(brokenRules(aJournal().holds('jana', { reason: 'insolvency' }).isWrittenTo('jana', legal))).toEqual([]);
    expect(brokenRules(aJournal().holds('jana', { reason: 'deceased' }).isWrittenTo('jana', legal))).toEqual(['holds_respected']);
  });
});
