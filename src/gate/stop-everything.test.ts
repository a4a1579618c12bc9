import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenOutreach, openOutreach } from '../../test/support/open-outreach.ts';
import { releaseEverything, stopEverything } from './stop-everything.ts';

let the: OpenOutreach;
beforeEach(async () => {
  the = await openOutreach();
});
afterEach(() => the.close());

const tools = () => ({ ...the.tools, work: the.work, gate: the.parts.gate });
const pressed = () => the.run((tx) => the.parts.gate.emergencyStop.pressed(tx));
const told = async () =>
  (await the.events('everything_stopped', 'everything_released')).map(({ type, actor, data }) => [type, actor, data]);

test('the red button holds from the first time that it is pressed; pressed again it changes nothing and says since when', async () => {
  const first = the.tools.clock.now().epochMilliseconds;
  expect(await stopEverything(tools(), 'user:eva', 'wrong amounts')).toBe(first);
  the.passTo('2026-12-01T12:00[Europe/Prague]');
  expect(await stopEverything(tools(), 'user:anna', 'me too')).toBe(first);
  expect([await pressed(), await told()]).toEqual([first, [['everything_stopped', 'user:eva', { reason: 'wrong amounts' }]]]);
});

test('the red button is released once, by whom and why is on record, and nothing is written where it was not pressed', async () => {
  await releaseEverything(tools(), 'user:eva', 'nothing was stopped');
  expect(await told()).toEqual([]);
  await stopEverything(tools(), 'user:eva', 'wrong amounts');
  await releaseEverything(tools(), 'user:anna', 'put right');
  await releaseEverything(tools(), 'user:anna', 'once more');
  expect(await pressed()).toBe(null);
  expect((await told()).slice(1)).toEqual([['everything_released', 'user:anna', { reason: 'put right' }]]);
});

test('releasing the red button lets no restored record dial: that hold is lifted by who says what happened since', async () => {
  const from = { madeAt: 1, restoredAt: 2, lastSeq: 3 };
  await the.run((tx) => the.parts.gate.emergencyStop.setRestored(tx, from));
  await stopEverything(tools(), 'user:eva', 'drill');
  await releaseEverything(tools(), 'user:eva', 'drill over');
  expect(await the.run((tx) => the.parts.gate.emergencyStop.since(tx))).not.toBe(null);
});
