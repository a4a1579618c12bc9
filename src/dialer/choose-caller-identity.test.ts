import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callerIdentityPolicies } from '../gate/pack.ts';
import { centralEuropeanPacks, packInForce } from '../gate/packs/central-europe.ts';
import { type PhoneNumber, parsePhone } from '../kernel/phone.ts';
import { type CandidateIdentity, chooseCallerIdentity, type IdentityNeed, identityTerms } from './choose-caller-identity.ts';

const identity = (n: number, about: Partial<CandidateIdentity> = {}): CandidateIdentity => ({
  id: `cid_${n}`,
  number: `+42000090000${n}` as PhoneNumber,
  verified: true,
  dailyCap: 10,
  concurrentCap: null,
  usedToday: 0,
  up: 0,
  lastUsedAt: n,
  restsUntil: null,
  turnedAway: 0,
  ...about,
});
const debtor = { number: '+420000101001' as PhoneNumber, region: 'CZ', kind: 'mobile' } as const;
const free = (policy: IdentityNeed['terms']['policy']) => ({ policy, anotherWhileResting: true });
const need = (about: Partial<IdentityNeed> = {}): IdentityNeed => ({
  terms: free('sticky'),
  seenBefore: null,
  preparedWith: null,
  debtor,
  now: 1000,
  dayEnds: 9000,
  ...about,
});
const chosen = (identities: readonly CandidateIdentity[], about: Partial<IdentityNeed> = {}) => {
  const choice = chooseCallerIdentity(identities, need(about));
  return choice.identity ? choice.identity.id : choice.notBefore;
};
const spent: readonly Partial<CandidateIdentity>[] = [
  { usedToday: 10 },
  { restsUntil: 1001 },
  { verified: false },
  { up: 2, concurrentCap: 2 },
];

describe('sticky', () => {
  test('a person sees the same number again, though others were used less', () => {
    expect(chosen([identity(1), identity(2), identity(3, { usedToday: 9 })], { seenBefore: 'cid_3' })).toBe('cid_3');
  });

  test('somebody who has seen none gets the number that was used longest ago, one never used first', () => {
    expect(chosen([identity(3), identity(2), identity(4)])).toBe('cid_2');
    expect(chosen([identity(3), identity(2), identity(4, { lastUsedAt: null })])).toBe('cid_4');
    expect(chosen([identity(2, { lastUsedAt: 5 }), identity(1, { lastUsedAt: 5 })])).toBe('cid_1');
  });

  test('a number under its caps that has rested may be used again', () => {
    expect(chosen([identity(1, { usedToday: 9, up: 1, concurrentCap: 2, restsUntil: 1000 })])).toBe('cid_1');
  });

  test('a call that was prepared with a number keeps it while the number that was seen before may not be used', () => {
    const resting = identity(1, { restsUntil: 5000 });
    const about = { seenBefore: 'cid_1', preparedWith: 'cid_3' } as const;
    expect(chosen([resting, identity(2), identity(3)], about)).toBe('cid_3');
    expect(chosen([identity(1), identity(2), identity(3)], about)).toBe('cid_1');
    expect(chosen([resting, identity(2), identity(3, { usedToday: 10 })], about)).toBe('cid_2');
  });
});

test('whatever the policy, a number that rests, has reached a cap, or is not verified as ours is shown to nobody', () => {
  for (const policy of callerIdentityPolicies)
    for (const about of spent) {
      expect(chosen([identity(1, about), identity(2)], { terms: free(policy), seenBefore: 'cid_1', preparedWith: 'cid_1' })).toBe(
        'cid_2',
      );
      expect(typeof chosen([identity(1, about)], { terms: free(policy), seenBefore: 'cid_1' })).not.toBe('string');
    }
  expect(chosen([])).toBe(null);
});

test('where nobody may be shown now, it is said when: after the rest, the next day, or as soon as a call ends', () => {
  expect(chosen([identity(1, { restsUntil: 5000 }), identity(2, { restsUntil: 4000 })])).toBe(4000);
  expect(chosen([identity(1, { usedToday: 10 }), identity(2, { usedToday: 10, restsUntil: 9500 })])).toBe(9000);
  expect(chosen([identity(1, { up: 1, concurrentCap: 1 }), identity(2, { restsUntil: 4000 })])).toBe(null);
});

