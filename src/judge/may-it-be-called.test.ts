import { describe, expect, test } from 'vitest';
import { aJournal } from './a-journal.ts';
import { brokenRules, findingsIn } from './broken-rules.ts';

const day = 24 * 3_600_000;

describe('calls_inside_window', () => {
  const dialledAt = (time: string, date?: string) => {
    const journal = aJournal();
    return journal.at(time, date).dials('jana').ends('no_answer');
  };

  test('calls from 8:00 to ten minutes before 20:00 of a working day are in order', () => {
    for (const time of ['08:00', '12:00', '19:50']) expect(brokenRules(dialledAt(time))).toEqual([]);
  });

  test('a call too early, too late to end in time, on a Saturday, on a Sunday or on a public holiday is not', () => {
    const wrong = [['07:59'], ['19:51'], ['10:00', '2026-11-21'], ['10:00', '2026-11-22'], ['10:00', '2026-11-17']] as const;
    for (const [time, date] of wrong) expect(brokenRules(dialledAt(time, date))).toEqual(['calls_inside_window']);
  });

  test('a window that the program itself opened at night, or that is of another day, does not excuse a call', () => {
    const journal = aJournal().at('10:00');
    journal.dials('petr', { window: { opens: journal.now - day, lastDial: journal.now + day } }).ends('no_answer');
    const { now } = journal.at('23:00');
    journal.dials('jana', { window: { opens: now - 1000, lastDial: now + 1000 } }).ends('no_answer');
    expect(findingsIn(journal).map(({ message }) => message)).toEqual([
      'Attempt att_1 was dialled at 2026-11-23 10:00 Prague: the window that it names is of another day.',
      'Attempt att_2 was dialled at 2026-11-23 23:00 Prague: no pack allows calls before 6:00 or from 22:00 on.',
    ]);
  });

  test('a call that names no window at all, or an unknown calendar, is not excused', () => {
    const journal = aJournal();
    journal.dials('jana', { window: null }).ends('no_answer');
    journal.dials('petr', { calendar: 'anytime' }).ends('no_answer');
    expect(findingsIn(journal).map(({ rule }) => rule)).toEqual(['calls_inside_window', 'calls_inside_window']);
  });
});

describe('rehearsal_stays_rehearsal', () => {
  const rehearsed = { calendar: 'rehearsal', window: null, rehearsalNumber: true } as const;

  test('rehearsal numbers may be called at any hour by the simulated trunk', () => {
    const journal = aJournal({ simulated: true }).at('03:00', '2026-11-22');
    expect(brokenRules(journal.dials('jana', rehearsed).ends('no_answer'))).toEqual([]);
  });

  test('a real number under the rehearsal calendar, a rehearsal number by a real trunk, a real number by a simulated one are not', () => {
    const rule = ['rehearsal_stays_rehearsal'];
    expect(
      brokenRules(
        aJournal()
          .dials('jana', { ...rehearsed, rehearsalNumber: false })
          .ends('no_answer'),
      ),
    ).toEqual(rule);
    expect(brokenRules(aJournal().dials('jana', rehearsed).ends('no_answer'))).toEqual(rule);
    expect(brokenRules(aJournal({ simulated: true }).dials('jana').ends('no_answer'))).toEqual(rule);
    expect(
      brokenRules(
        aJournal({ simulated: true })
          .dials('jana', { ...rehearsed, trunk: 'unheard-of' })
          .ends('no_answer'),
      ),
    ).toEqual(rule);
  });
});

describe('stop_all_respected', () => {
  test('after the red button nothing is dialled; calls that are up may end; released, dialling goes on', () => {
    const journal = aJournal();
    const up = journal.dials('jana');
    journal.writes('everything_stopped', { reason: 'drill' });
    up.answers().ends('hung_up_early');
    journal.writes('everything_released', { reason: 'over' }).dials('petr').ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    journal.writes('everything_stopped', { reason: 'in earnest' }).dials('eva').ends('busy');
    expect(brokenRules(journal)).toEqual(['stop_all_respected']);
  });
});

describe('restored_record_waits', () => {
  test('out of a restored record nobody is dialled before somebody has said what happened since the backup', () => {
    const journal = aJournal();
    journal.dials('jana').ends('busy');
    journal.writes('restored_from_backup', { madeAt: 0, lastSeq: 3 });
    journal.writes('restore_confirmed', { since: 'nothing', reason: 'moved to another machine', heldBack: 0, dropped: 0 });
    journal.dials('petr').ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    journal.writes('restored_from_backup', { madeAt: 0, lastSeq: 3 }).dials('eva').ends('busy');
    expect(brokenRules(journal)).toEqual(['restored_record_waits']);
  });
});

