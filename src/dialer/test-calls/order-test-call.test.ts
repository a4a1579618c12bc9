import { afterEach, beforeEach, expect, test } from 'vitest';
import { must, type OpenDialer, openDialer, phone } from '../../../test/support/open-dialer.ts';
import { sqliteTestCalls } from '../../adapters/db/flows/sqlite-test-calls.ts';
import { releaseEverything, stopEverything } from '../../gate/stop-everything.ts';
import { suppressByHand } from '../../gate/suppress-by-hand.ts';
import { mostADay, type TestCallTools } from './find-test-call-objection.ts';
import { orderTestCall, withdrawTestCall } from './order-test-call.ts';
import { reserveTestCall } from './reserve-test-call.ts';
import { addTestNumber, removeTestNumber } from './test-numbers.ts';

let the: OpenDialer;
let tools: TestCallTools;
const by = 'user:test';
const mine = '+420000555001';

beforeEach(async () => {
  the = await openDialer();
  tools = { ...the.tools, testCalls: sqliteTestCalls };
  const acme = await the.creditor('CZ');
  await the.trunk();
  await the.identity(acme, '+420000900001');
  await the.debtor(acme, '+420000101001');
});
afterEach(() => the.close());

const flow = () => the.tools.flows.published('soft-reminder') ?? expect.fail('no flow');
const order = (number = mine) => orderTestCall(tools, by, { number, flow: flow(), language: 'cs' });
const vouch = (number: string) => addTestNumber(tools, by, { number, evidence: 'my own mobile' });
const whyNot = async (result: Promise<{ readonly ok: boolean; readonly reason?: string }>) => (await result).reason ?? 'done';

test('a flow is tried only on a number that somebody has said is ours, and the journal keeps who said so, without the number', async () => {
  expect(await whyNot(order())).toBe('number_not_ours');
  must(await vouch(mine));
  expect(await whyNot(order())).toBe('done');
  expect(await the.events('test_number_added')).toMatchObject([
    { actor: by, data: { number: '+420***001', evidence: 'my own mobile' } },
  ]);
  must(await removeTestNumber(tools, by, mine));
  expect(await whyNot(order())).toBe('number_not_ours');
});

test('no evidence, a debtor’s telephone, a premium number and a suppressed one are never ours', async () => {
  expect(await whyNot(addTestNumber(tools, by, { number: mine, evidence: ' ' }))).toBe('no_evidence');
  expect(await whyNot(vouch('+420000101001'))).toBe('number_of_a_debtor');
  expect(await whyNot(vouch('+420900123456'))).toBe('number_not_allowed');
  must(await suppressByHand(the.tools, by, 'do-not-call', { number: phone(mine).number, reason: null, until: null }));
  expect(await whyNot(vouch(mine))).toBe('number_not_allowed');
});

test('what becomes a debtor’s telephone later is called no more, though somebody once said it was ours', async () => {
  must(await vouch(mine));
  const beta = await the.creditor('SK');
  await the.debtor(beta, mine);
  expect(await whyNot(order())).toBe('number_of_a_debtor');
});

test('the red button stops test calls at their order, and at their dial', async () => {
  must(await vouch(mine));
  const ordered = must(await order());
  await stopEverything(tools, by, 'drill');
  expect(await whyNot(order())).toBe('everything_stopped');
  expect(await whyNot(reserveTestCall(tools, ordered, () => true))).toBe('everything_stopped');
  await releaseEverything(tools, by, 'over');
  expect(await the.events('test_call_placed')).toEqual([]);
  expect(await whyNot(order())).toBe('done');
});

test('a telephone is not called all day: after twenty calls it has its rest', async () => {
  must(await vouch(mine));
  for (let nth = 0; nth < mostADay; nth += 1) must(await order());
  expect(await whyNot(order())).toBe('too_many_test_calls');
});

test('an order is placed once: taken back it is not dialled, and taken it is not taken back', async () => {
  must(await vouch(mine));
  const one = must(await order());
  const two = must(await order());
  expect(await withdrawTestCall(tools, by, one, 'nobody waits')).toBe(true);
  expect(await the.run((tx) => sqliteTestCalls.take(tx, one.id))).toBe(false);
  expect(await the.run((tx) => sqliteTestCalls.take(tx, two.id))).toBe(true);
  expect(await withdrawTestCall(tools, by, two, 'nobody waits')).toBe(false);
});

test('a test call takes a line of its trunk and is told to the judge with all that its dial depends on', async () => {
  must(await vouch(mine));
  const ordered = must(await order());
  const line = must(await reserveTestCall(tools, ordered, () => true));
  const load = await the.run((tx) => the.tools.attempts.load(tx, 0));
  expect(load.byTrunk.get(line.trunk.id)?.up).toBe(1);
  expect(await the.events('test_call_placed')).toMatchObject([
    { data: { testCall: ordered.id, rehearsalNumber: true, destination: { kind: 'mobile', country: 'CZ' } } },
  ]);
  expect(await the.events('attempt_reserved')).toEqual([]);
});

test('a real number does not leave by the simulated trunk, and nothing leaves while dialling is held', async () => {
  must(await vouch('+420601555001'));
  const real = must(await order('+420601555001'));
  expect(await whyNot(reserveTestCall(tools, real, () => true))).toBe('number_not_allowed');
  must(await vouch(mine));
  expect(await whyNot(reserveTestCall(tools, must(await order()), () => false))).toBe('held');
  expect(await the.events('test_call_refused')).toHaveLength(2);
});