describe('by the packs', () => {
  const pack = (country: 'CZ' | 'SK') => packInForce(centralEuropeanPacks, country, '2026-11-23');

  test('Slovakia allows one number per person only, also where just the creditor or just the debtor is there; elsewhere a campaign chooses', () => {
    for (const packs of [[pack('SK')], [pack('SK'), pack('CZ')], [pack('CZ'), pack('SK')]])
      for (const policy of callerIdentityPolicies)
        expect(identityTerms(policy, packs)).toEqual({ policy: 'sticky', anotherWhileResting: false });
    for (const policy of callerIdentityPolicies)
      expect(identityTerms(policy, [pack('CZ')])).toEqual({ policy, anotherWhileResting: true });
  });

  test('where only one number per person is allowed, she waits until hers may be used again; newcomers get another', () => {
    const terms = { policy: 'sticky', anotherWhileResting: false } as const;
    const numbers = [identity(1, { restsUntil: 5000 }), identity(2)];
    expect(chosen(numbers, { terms, seenBefore: 'cid_1' })).toBe(5000);
    expect(chosen(numbers, { terms })).toBe('cid_2');
    expect(chosen([identity(2)], { terms, seenBefore: 'cid_1' })).toBe('cid_2'); // hers was given up
  });
});

test('round robin: one number after the other, over the end to the beginning, leaving out those that may not be used', () => {
  const terms = free('round_robin');
  const numbers = (last: number, ...resting: number[]) =>
    [3, 1, 2].map((n) => identity(n, { lastUsedAt: n === last ? 900 : 1, restsUntil: resting.includes(n) ? 5000 : null }));
  expect([1, 2, 3].map((last) => chosen(numbers(last), { terms }))).toEqual(['cid_2', 'cid_3', 'cid_1']);
  expect(chosen(numbers(1, 2), { terms })).toBe('cid_3');
  expect(chosen(numbers(2, 2), { terms })).toBe('cid_3');
  expect(chosen([identity(2, { lastUsedAt: null }), identity(1, { lastUsedAt: null })], { terms })).toBe('cid_1');
});

test('least recently used: the number that was shown longest ago, whomever it was shown to', () => {
  expect(chosen([identity(3), identity(2), identity(5)], { terms: free('least_recently_used'), seenBefore: 'cid_5' })).toBe(
    'cid_2',
  );
});

test('local presence: a number of the debtor’s country, for a fixed line of her area; where there is none, the one she knows', () => {
  const terms = free('local_presence');
  const at = (n: number, number: string) => identity(n, { number: number as PhoneNumber });
  const [brno, prague, slovak, mobile] = [
    at(1, '+420541234567'),
    at(2, '+420221234567'),
    at(3, '+421221234567'),
    at(4, '+420601234567'),
  ];
  const who = (number: string) => {
    const parsed = parsePhone(number, 'CZ');
    if (!parsed.ok) throw new Error(parsed.message);
    return parsed.value;
  };
  const all = [slovak, mobile, prague, brno];
  expect(chosen(all, { terms, debtor: who('+420541999888') })).toBe('cid_1');
  expect(chosen(all, { terms, debtor: who('+420221999888') })).toBe('cid_2');
  expect(chosen(all, { terms, debtor: who('+421221999888') })).toBe('cid_3');
  expect(chosen([slovak, mobile], { terms, debtor: who('+420541999888') })).toBe('cid_4');
  expect(chosen([slovak, brno, mobile], { terms, debtor: who('+420601999888'), seenBefore: 'cid_4' })).toBe('cid_4');
  expect(chosen([brno, prague], { terms, debtor: who('+421221999888'), seenBefore: 'cid_2' })).toBe('cid_2');
});

test('health rested: the number that people turn away least, of equals the one used longest ago', () => {
  const terms = free('health_rested');
  expect(
    chosen([identity(1, { turnedAway: 0.2 }), identity(3, { turnedAway: 0.1 }), identity(2, { turnedAway: 0.1 })], { terms }),
  ).toBe('cid_2');
});

test('a rotation over calls of any length keeps every cap, and shows every number about equally often', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('round_robin' as const, 'least_recently_used' as const),
      fc.array(fc.record({ length: fc.integer({ min: 1, max: 6 }), tried: fc.boolean() }), { minLength: 20, maxLength: 60 }),
      (policy, calls) => {
        const use = [1, 2, 3].map((n) => ({ n, day: 0, last: null as number | null, ends: [] as number[] }));
        calls.forEach(({ length }, time) => {
          for (const each of use) each.ends = each.ends.filter((end) => end > time);
          const id = chosen(
            use.map(({ n, day, last, ends }) =>
              identity(n, { dailyCap: 15, concurrentCap: 2, usedToday: day, up: ends.length, lastUsedAt: last }),
            ),
            { terms: free(policy) },
          );
          const taken = use.find(({ n }) => id === `cid_${n}`);
          if (!taken) return;
          taken.day += 1;
          taken.last = time + 1;
          taken.ends.push(time + length);
          expect(taken.day).toBeLessThanOrEqual(15);
          expect(taken.ends.length).toBeLessThanOrEqual(2);
        });
        const days = use.map(({ day }) => day);
        expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(8);
      },
    ),
  );
});