describe('only_running_campaigns_dial', () => {
  test('a paused campaign dials nobody, and goes on when it is resumed', () => {
    const journal = aJournal().moves('paused').moves('running');
    journal.dials('jana').ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    journal.moves('paused').dials('petr').ends('busy');
    expect(brokenRules(journal)).toEqual(['only_running_campaigns_dial']);
  });

  test('a campaign that was never created dials nobody', () => {
    const journal = aJournal().dials('jana', { campaign: 'ghost' }).ends('busy');
    expect(brokenRules(journal)).toEqual(['only_running_campaigns_dial']);
  });
});

describe('opt_out_respected', () => {
  test('whoever said stop to a creditor may be called for another, and not for that one', () => {
    const journal = aJournal();
    journal.dials('jana').answers().identifies().optsOut().ends('opted_out');
    journal.dials('jana', { creditor: 'other' }).ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    journal
      .later(30 * day)
      .dials('jana')
      .ends('busy');
    expect(brokenRules(journal)).toEqual(['opt_out_respected']);
    expect(findingsIn(journal)[0]?.message).toBe('per_jana had said stop to crd_acme when attempt att_3 was dialled.');
  });
});

describe('a number that its owner wants no calls on', () => {
  test('is not dialled for anybody, while her other numbers are', () => {
    const wish = { optOutId: 'opt_1', scope: 'number', contactPointId: 'cnt_jana' } as const;
    const stopped = () => aJournal().writes('opt_out_recorded', wish, { personId: 'per_jana', creditorId: 'crd_acme' });
    expect(brokenRules(stopped().dials('jana').ends('busy'))).toEqual(['opt_out_respected']);
    expect(brokenRules(stopped().dials('jana', { contactPointId: 'cnt_jana2' }).ends('busy'))).toEqual([]);
  });
});

describe('holds_respected', () => {
  test('a promise silences the case until its date plus grace, and not a moment longer', () => {
    const until = aJournal().at('00:00', '2026-12-03').now;
    const held = () => aJournal().holds('jana', { reason: 'promise', scope: 'case', until });
    expect(brokenRules(held().at('19:00', '2026-12-02').dials('jana').ends('busy'))).toEqual(['holds_respected']);
    expect(brokenRules(held().at('08:00', '2026-12-03').dials('jana').ends('busy'))).toEqual([]);
  });

  test('bank data that are too old stop a collection, and no courtesy before the due date', () => {
    const held = (purpose: 'collection' | 'courtesy') =>
      brokenRules(aJournal().holds('jana', { reason: 'stale_bank_data' }).dials('jana', { purpose }).ends('busy'));
    expect(held('collection')).toEqual(['holds_respected']);
    expect(held('courtesy')).toEqual([]);
  });

  test('a hold on a person stops every case of it, until it is released', () => {
    const journal = aJournal().holds('jana');
    expect(brokenRules(aJournal().holds('jana').dials('jana', { case: 'another' }).ends('busy'))).toEqual(['holds_respected']);
    journal.writes('hold_released', { holdId: 'hld_jana', reason: 'dispute', why: 'resolved' }, { personId: 'per_jana' });
    expect(brokenRules(journal.dials('jana').ends('busy'))).toEqual([]);
  });

  test('a hold on one case or for one creditor leaves the others alone, and a reply that was asked for passes it', () => {
    const other = { case: 'another', creditor: 'other' };
    expect(brokenRules(aJournal().holds('jana', { scope: 'case' }).dials('jana', other).ends('busy'))).toEqual([]);
    expect(brokenRules(aJournal().holds('jana').dials('jana', other).ends('busy'))).toEqual([]);
    for (const [reason, broken] of [
      ['promise', []],
      ['hardship', []],
      ['insolvency', ['holds_respected']],
    ] as const) {
      const journal = aJournal();
      journal
        .dials('jana')
        .answers()
        .identifies()
        .asksBack(journal.now, journal.now + day)
        .ends('rpc_callback');
      expect(brokenRules(journal.holds('jana', { reason }).dials('jana', { purpose: 'service_reply' }).ends('busy'))).toEqual(
        broken,
      );
    }
    expect(brokenRules(aJournal().holds('jana', { scope: 'receivable' }).dials('jana').ends('busy'))).toEqual([]);
  });
});

