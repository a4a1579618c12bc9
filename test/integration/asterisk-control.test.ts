import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { TelephonyEvent } from '../../src/dialer/telephony.ts';
import type { AudioFile } from '../../src/kernel/audio-file.ts';
import { Fault } from '../../src/kernel/fault.ts';
import type { Persona } from '../../src/rehearsal/personas.ts';
import { type AsteriskPair, startAsteriskPair } from './support/asterisk-pair.ts';
import { type BreakableProxy, breakableProxy } from './support/breakable-proxy.ts';
import { type Caller, never, order, startCaller } from './support/caller.ts';
import { keepingLog } from './support/keeping-log.ts';
import { realTimers } from './support/real-time.ts';

const personas: Persona[] = [
  { suffix: '01', name: 'listens', steps: [{ do: 'answer' }] },
  { suffix: '02', name: 'answers_after_a_while', steps: [{ do: 'ring', ms: 500 }, { do: 'answer' }] },
  { suffix: '03', name: 'hangs_up_soon', steps: [{ do: 'answer' }, { do: 'wait', ms: 900 }, { do: 'hang_up' }] },
  { suffix: '04', name: 'rings_on', steps: [{ do: 'ring', ms: 60_000 }] },
  { suffix: '06', name: 'answers_late', steps: [{ do: 'ring', ms: 3500 }, { do: 'answer' }] },
  { suffix: '05', name: 'presses_later', steps: [{ do: 'answer' }, { do: 'listen' }, { do: 'press', keys: '5' }] },
];

let pair: AsteriskPair;
let password: string;
let wire: BreakableProxy;
let prompt: AudioFile;
let long: AudioFile;
const open: Caller[] = [];
const log = keepingLog();
beforeAll(async () => {
  pair = await startAsteriskPair({ personas });
  password = pair.instance().ari.password;
  wire = await breakableProxy(pair.instance().ari.url);
  prompt = await pair.speak('Dobrý den.');
  long = await pair.speak('Dobrý den, volám jménem společnosti Alfa.');
});
afterEach(async () => {
  for (const caller of open.splice(0)) {
    if (caller.telephony.ready())
      for (const { channelId } of await caller.telephony.liveLegs()) await caller.telephony.hangUp(channelId as never);
    caller.telephony.close();
  }
});
afterAll(async () => {
  await wire?.stop();
  await pair?.stop();
});

/** A controller on the breakable wire. */
async function controller(changes: { password?: string; url?: string } = {}): Promise<Caller> {
  const instance = pair.instance();
  const ari = { ...instance.ari, url: wire.url, ...changes };
  const caller = await startCaller({ ...instance, ari }, 'dovolat', log, { heartbeat: 300, pong: 500, answer: 2000 });
  open.push(caller);
  return caller;
}

async function placed(caller: Caller, suffix: string, more: Parameters<typeof order>[1] = {}) {
  const one = order(suffix, more);
  expect(await caller.telephony.dial(one)).toEqual({ taken: 'accepted' });
  return one.channelId;
}

async function answered(caller: Caller, suffix: string) {
  const id = await placed(caller, suffix);
  await caller.answered(id);
  return id;
}

const connections = (caller: Caller) => caller.heard.filter((event) => event.type === 'connected');
const ends = (caller: Caller, id: string) => caller.heard.filter((event) => event.type === 'ended' && event.end.channelId === id);
const reconnected = (caller: Caller) => {
  const before = connections(caller).length;
  return caller.until((event) => event.type === 'connected' && connections(caller).length > before);
};

