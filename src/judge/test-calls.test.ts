import { expect, test } from 'vitest';
import type { TestCallPlaced } from '../dialer/events.ts';
import { aJournal, type WrittenJournal } from './a-journal.ts';
import { brokenRules } from './broken-rules.ts';

const placed = (journal: WrittenJournal, more: Partial<TestCallPlaced> = {}) => {
  journal.writes('test_call_placed', {
    testCall: 'att_t',
    at: journal.now,
    trunk: 'alpha',
    callerIdentityId: 'cid_1',
    rehearsalNumber: false,
    destination: { kind: 'mobile', country: 'CZ', reachable: ['CZ'] },
    ...more,
  });
  return journal;
};

test('a flow that is heard on a telephone of the operator’s own is in order, at any hour, and is no attempt on anybody', () => {
  expect(brokenRules(placed(aJournal().at('03:00', '2026-11-22')))).toEqual([]);
});

test('it is held to where the trunk may call, to the red button, and to rehearsal numbers staying on the simulated trunk', () => {
  const premium = { kind: 'premium', country: 'CZ', reachable: ['CZ'] };
  const abroad = { kind: 'mobile', country: 'AT', reachable: ['CZ'] };
  expect(brokenRules(placed(aJournal(), { destination: premium }))).toEqual(['destinations_allowed']);
  expect(brokenRules(placed(aJournal(), { destination: abroad }))).toEqual(['destinations_allowed']);
  expect(brokenRules(placed(aJournal(), { rehearsalNumber: true }))).toEqual(['rehearsal_stays_rehearsal']);
  expect(brokenRules(placed(aJournal({ simulated: true })))).toEqual(['rehearsal_stays_rehearsal']);
  const stopped = aJournal();
  stopped.writes('everything_stopped', { reason: 'drill' });
  expect(brokenRules(placed(stopped))).toEqual(['stop_all_respected']);
});