describe('verification_lock_respected', () => {
  const locked = () => {
    const journal = aJournal();
    const until = aJournal().at('00:00', '2026-11-24').now;
    const call = journal.dials('jana').answers().identifies('no_match').identifies('no_match').identifies('no_match');
    return call.writes('verification_locked', { until }).ends('not_verified');
  };

  test('after three failed identifications nobody is called before the next day', () => {
    expect(brokenRules(locked().at('08:00', '2026-11-24').dials('jana').answers().identifies().ends('rpc_informed'))).toEqual([]);
    expect(brokenRules(locked().at('19:00').dials('jana').ends('busy'))).toEqual(['verification_lock_respected']);
  });

  test('nor is an identity checked again while the lock stands', () => {
    const journal = aJournal();
    const call = journal
      .dials('jana')
      .answers()
      .writes('verification_locked', { until: journal.now + day });
    expect(brokenRules(call.identifies('locked').ends('not_verified'))).toEqual([]);
    const asked = aJournal();
    const again = asked
      .dials('jana')
      .answers()
      .writes('verification_locked', { until: asked.now + day });
    expect(brokenRules(again.identifies('no_match').ends('not_verified'))).toEqual(['verification_lock_respected']);
  });
});

describe('bad_numbers_left_alone', () => {
  test('a dead number and one of somebody else are not dialled again, unless they turn out to be right after all', () => {
    for (const status of ['dead', 'wrong_party'] as const) {
      const journal = aJournal().marks('jana', status);
      expect(brokenRules(journal.dials('jana', { contactPointId: 'cnt_second' }).ends('busy'))).toEqual([]);
      expect(brokenRules(journal.marks('jana', 'unverified').dials('jana').ends('busy'))).toEqual([]);
      expect(brokenRules(journal.marks('jana', status).dials('jana').ends('busy'))).toEqual(['bad_numbers_left_alone']);
    }
  });
});

describe('silence_after_conversation', () => {
  const spoken = () => aJournal().at('15:00').dials('jana').answers().identifies().ends('rpc_informed');

  test('seven days of silence follow a conversation, its day being the first', () => {
    expect(brokenRules(spoken().at('08:00', '2026-11-30').dials('jana').ends('busy'))).toEqual([]);
    expect(brokenRules(spoken().at('19:00', '2026-11-27').dials('jana').ends('busy'))).toEqual(['silence_after_conversation']);
  });

  test('calls that reached nobody and another creditor’s calls are not silenced', () => {
    expect(brokenRules(aJournal().dials('jana').ends('busy').dials('jana').ends('busy'))).toEqual([]);
    expect(brokenRules(spoken().dials('jana', { creditor: 'other' }).ends('busy'))).toEqual([]);
  });

  test('a promise that was not kept lifts the silence from the end of its hold on; one that was kept or superseded does not', () => {
    const until = aJournal().at('00:00', '2026-11-26').now;
    const promised = () =>
      aJournal()
        .at('15:00')
        .dials('jana')
        .answers()
        .identifies()
        .ends('rpc_informed')
        .holds('jana', { reason: 'promise', scope: 'case', until });
    expect(brokenRules(promised().at('08:00', '2026-11-26').dials('jana').ends('busy'))).toEqual([]);
    const released = (why: string) =>
      promised()
        .at('08:00', '2026-11-26')
        .writes('hold_released', { holdId: 'hld_jana', reason: 'promise', why }, { personId: 'per_jana' })
        .dials('jana')
        .ends('busy');
    expect(brokenRules(released('broken'))).toEqual([]);
    expect(brokenRules(released('kept'))).toEqual(['silence_after_conversation']);
    expect(brokenRules(released('superseded'))).toEqual(['silence_after_conversation']);
  });

  test('a callback that the debtor asked for lifts the silence', () => {
    const call = aJournal().dials('jana').answers().identifies().writes('callback_asked', { visit: 4 }, 'debtor');
    expect(brokenRules(call.ends('rpc_callback').later(3_600_000).dials('jana').ends('busy'))).toEqual([]);
  });
});