describe('at the start', () => {
  test('a wrong password is a fault that says what to change, and never shows a password', async () => {
    const password = 'a-password-that-nobody-may-see';
    const fault = await controller({ password }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({
      code: 'ari_password_refused',
      kind: 'misconfigured',
      remedy: expect.stringContaining('ari.conf'),
    });
    expect(inspect(fault, { depth: 10 })).not.toContain(password);
  });

  test('the client library keeps its notices from our output', async () => {
    const print = vi.spyOn(process.stdout, 'write');
    await controller();
    const printed = print.mock.calls.map(([text]) => String(text)).join('');
    print.mockRestore();
    expect(printed).toBe('');
  });
});

describe('the connection breaks', () => {
  test('a call outlives it, and is led on afterwards', async () => {
    const caller = await controller();
    const id = await answered(caller, '05');
    const back = reconnected(caller);
    wire.cut();
    await caller.until((event) => event.type === 'disconnected');
    expect(caller.telephony.ready()).toBe(false);
    expect(await back).toEqual({ type: 'connected', nodeRestarted: false });
    expect(await caller.telephony.liveLegs()).toEqual([{ channelId: id, answered: true, ringing: false }]);
    expect(await caller.telephony.play(id, prompt, never)).toMatchObject({ outcome: 'finished' });
    await caller.until((event) => event.type === 'digit' && event.digit === '5');
  });

  test('an end that nobody heard is told afterwards, once, without a cause', async () => {
    const caller = await controller();
    const id = await answered(caller, '03');
    const back = reconnected(caller);
    wire.refuse(true);
    await sleep(1200);
    wire.refuse(false);
    await back;
    expect(await caller.ended(id)).toMatchObject({ cause: null, sipCode: null, answered: true, byUs: false });
    await sleep(300);
    expect(ends(caller, id)).toHaveLength(1);
  });

  test('a call that still rings goes on and is answered into our hands; one that is answered meanwhile is lost', async () => {
    const caller = await controller();
    const later = await placed(caller, '06');
    const meanwhile = await placed(caller, '02');
    for (const id of [later, meanwhile]) await caller.until((event) => event.type === 'ringing' && event.channelId === id);
    const back = reconnected(caller);
    wire.refuse(true);
    await sleep(900); // "02" answers, and Asterisk hangs up on her: "Stasis app not active"
    wire.refuse(false);
    await back;
    expect(await caller.ended(meanwhile)).toMatchObject({ cause: null, ringing: true, answered: false, ringTimedOut: false });
    await caller.answered(later);
    expect(await caller.telephony.play(later, prompt, never)).toMatchObject({ outcome: 'finished' });
  });

  test('a prompt whose end nobody told us ends all the same, and is not taken for heard', async () => {
    const caller = await controller();
    const id = await answered(caller, '01');
    const playing = caller.telephony.play(id, prompt, never);
    await sleep(200);
    wire.refuse(true);
    await sleep(prompt.durationMs);
    wire.refuse(false);
    expect(await playing).toEqual({ outcome: 'unconfirmed', playedMs: prompt.durationMs });
  });

  test('a wire that is open but dead is noticed by the missing heartbeat', async () => {
    const caller = await controller();
    const id = await answered(caller, '01');
    const back = reconnected(caller);
    wire.freeze();
    expect(await back).toEqual({ type: 'connected', nodeRestarted: false });
    expect(await caller.telephony.liveLegs()).toEqual([{ channelId: id, answered: true, ringing: false }]);
  });

  test('when the client library gives up for good, a new one takes its place', async () => {
    const caller = await controller();
    const back = reconnected(caller);
    // Its ten attempts take 43 s by the clock; only its clock is made to run faster.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    wire.refuse(true);
    while (!log.text().includes('no connection to Asterisk')) {
      vi.advanceTimersByTime(1000);
      await realTimers.sleep(10);
    }
    vi.useRealTimers();
    wire.refuse(false);
    expect(await back).toEqual({ type: 'connected', nodeRestarted: false });
    await answered(caller, '01');
  });

  test('an event of a kind that the client never heard of does no harm', async () => {
    const caller = await controller();
    wire.rewrite((text) => text.replaceAll('"Dial"', '"Whop"'));
    const id = await answered(caller, '01');
    wire.rewrite((text) => text);
    expect(caller.telephony.ready()).toBe(true);
    await caller.telephony.hangUp(id);
    await caller.ended(id);
  });
});

describe('controllers', () => {
  test('a second controller takes over; the first is told, and acts no more', async () => {
    const first = await controller();
    const id = await answered(first, '05');
    const second = await controller();
    await first.until((event) => event.type === 'replaced');
    expect(first.telephony.ready()).toBe(false);
    expect(await first.telephony.dial(order('01'))).toEqual({ taken: 'refused', code: 'not_connected' });
    expect(await second.telephony.liveLegs()).toEqual([{ channelId: id, answered: true, ringing: false }]);
    expect(await second.telephony.play(id, prompt, never)).toMatchObject({ outcome: 'finished' });
    await second.until((event) => event.type === 'digit' && event.channelId === id);
    await second.telephony.hangUp(id);
    expect(await second.ended(id)).toMatchObject({ cause: 16, answered: true, byUs: true });
    expect(ends(first, id)).toEqual([]);
  });

  test('a controller that comes back after a crash knows its calls, also those that still ring', async () => {
    const crashed = await controller();
    const ringing = await placed(crashed, '04', { ringMs: 3000 });
    const up = await answered(crashed, '01');
    void crashed.telephony.play(up, long, never);
    await sleep(300);
    crashed.telephony.close();
    const next = await controller();
    const legs = await next.telephony.liveLegs();
    expect(legs).toContainEqual({ channelId: ringing, answered: false, ringing: true });
    expect(legs).toContainEqual({ channelId: up, answered: true, ringing: false });
    const began = performance.now();
    expect(await next.telephony.play(up, prompt, never)).toMatchObject({ outcome: 'finished' });
    // What the crashed one left playing was stopped first, not waited for.
    expect(performance.now() - began).toBeLessThan(long.durationMs);
    expect(await next.ended(ringing)).toMatchObject({ ringTimedOut: true, ringing: true, sipCode: null });
  });
});

test('when Asterisk is killed its calls are over, and new ones can be placed as soon as it is back', async () => {
  const caller = await controller();
  const id = await answered(caller, '01');
  const playing = caller.telephony.play(id, { ...prompt, durationMs: 20_000 }, never);
  const back = reconnected(caller);
  pair.killAsterisk();
  await caller.until((event) => event.type === 'disconnected');
  expect(await back).toEqual({ type: 'connected', nodeRestarted: true });
  expect(await caller.ended(id)).toMatchObject({ cause: null, answered: true, byUs: false });
  expect((await playing).outcome).toBe('leg_gone');
  const order: TelephonyEvent['type'][] = caller.heard
    .map((event) => event.type)
    .filter((type) => type === 'ended' || type === 'connected');
  expect(order).toEqual(['ended', 'connected']); // the startup's own `connected` came before we listened
  await answered(caller, '01');
});

test('no password was logged', () => {
  expect(log.text()).not.toContain(password);
});
