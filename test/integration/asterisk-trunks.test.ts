import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchTrunks } from '../../src/adapters/asterisk/ami/trunk-watch.ts';
import type { TrunkState, TrunkWatch } from '../../src/dialer/telephony.ts';
import { type AsteriskPair, startAsteriskPair } from './support/asterisk-pair.ts';
import { keepingLog } from './support/keeping-log.ts';
import { realTimers } from './support/real-time.ts';

let pair: AsteriskPair;
let watch: TrunkWatch & { close(): void };
const log = keepingLog();
beforeAll(async () => {
  pair = await startAsteriskPair({ personas: [] });
  watch = await watchTrunks(pair.instance().ami, { timers: realTimers, log });
});
afterAll(async () => {
  watch?.close();
  await pair?.stop();
});

function becomes(trunk: string, wanted: TrunkState): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = watch.subscribe((name, state) => {
    if (name === trunk && state === wanted) resolve();
  });
  if (watch.state(trunk) === wanted) resolve();
  return promise.finally(stop);
}

test('a trunk whose far end answers is reachable, one that is not asked is unmonitored, one that we do not have is unknown', async () => {
  await becomes('carrier', 'reachable');
  expect(watch.state('dead')).toBe('unmonitored');
  expect(watch.state('nowhere')).toBe('unknown');
});

test('a trunk whose far end falls dead becomes unreachable, and reachable again when it is back', async () => {
  await pair.carrier.kill();
  await becomes('carrier', 'unreachable');
  await pair.carrier.start();
  await becomes('carrier', 'reachable');
});

test('a wrong password is a fault that says what to change', async () => {
  const ami = { ...pair.instance().ami, password: 'a-password-that-nobody-may-see' };
  const fault = await watchTrunks(ami, { timers: realTimers, log }).catch((error: unknown) => error);
  expect(fault).toMatchObject({
    code: 'ami_password_refused',
    kind: 'misconfigured',
    remedy: expect.stringContaining('manager.conf'),
  });
  expect(log.text()).not.toContain('a-password-that-nobody-may-see');
});

test('when Asterisk dies nothing is known of its trunks, until it is back', async () => {
  const lost = becomes('carrier', 'unknown');
  pair.killAsterisk();
  await lost;
  await becomes('carrier', 'reachable');
  await becomes('dead', 'unmonitored');
});
