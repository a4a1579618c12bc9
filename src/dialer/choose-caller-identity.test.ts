import { expect, test } from 'vitest';
import type { PhoneNumber } from '../kernel/phone.ts';
import { type CandidateIdentity, chooseCallerIdentity } from './choose-caller-identity.ts';

const identity = (n: number, about: Partial<CandidateIdentity> = {}): CandidateIdentity => ({
  id: `cid_${n}`,
  number: `+42000090000${n}` as PhoneNumber,
  verified: true,
  dailyCap: 10,
  usedToday: 0,
  lastUsedAt: n,
  resting: false,
  ...about,
});
const chosen = (...args: Parameters<typeof chooseCallerIdentity>) => chooseCallerIdentity(...args)?.id;

test('a person sees the same number again, though others were used less', () => {
  expect(chosen([identity(1), identity(2), identity(3, { usedToday: 9 })], 'cid_3')).toBe('cid_3');
});

test('somebody who has seen none gets the number that was used longest ago, one never used first', () => {
  expect(chosen([identity(3), identity(2), identity(4)], null)).toBe('cid_2');
  expect(chosen([identity(3), identity(2), identity(4, { lastUsedAt: null })], null)).toBe('cid_4');
  expect(chosen([identity(2, { lastUsedAt: 5 }), identity(1, { lastUsedAt: 5 })], null)).toBe('cid_1');
});

test('a number that has reached its daily cap, rests after a spam block, or is not verified as ours is not shown to anybody', () => {
  for (const spent of [{ usedToday: 10 }, { resting: true }, { verified: false }]) {
    expect(chosen([identity(1, spent), identity(2)], 'cid_1')).toBe('cid_2');
    expect(chosen([identity(1, spent)], 'cid_1')).toBe(undefined);
  }
  expect(chosen([identity(1, { usedToday: 9 })], null)).toBe('cid_1');
  expect(chosen([], null)).toBe(undefined);
});

test('a call that was prepared with a number keeps it while the number that was seen before may not be used', () => {
  const resting = identity(1, { resting: true });
  expect(chosen([resting, identity(2), identity(3)], 'cid_1', 'cid_3')).toBe('cid_3');
  expect(chosen([identity(1), identity(2), identity(3)], 'cid_1', 'cid_3')).toBe('cid_1');
  expect(chosen([resting, identity(2), identity(3, { usedToday: 10 })], 'cid_1', 'cid_3')).toBe('cid_2');
});
