import { describe, expect, test } from 'vitest';
import type { AttemptEnded } from '../dialer/events.ts';
import { type ResultCode, resultCodes } from '../kernel/result-code.ts';
import { aJournal, type WrittenCall } from './a-journal.ts';
import { brokenRules, findingsIn } from './broken-rules.ts';
import type { Verdict } from './judge.ts';
import { judge } from './judge.ts';

const rule = ['result_fits_evidence'];
const answered = () => aJournal().dials('jana').answers();
const verified = () => answered().identifies();

describe('result_fits_evidence', () => {
  test('a promise, a dispute, a claim, a callback, a transfer, a wrong person and an opt-out need their trace', () => {
    const traced: readonly [ResultCode, (call: WrittenCall) => WrittenCall][] = [
      ['rpc_ptp', (call) => call.promises()],
      ['rpc_plan', (call) => call.plans()],
      ['rpc_hardship', (call) => call.writes('hardship_recorded', { holdId: 'hld_1' })],
      ['rpc_dispute', (call) => call.writes('dispute_opened', { disputeId: 'dsp_1', code: 'not_received', receivables: [] })],
      ['rpc_paid_claimed', (call) => call.writes('paid_claim_recorded', { receivables: [], until: 0 })],
      ['rpc_callback', (call) => call.writes('callback_asked', { visit: 4 })],
      ['rpc_transferred', (call) => call.isTransferred()],
      ['opted_out', (call) => call.optsOut()],
      ['wrong_person', (call) => call.writes('contact_point_marked', { contactPointId: 'cnt_jana', status: 'wrong_party' })],
    ];
    for (const [result, trace] of traced) {
      expect(brokenRules(trace(verified()).ends(result)), result).toEqual([]);
      expect(brokenRules(verified().ends(result)), result).toEqual(rule);
    }
  });

  test.each([
    ['an agent of whom not a packet was heard was no transfer', { joinedPackets: { agent: 0, debtor: 400 } }],
    ['a debtor of whom not a packet was heard was no transfer', { joinedPackets: { agent: 400, debtor: 0 } }],
    ['an agent who was not told who is coming was no transfer', { whisperHeard: false }],
  ])('%s', (_, heard) => {
    expect(brokenRules(verified().isTransferred(heard).ends('rpc_transferred'))).toEqual(rule);
  });

  test('a call that nobody but a machine answered has heard a machine, and no key', () => {
    const heard = { talkMs: 6000, beep: false };
    expect(brokenRules(answered().writes('answered_by_machine', heard).ends('machine'))).toEqual([]);
    expect(brokenRules(answered().ends('machine'))).toEqual(rule);
    expect(brokenRules(answered().presses('1').writes('answered_by_machine', heard).ends('machine'))).toEqual(rule);
  });

  test('by whatever it was known: a message was left on a machine, a fax whistled, the network announced', () => {
    const known = (who: 'machine' | 'fax' | 'network' | 'person') =>
      answered().writes('answered_by', { who, by: 'beep', afterMs: 2000, talkMs: null });
    for (const [who, result] of [
      ['machine', 'machine_message_left'],
      ['machine', 'machine'],
      ['network', 'machine'],
      ['fax', 'fax'],
    ] as const) {
      expect(brokenRules(known(who).ends(result)), result).toEqual([]);
      expect(brokenRules(known('person').ends(result)), result).toEqual(rule);
      expect(brokenRules(known(who).presses('1').ends(result)), result).toEqual(rule);
    }
    expect(brokenRules(known('fax').ends('machine'))).toEqual(rule);
  });

  test('nobody is the right party whose identity did not match in that call', () => {
    for (const result of resultCodes.filter((code) => code.startsWith('rpc_')))
      expect(brokenRules(answered().identifies('no_match').ends(result))).toEqual(rule);
  });

  test('a result of a conversation needs an answered call, and an answered call is no busy line', () => {
    for (const result of ['silent', 'hung_up_early', 'machine', 'not_verified'] as const)
      expect(brokenRules(aJournal().dials('jana').ends(result, { answered: false }))).toEqual(rule);
    for (const result of ['busy', 'no_answer', 'trunk_dead'] as const) expect(brokenRules(answered().ends(result))).toEqual(rule);
  });

  test('the SIP status decides what an unanswered call was', () => {
    const unanswered = (result: ResultCode, data: Partial<AttemptEnded> = {}) =>
      brokenRules(aJournal().dials('jana').ends(result, data));
    for (const result of resultCodes.filter((code) => !code.startsWith('rpc_') && code !== 'refused_by_gate'))
      if (!['wrong_person', 'opted_out', 'machine', 'machine_message_left', 'fax'].includes(result))
        expect(unanswered(result), result).toEqual([]);
    expect(unanswered('busy', { sipCode: 404 })).toEqual(rule);
    expect(unanswered('invalid_number', { sipCode: 486 })).toEqual(rule);
    expect(unanswered('no_answer', { ringing: false })).toEqual(rule);
    expect(unanswered('trunk_dead', { ringing: true })).toEqual(rule);
    expect(unanswered('carrier_failed', { sipCode: 403 })).toEqual(rule);
    expect(unanswered('carrier_rejected', { sipCode: 503 })).toEqual(rule);
    expect(unanswered('refused_by_gate')).toEqual(rule);
  });

  test('a silent call had no key pressed in it', () => {
    expect(brokenRules(answered().ends('silent'))).toEqual([]);
    expect(brokenRules(answered().presses('7').ends('silent'))).toEqual(rule);
  });

  test('what the flow earned is the result, a lost call included', () => {
    expect(brokenRules(verified().promises().ends('rpc_ptp', { flowResult: 'rpc_ptp' }))).toEqual([]);
    expect(findingsIn(verified().promises().ends('lost', { flowResult: 'rpc_ptp' }))[0]?.message).toBe(
      'Attempt att_1 ended as lost, but its flow earned rpc_ptp.',
    );
  });
});

