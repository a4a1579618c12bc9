import { describe, expect, test } from 'vitest';
import { aJournal } from './a-journal.ts';
import { brokenRules, findingsIn } from './broken-rules.ts';

const day = 24 * 3_600_000;

describe('one_dial_per_attempt', () => {
  test('an attempt is ordered once and answered once', () => {
    expect(brokenRules(aJournal().dials('jana').ordered().answers().ends('hung_up_early'))).toEqual([]);
    expect(brokenRules(aJournal().dials('jana').ordered('unknown').ordered().ends('busy'))).toEqual(['one_dial_per_attempt']);
    expect(brokenRules(aJournal().dials('jana').answers().answers().ends('hung_up_early'))).toEqual(['one_dial_per_attempt']);
  });

  test('an attempt that was dialled is never dialled again, not after its end either', () => {
    const journal = aJournal().dials('jana', { attempt: 'x' }).ends('busy').dials('jana', { attempt: 'x' }).ends('busy');
    expect(findingsIn(journal)).toMatchObject([
      { rule: 'one_dial_per_attempt', proof: [4, 6] },
      { rule: 'one_result_per_attempt' },
    ]);
  });

  test('that the order was taken may be known late, after the end, and once only', () => {
    const journal = aJournal();
    const call = journal.dials('jana');
    call.ends('lost');
    call.ordered('unknown');
    expect(brokenRules(journal)).toEqual([]);
    call.ordered();
    expect(findingsIn(journal)).toEqual([
      { rule: 'one_dial_per_attempt', proof: [6, 7], message: 'Attempt att_1 was ordered twice.' },
    ]);
  });

  test('nothing is answered after its end', () => {
    const journal = aJournal();
    const call = journal.dials('jana');
    call.ends('lost');
    call.writes('attempt_answered', { at: journal.now, flow: 'soft-reminder', version: 'v1', language: 'cs' });
    expect(findingsIn(journal)).toEqual([
      { rule: 'one_dial_per_attempt', proof: [5, 6], message: 'Attempt att_1 was answered after its end.' },
    ]);
  });
});

describe('one_result_per_attempt', () => {
  test('an attempt that ends twice, or that ends without ever having begun, is found', () => {
    const twice = aJournal();
    const call = twice.dials('jana');
    call.ends('busy');
    call.ends('lost');
    expect(findingsIn(twice)).toMatchObject([{ rule: 'one_result_per_attempt', proof: [5, 6] }]);
    const begun = aJournal().dials('jana').ends('busy').read();
    const unbegun = aJournal();
    unbegun.read().push(...begun.slice(4));
    expect(brokenRules(unbegun)).toEqual(['one_result_per_attempt']);
  });

  test('when nothing goes on any more, an attempt without a result is an error; while calls are up it is not', () => {
    const journal = aJournal();
    journal.dials('jana');
    expect(brokenRules(journal)).toEqual([]);
    expect(findingsIn(journal, { complete: true })).toEqual([
      { rule: 'one_result_per_attempt', proof: [4], message: 'Attempt att_1 never got a result.' },
    ]);
  });
});

describe('slot_and_identity_returned', () => {
  test('an attempt gives back the trunk and the caller identity that it took', () => {
    const ends = (released: { trunk: string; callerIdentityId: string }) =>
      brokenRules(aJournal().dials('jana').ends('busy', { released }));
    expect(ends({ trunk: 'alpha', callerIdentityId: 'cid_one' })).toEqual([]);
    expect(ends({ trunk: 'beta', callerIdentityId: 'cid_one' })).toEqual(['slot_and_identity_returned']);
    expect(ends({ trunk: 'alpha', callerIdentityId: 'cid_two' })).toEqual(['slot_and_identity_returned']);
  });

  test('a slot that is still held a day later, while dialling goes on, has leaked', () => {
    const journal = aJournal();
    journal.dials('jana');
    journal.later(day).dials('petr').ends('busy').later(3_600_000).dials('eva').ends('busy');
    expect(findingsIn(journal)).toMatchObject([{ rule: 'slot_and_identity_returned', proof: [4, 5] }]);
  });
});

describe('nothing_outside_the_call', () => {
  test('nothing is said before the call is answered', () => {
    const call = aJournal().dials('jana').hears('greeting', { disclosesDebt: false }).answers();
    expect(brokenRules(call.ends('hung_up_early'))).toEqual(['nothing_outside_the_call']);
  });

  test('nothing goes on after its end', () => {
    const journal = aJournal();
    const call = journal.dials('jana').answers();
    call.ends('hung_up_early');
    call.enters('who');
    expect(findingsIn(journal)).toMatchObject([{ rule: 'nothing_outside_the_call', proof: [10, 11] }]);
  });
});

describe('debt_only_after_verification', () => {
  test('the debt is told after the identity has matched', () => {
    expect(brokenRules(aJournal().dials('jana').answers().identifies().hears('details').ends('rpc_informed'))).toEqual([]);
  });

  test('a word of it before that is a violation, after a failed check too, and whatever was verified in another call', () => {
    const rule = ['debt_only_after_verification'];
    expect(brokenRules(aJournal().dials('jana').answers().hears('balance').ends('hung_up_early'))).toEqual(rule);
    const failed = aJournal().dials('jana').answers().identifies('no_match').hears('balance');
    expect(brokenRules(failed.ends('not_verified'))).toEqual(rule);
    const other = aJournal().dials('petr').answers().identifies().ends('rpc_informed');
    expect(brokenRules(other.dials('jana').answers().hears('balance').ends('hung_up_early'))).toEqual(rule);
  });

  test('a prompt of which nothing was heard told nothing', () => {
    const call = aJournal().dials('jana').answers().hears('balance', { playedMs: 0, outcome: 'failed' });
    expect(brokenRules(call.ends('hung_up_early'))).toEqual([]);
  });
});

