import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isResultCode, type ResultCode } from '../kernel/result-code.ts';
import { type Conversation, decideResultCode } from './decide-result-code.ts';
import type { LegEnd } from './telephony.ts';

const end = (about: Partial<LegEnd>): LegEnd => ({
  channelId: 'att_1',
  at: 0,
  cause: 16,
  sipCode: null,
  ringing: false,
  answered: false,
  byUs: false,
  ringTimedOut: false,
  ...about,
});
const talk = (about: Partial<Conversation>): Conversation => ({
  result: null,
  verified: false,
  keys: 0,
  completed: false,
  noPerson: null,
  ...about,
});

describe('a call that nobody answered is named by its SIP status, whatever else Asterisk makes of it', () => {
  const table: readonly (readonly [sipCode: number, cause: number, result: ResultCode])[] = [
    [486, 17, 'busy'],
    [600, 17, 'busy'],
    [603, 21, 'declined'],
    [403, 21, 'carrier_rejected'],
    [404, 1, 'invalid_number'],
    [604, 1, 'invalid_number'],
    [484, 28, 'bad_format'],
    [410, 22, 'number_changed'],
    [480, 19, 'unreachable'],
    [408, 18, 'no_response'],
    [500, 38, 'carrier_failed'],
    [502, 27, 'carrier_failed'],
    [503, 34, 'carrier_failed'],
    [607, 127, 'spam_blocked'],
    [608, 127, 'spam_blocked'],
    [401, 21, 'carrier_rejected'],
    [488, 58, 'carrier_rejected'],
  ];
  test.each(table)('%i (cause %i) is %s', (sipCode, cause, result) => {
    for (const ringing of [false, true]) expect(decideResultCode(end({ sipCode, cause, ringing }), null)).toBe(result);
  });
});

test('our own ring timer ended it: nobody answered where it rang, the trunk is dead where nothing ever rang', () => {
  expect(decideResultCode(end({ cause: 19, ringing: true, byUs: true, ringTimedOut: true }), null)).toBe('no_answer');
  expect(decideResultCode(end({ cause: 19, ringing: false, byUs: true, ringTimedOut: true }), null)).toBe('trunk_dead');
});

test('a 480 from afar while it rang is no 480 of our timer', () => {
  expect(decideResultCode(end({ sipCode: 480, cause: 19, ringing: true }), null)).toBe('unreachable');
});

test('an order that was refused, so that no INVITE left, is the carrier’s failure', () => {
  expect(decideResultCode('order_refused', null)).toBe('carrier_failed');
});

test('nobody heard the end: lost, and lost too when Asterisk only saw the leg gone', () => {
  expect(decideResultCode(null, null)).toBe('lost');
  expect(decideResultCode(end({ cause: null, ringing: true }), null)).toBe('lost');
  expect(decideResultCode(end({ cause: null, answered: true }), talk({ keys: 2 }))).toBe('lost');
});

test('an answered leg that went before anything was said was hung up early', () => {
  expect(decideResultCode(end({ answered: true }), null)).toBe('hung_up_early');
});

test('what the conversation came to counts, however the leg ended', () => {
  for (const how of [null, end({ answered: true }), end({ answered: true, byUs: true })])
    expect(decideResultCode(how, talk({ result: 'rpc_ptp', verified: true }))).toBe('rpc_ptp');
});

test('whoever was identified and hung up was reached and informed, also when nobody knows how the call ended', () => {
  expect(decideResultCode(end({ answered: true }), talk({ verified: true }))).toBe('rpc_informed');
  expect(decideResultCode(null, talk({ verified: true }))).toBe('rpc_informed');
});

test('a call to its end without a key was silent; a hang-up or a key before identification is an early hang-up', () => {
  expect(decideResultCode(end({ answered: true, byUs: true }), talk({ completed: true }))).toBe('silent');
  expect(decideResultCode(end({ answered: true, byUs: true }), talk({ completed: true, keys: 1 }))).toBe('hung_up_early');
  expect(decideResultCode(end({ answered: true }), talk({}))).toBe('hung_up_early');
});

test('a machine is a machine, whatever the flow made of its silence', () => {
  for (const result of [null, 'not_verified'] as const)
    expect(decideResultCode(end({ answered: true, byUs: true }), talk({ noPerson: 'machine', result }))).toBe('machine');
});

test('a conversation of which nothing is known but that it was answered is lost when its end is', () => {
  expect(decideResultCode(null, talk({ keys: 3 }))).toBe('lost');
  expect(decideResultCode(end({ cause: null, answered: true }), talk({ keys: 3 }))).toBe('lost');
  expect(decideResultCode(end({ cause: null, answered: true }), null)).toBe('lost');
});

test('every end has exactly one code, and never one that only the gate gives', () => {
  const anyEnd = fc.record({
    channelId: fc.constant('att_1' as const),
    at: fc.nat(),
    cause: fc.option(fc.integer({ min: 0, max: 127 })),
    sipCode: fc.option(fc.integer({ min: 100, max: 699 })),
    ringing: fc.boolean(),
    answered: fc.boolean(),
    byUs: fc.boolean(),
    ringTimedOut: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.option(anyEnd), (how) => {
      const code = decideResultCode(how, null);
      expect(isResultCode(code) && code !== 'refused_by_gate').toBe(true);
    }),
  );
});