describe('plans_as_allowed', () => {
  const plan = (data: Parameters<WrittenCall['plans']>[0]) => brokenRules(verified().plans(data).ends('rpc_plan'));
  const each = (...dates: string[]) => dates.map((date) => ({ date, amountMinor: 100_00 / dates.length }));

  test('a plan is what the creditor allowed then, and all that was owed', () => {
    expect(plan({})).toEqual([]);
    for (const wrong of [
      { totalMinor: 100_01 },
      { instalments: each('2026-11-30') },
      { instalments: each('2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04') },
      { instalments: each('2026-12-30', '2026-11-30') },
      { instalments: each('2026-11-22', '2026-12-30') },
      { instalments: each('2026-12-24', '2026-12-30') },
      {
        instalments: [
          { date: '2026-11-30', amountMinor: 9_99 },
          { date: '2026-12-30', amountMinor: 90_01 },
        ],
      },
    ])
      expect([wrong, plan(wrong)]).toEqual([wrong, ['plans_as_allowed']]);
  });
});

describe('result_counted_rightly', () => {
  test('what burns an attempt and what was a conversation is told by the result alone', () => {
    const ends = (result: ResultCode, data: Partial<AttemptEnded>) => brokenRules(aJournal().dials('jana').ends(result, data));
    expect(ends('trunk_dead', { burns: false, conversation: false })).toEqual([]);
    expect(ends('trunk_dead', { burns: true })).toEqual(['result_counted_rightly']);
    expect(ends('lost', { burns: false })).toEqual(['result_counted_rightly']);
    expect(brokenRules(verified().ends('rpc_informed', { conversation: false }))).toEqual(['result_counted_rightly']);
  });
});

describe('everybody_is_settled', () => {
  test('a campaign is finished when each of its debtors is', () => {
    expect(brokenRules(aJournal({ entries: 2 }).settles('jana', 'petr').moves('finished'))).toEqual([]);
    expect(brokenRules(aJournal({ entries: 2 }).settles('jana').moves('finished'))).toEqual(['everybody_is_settled']);
  });

  test('an operator may stop a campaign before that', () => {
    expect(brokenRules(aJournal({ entries: 2 }).settles('jana').moves('stopped'))).toEqual([]);
  });
});

describe('nobody_is_passed_over', () => {
  const waiting = (overtakers: number) => {
    const journal = aJournal();
    const dueAt = journal.now;
    for (let index = 0; index < overtakers; index += 1) journal.later(1000).dials(`later${index}`).ends('busy');
    return brokenRules(journal.later(1000).dials('jana', { dueAt }).ends('busy'), { overtakenAtMost: 5 });
  };

  test('a few that fell due later may be dialled before, many may not', () => {
    expect(waiting(5)).toEqual([]);
    expect(waiting(6)).toEqual(['nobody_is_passed_over']);
  });

  test('those who fell due before are no overtakers, nor are calls from before the entry was due', () => {
    const journal = aJournal();
    for (let index = 0; index < 20; index += 1) journal.later(1000).dials(`earlier${index}`).ends('busy');
    const dueAt = journal.now;
    for (let index = 0; index < 20; index += 1)
      journal
        .later(1000)
        .dials(`longer${index}`, { dueAt: dueAt - 1 })
        .ends('busy');
    expect(brokenRules(journal.dials('jana', { dueAt }).ends('busy'), { overtakenAtMost: 5 })).toEqual([]);
  });
});

describe('the journal itself', () => {
  test('a dial that states another time than that at which it was written is found', () => {
    const journal = aJournal();
    expect(brokenRules(journal.dials('jana', { at: journal.now - 120_000 }).ends('busy'))).toEqual(['dial_time_is_true']);
  });

  test('a line that is read twice, or out of order, is found', () => {
    const journal = aJournal().dials('jana').ends('busy');
    journal.read().push(...aJournal().read().slice(1, 2));
    expect(brokenRules(journal)).toContain('journal_in_order');
  });

  test('a clock that is set back is remarked on once and fails nothing; small corrections are nothing', async () => {
    const journal = aJournal().at('12:00').dials('jana').ends('busy').later(-500).dials('petr').ends('busy');
    expect(brokenRules(journal)).toEqual([]);
    const verdict: Verdict = await judge(journal.later(-3_600_000).dials('eva').ends('busy').read());
    expect(verdict).toMatchObject({ verdict: 'pass', violations: [], remarks: [{ rule: 'clock_runs_forward', proof: [5, 8] }] });
  });
});