describe('verified_by_a_check', () => {
  test('a call that takes its listener for the debtor without a matching check is found, the program’s word does not count', () => {
    const node = { node: 'balance', visit: 3, verified: true, resumed: false };
    const entered = aJournal().dials('jana').answers().writes('node_entered', node);
    expect(brokenRules(entered.ends('hung_up_early'))).toEqual(['verified_by_a_check']);
    const heard = aJournal().dials('jana').answers().hears('thanks', { disclosesDebt: false, verified: true });
    expect(brokenRules(heard.ends('hung_up_early'))).toEqual(['verified_by_a_check']);
  });

  test('a claim and the telling of the debt are two violations', () => {
    const call = aJournal().dials('jana').answers().hears('balance', { verified: true });
    expect(brokenRules(call.ends('hung_up_early'))).toEqual(['debt_only_after_verification', 'verified_by_a_check']);
  });
});

describe('identity_keys_masked', () => {
  test('the choice of a way to identify oneself is one key in the clear, the digits themselves are masked', () => {
    expect(brokenRules(aJournal().dials('jana').answers().presses('1').identifies().ends('rpc_informed'))).toEqual([]);
  });

  test('digits in the clear where identity is checked are a leak, before the check or after it', () => {
    const before = aJournal().dials('jana').answers().presses('24121980').identifies().ends('rpc_informed');
    expect(findingsIn(before)).toMatchObject([{ rule: 'identity_keys_masked', proof: [10, 13] }]);
    const after = aJournal().dials('jana').answers().identifies('no_match').presses('24121980').ends('not_verified');
    expect(brokenRules(after)).toEqual(['identity_keys_masked']);
  });

  test('other answers, a date of a promise for one, are written down as pressed', () => {
    const call = aJournal().dials('jana').answers().identifies().enters('promise').presses('3011');
    expect(brokenRules(call.ends('rpc_informed'))).toEqual([]);
  });
});

describe('follow_up_by_request', () => {
  const asked = () => aJournal().dials('jana').answers().identifies().asksFor('sms');

  test('a message is asked for by the debtor, in the call, each kind once', () => {
    expect(brokenRules(asked().asksFor('email').ends('rpc_informed'))).toEqual([]);
    expect(brokenRules(asked().asksFor('sms').ends('rpc_informed'))).toEqual(['follow_up_by_request']);
    const other = aJournal().dials('jana').answers().asksFor('sms', 'dialer');
    expect(brokenRules(other.ends('hung_up_early'))).toEqual(['follow_up_by_request']);
  });

  test('a request is answered by one message to the one who asked, on the channel that was asked for', () => {
    expect(brokenRules(asked().getsWritten('1').ends('rpc_informed'))).toEqual([]);
    const rule = ['follow_up_by_request'];
    expect(brokenRules(asked().getsWritten('1', { channel: 'email' }).ends('rpc_informed'))).toEqual(rule);
    const twice = asked();
    const requestedBy = 'evt_15';
    expect(
      brokenRules(
        twice.getsWritten('1', { requestedBy }).getsWritten('2', { requestedBy, debtFacts: false }).ends('rpc_informed'),
      ),
    ).toEqual(rule);
    const unasked = aJournal().dials('jana').answers().identifies().getsWritten('1', { debtFacts: false });
    expect(brokenRules(unasked.ends('rpc_informed'))).toEqual(rule);
  });
});

describe('debt_in_writing_only_to_the_debtor', () => {
  const asked = () => aJournal().dials('jana').answers().identifies().asksFor('sms');
  const elsewhere = { contactPointId: 'cnt_other' } as const;

  test('the debt is told at the number from which the verified debtor asked, or at a verified address', () => {
    expect(brokenRules(asked().getsWritten('1').ends('rpc_informed'))).toEqual([]);
    const journal = aJournal().marks('other', 'verified');
    const call = journal.dials('jana').answers().identifies().asksFor('sms');
    expect(brokenRules(call.getsWritten('1', elsewhere).ends('rpc_informed'))).toEqual([]);
  });

  test('nowhere else, and not to somebody who was not verified, whatever trust the message states', () => {
    const rule = ['debt_in_writing_only_to_the_debtor'];
    expect(
      brokenRules(
        asked()
          .getsWritten('1', { ...elsewhere, trust: 'verified' })
          .ends('rpc_informed'),
      ),
    ).toEqual(rule);
    const stranger = aJournal().dials('jana').answers().asksFor('sms').getsWritten('1');
    expect(brokenRules(stranger.ends('hung_up_early'))).toEqual(rule);
    expect(
      brokenRules(
        asked()
          .getsWritten('1', { ...elsewhere, debtFacts: false, neutral: true })
          .ends('rpc_informed'),
      ),
    ).toEqual([]);
  });
});

describe('one_fate_per_message', () => {
  const sent = { messageId: 'msg_1', channel: 'sms', driver: 'outbox' } as const;

  test('a message that was handed over is not handed over again, and one that was never written is not at all', () => {
    const call = () => aJournal().dials('jana').answers().identifies().asksFor('sms').getsWritten('1');
    const handed = () => call().writes('message_handed_over', { ...sent, where: 'outbox' });
    expect(brokenRules(handed().ends('rpc_informed'))).toEqual([]);
    expect(
      brokenRules(
        handed()
          .writes('message_failed', { ...sent, code: 'x', tries: 2 })
          .ends('rpc_informed'),
      ),
    ).toEqual(['one_fate_per_message']);
    const ghost = aJournal().writes('message_fate_unknown', { ...sent, code: 'x' });
    expect(brokenRules(ghost)).toEqual(['one_fate_per_message']);
  });
});
