import { expect, test } from 'vitest';
import type { PhoneNumber } from '../../kernel/phone.ts';
import { objectToAgent } from './agent-number.ts';

const carrier = { name: 'carrier', simulated: false, destinations: ['CZ', 'SK'] } as const;
const rehearsal = { name: 'rehearsal', simulated: true, destinations: ['CZ'] } as const;
const against = (number: string, trunk: Parameters<typeof objectToAgent>[2] = carrier, suppressed = false) =>
  objectToAgent(number as PhoneNumber, suppressed, trunk)?.message ?? null;

test('an agent is rung on a mobile or a fixed line of a country that the trunk reaches', () => {
  expect(['+420601234567', '+420221234567', '+421905123456'].map((number) => against(number))).toEqual([null, null, null]);
  expect(against('+48512345678')).toBe('the trunk carrier may not reach PL');
  expect(against('+48512345678', null)).toBe(null); // by which trunk is not known yet
});

test('no agent is rung on a premium, shared cost or short number, nor on what is no number in its international form', () => {
  expect(against('+420900123456')).toBe('a premium number is never dialled');
  expect(against('+420900123456', null)).toBe('a premium number is never dialled');
  expect(against('+420800123456')).toBe('a toll free number is never dialled');
  const none = 'the agent’s number is no telephone number in its international form';
  expect(['601234567', '00420601234567', '+420 601 234 567', '158', 'Josef'].map((number) => against(number, null))).toEqual(
    Array(5).fill(none),
  );
});

test('no agent is rung on a number of a suppression list, by whatever trunk', () => {
  for (const trunk of [carrier, null])
    expect(against('+420601234567', trunk, true)).toBe('the agent’s number is on a suppression list');
});

test('rehearsal agents are rung by a simulated trunk only, and nobody else by one', () => {
  const apart = 'rehearsal numbers leave by a simulated trunk, and nothing else does';
  expect([against('+420000101001', rehearsal), against('+420000101001', null)]).toEqual([null, null]);
  expect([against('+420000101001', carrier), against('+420601234567', rehearsal)]).toEqual([apart, apart]);
});

test('the refusal of an agent’s number names its rule and source, and no time: only another number helps', () => {
  expect(objectToAgent('+420900123456' as PhoneNumber, false, null)).toMatchObject({
    ...{ rule: 'safety.agent_number', notBefore: null },
    source: 'Ours: safety of an installation that can dial by itself',
  });
});
