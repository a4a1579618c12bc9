import { expect, test } from 'vitest';
import { leadInRealTime } from './real-time.ts';

test('on one processor calls take their turn: whoever leads them would keep their sound waiting', async () => {
  expect(await leadInRealTime(1)).toBe('one_processor');
});

test('where the system does not permit it, or has no program for it, calls take their turn, and it is said why', async () => {
  expect(await leadInRealTime(2, '/bin/false')).toBe('not_permitted');
  expect(await leadInRealTime(2, '/nowhere/chrt')).toBe('no_chrt');
});
