import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Persona, PersonaStep } from '../../src/rehearsal/personas.ts';
import { type AsteriskPair, startAsteriskPair } from './support/asterisk-pair.ts';
import { type Caller, newAttempt, order, ourNumber, startCaller } from './support/caller.ts';

/** What Asterisk 22.10.1 makes of each SIP answer: the Q.850 cause that comes with it. */
const causes = [
  { sip: 403, cause: 21 },
  { sip: 404, cause: 1 },
  { sip: 408, cause: 18 },
  { sip: 410, cause: 22 },
  { sip: 480, cause: 19 },
  { sip: 484, cause: 28 },
  { sip: 486, cause: 17 },
  { sip: 500, cause: 38 },
  { sip: 502, cause: 27 },
  { sip: 503, cause: 34 },
  { sip: 600, cause: 17 },
  { sip: 603, cause: 21 },
  { sip: 604, cause: 1 },
  { sip: 607, cause: 127 },
  { sip: 608, cause: 127 },
];

const rejects = (suffix: string, sipCode: number, ...before: PersonaStep[]): Persona => ({
  suffix,
  name: `rejects_${sipCode}`,
  steps: [...before, { do: 'reject', sipCode }],
});
const personas: Persona[] = [
  ...causes.map(({ sip }, index) => rejects(String(10 + index), sip)),
  rejects('40', 603, { do: 'ring', ms: 300 }),
  { suffix: '41', name: 'rings_on', steps: [{ do: 'ring', ms: 60_000 }] },
  { suffix: '42', name: 'answers_and_hangs_up', steps: [{ do: 'answer' }, { do: 'wait', ms: 300 }, { do: 'hang_up' }] },
];

let pair: AsteriskPair;
let caller: Caller;
beforeAll(async () => {
  pair = await startAsteriskPair({ personas });
  caller = await startCaller(pair.instance());
});
afterAll(async () => {
  caller?.telephony.close();
  await pair?.stop();
});

async function call(suffix: string, more: Parameters<typeof order>[1] = {}) {
  const placed = order(suffix, more);
  const outcome = await caller.telephony.dial(placed);
  return { outcome, end: await caller.ended(placed.channelId) };
}

describe.concurrent('the far end refuses', () => {
  test.each(causes)('SIP $sip is kept as it came, with cause $cause', async ({ sip, cause }) => {
    const { outcome, end } = await call(String(10 + causes.findIndex((each) => each.sip === sip)));
    expect(outcome).toEqual({ taken: 'accepted' });
    expect(end).toMatchObject({ cause, sipCode: sip, ringing: false, answered: false, byUs: false, ringTimedOut: false });
  });

  test('a decline after ringing shows that the phone rang', async () => {
    const { end } = await call('40');
    expect(end).toMatchObject({ sipCode: 603, cause: 21, ringing: true, answered: false });
  });
});

describe.concurrent('nobody answers', () => {
  test('our ring timer is told apart from a 480 of the far end', async () => {
    const { end } = await call('41', { ringMs: 1000 });
    expect(end).toMatchObject({ ringing: true, answered: false, ringTimedOut: true, sipCode: null, byUs: false });
  });

  test('a dead trunk is told apart from an unanswered phone by the absence of ringing', async () => {
    const { end } = await call('41', { ringMs: 1000, trunk: 'dead' });
    expect(end).toMatchObject({ ringing: false, answered: false, ringTimedOut: true, sipCode: null });
  });

  test('a call that we give up while it rings ends by us', async () => {
    const placed = order('41');
    await caller.telephony.dial(placed);
    await caller.until((event) => event.type === 'ringing' && event.channelId === placed.channelId);
    await caller.telephony.hangUp(placed.channelId);
    expect(await caller.ended(placed.channelId)).toMatchObject({
      byUs: true,
      ringing: true,
      answered: false,
      ringTimedOut: false,
    });
  });
});

describe.concurrent('somebody answers', () => {
  test('a person who hangs up ends the call, not us', async () => {
    const { end } = await call('42');
    expect(end).toMatchObject({ cause: 16, sipCode: null, answered: true, byUs: false, ringTimedOut: false });
  });
});

describe('orders that Asterisk does not take', () => {
  test('an unknown trunk is refused for certain: nothing is sent and nothing ends', async () => {
    const placed = order('42', { trunk: 'nowhere' });
    const before = await pair.carrier.placedCalls();
    expect(await caller.telephony.dial(placed)).toEqual({ taken: 'refused', code: 'allocation_failed' });
    expect(await pair.carrier.placedCalls()).toHaveLength(before.length);
    expect(await caller.telephony.liveLegs()).toEqual([]);
  });

  test('an attempt is never dialled twice while its call lives, not even by another controller', async () => {
    const placed = order('41');
    await caller.telephony.dial(placed);
    await caller.until((event) => event.type === 'ringing' && event.channelId === placed.channelId);
    expect(await caller.telephony.dial(placed)).toEqual({ taken: 'refused', code: 'channel_exists' });
    const other = await startCaller(pair.instance(), 'another-app');
    const again = await other.telephony.dial(placed);
    other.telephony.close();
    expect(again).toEqual({ taken: 'refused', code: 'channel_with_given_unique_id_already_exists' });
    await caller.telephony.hangUp(placed.channelId);
    await caller.ended(placed.channelId);
  });

  test('without a connection nothing is dialled', async () => {
    const other = await startCaller(pair.instance(), 'another-app');
    other.telephony.close();
    expect(await other.telephony.dial(order('42'))).toEqual({ taken: 'refused', code: 'not_connected' });
  });
});

test('every call that we placed is one INVITE at the carrier, with our caller identity', async () => {
  const ended = caller.heard.flatMap((event) => (event.type === 'ended' ? [event.end.channelId] : []));
  expect(new Set(ended).size).toBe(ended.length);
  const placed = await pair.carrier.placedCalls();
  expect(new Set(placed.map((each) => each.callId)).size).toBe(placed.length);
  expect(placed).toHaveLength(ended.length - 1); // one went to the dead trunk
  expect(new Set(placed.map((each) => each.callerId))).toEqual(new Set([ourNumber]));
  expect(placed.at(-1)?.number).toBe(order('41').number);
});

test('hanging up what is gone does nothing', async () => {
  await caller.telephony.hangUp(newAttempt());
  expect(caller.telephony.ready()).toBe(true);
});