describe('callbacks_in_their_time', () => {
  const asked = (from: number, to: number) => {
    const journal = aJournal();
    journal
      .dials('jana')
      .answers()
      .identifies()
      .asksBack(journal.now + from, journal.now + to)
      .ends('rpc_callback');
    return journal;
  };
  const back = { purpose: 'service_reply' };

  test('a call back comes within the time that was named, at its ends too', () => {
    expect(brokenRules(asked(60_000, 120_000).later(60_000).dials('jana', back).ends('busy'))).toEqual([]);
    expect(brokenRules(asked(60_000, 120_000).later(120_000).dials('jana', back).ends('busy'))).toEqual([]);
    expect(brokenRules(asked(60_000, 120_000).later(59_999).dials('jana', back).ends('busy'))).toEqual([
      'callbacks_in_their_time',
    ]);
    expect(brokenRules(asked(60_000, 120_000).later(120_001).dials('jana', back).ends('busy'))).toEqual([
      'callbacks_in_their_time',
    ]);
  });

  test('nobody is called back who did not ask, or who asked somebody else', () => {
    expect(brokenRules(aJournal().dials('jana', back).ends('busy'))).toEqual(['callbacks_in_their_time']);
    expect(
      brokenRules(
        asked(0, day)
          .dials('jana', { ...back, creditor: 'other' })
          .ends('busy'),
      ),
    ).toEqual(['callbacks_in_their_time']);
  });

  test('what a debtor asked for is not refused by the caps of a day, and counts for the next call', () => {
    const caps = { personPerDay: 1, personPerSevenDays: 1 };
    expect(
      brokenRules(
        asked(0, day)
          .dials('jana', { ...back, caps })
          .ends('busy'),
      ),
    ).toEqual([]);
    expect(
      brokenRules(
        asked(0, day)
          .dials('jana', { ...back })
          .ends('busy')
          .dials('jana', { caps })
          .ends('busy'),
      ),
    ).toEqual(['calls_per_person_and_day', 'calls_per_person_and_week']);
  });
});

describe('done_is_done', () => {
  test('an entry is called until it is done, and not after it', () => {
    const journal = aJournal().dials('jana').ends('busy').dials('jana').ends('busy').settles('jana');
    expect(brokenRules(journal)).toEqual([]);
    expect(brokenRules(journal.dials('jana').ends('busy'))).toEqual(['done_is_done']);
  });

  test('an entry is done once', () => {
    expect(brokenRules(aJournal().settles('jana', 'jana'))).toEqual(['done_is_done']);
  });
});

describe('suppressed_numbers_left_alone', () => {
  const suppress = (list: string, until: number | null = null) => {
    const journal = aJournal();
    return journal.writes('contact_points_suppressed', { list, contactPoints: [{ contactPointId: 'cnt_jana', until }] });
  };
  const release = (journal: ReturnType<typeof aJournal>, ...lists: string[]) =>
    journal.writes('contact_points_released', { lists, contactPointIds: ['cnt_jana'] });

  test('a number is left alone while any list names it, and may be called once the last has let it go or its day is over', () => {
    expect(brokenRules(suppress('general').dials('jana').ends('no_answer'))).toEqual(['suppressed_numbers_left_alone']);
    expect(brokenRules(suppress('general').dials('petr').ends('no_answer'))).toEqual([]);
    expect(brokenRules(suppress('sms-stop').dials('jana').ends('no_answer'))).toEqual([]); // binds what is written only
    expect(brokenRules(release(suppress('general'), 'general').dials('jana').ends('no_answer'))).toEqual([]);
    const onTwo = suppress('general').writes('contact_points_suppressed', {
      list: 'regulator',
      contactPoints: [{ contactPointId: 'cnt_jana', until: null }],
    });
    expect(brokenRules(release(onTwo, 'general').dials('jana').ends('no_answer'))).toEqual(['suppressed_numbers_left_alone']);
    const { now } = aJournal();
    expect(brokenRules(suppress('general', now).dials('jana').ends('no_answer'))).toEqual([]);
    expect(
      brokenRules(
        suppress('general', now + 1)
          .dials('jana')
          .ends('no_answer'),
      ),
    ).toEqual(['suppressed_numbers_left_alone']);
  });
});

describe('destinations_allowed', () => {
  const by = (destination: { kind: string; country: string; reachable: string[] }) =>
    brokenRules(aJournal().dials('jana', { destination }).ends('no_answer'));

  test('mobiles and fixed lines of the countries of the trunk are dialled, and nothing else', () => {
    expect(by({ kind: 'mobile', country: 'SK', reachable: ['CZ', 'SK'] })).toEqual([]);
    expect(by({ kind: 'fixed_line', country: 'CZ', reachable: ['CZ'] })).toEqual([]);
    for (const kind of ['premium', 'shared_cost', 'toll_free', 'other'])
      expect(by({ kind, country: 'CZ', reachable: ['CZ'] })).toEqual(['destinations_allowed']);
    expect(by({ kind: 'mobile', country: 'SK', reachable: ['CZ'] })).toEqual(['destinations_allowed']);
    expect(by({ kind: 'mobile', country: 'CZ', reachable: [] })).toEqual(['destinations_allowed']);
  });
});
