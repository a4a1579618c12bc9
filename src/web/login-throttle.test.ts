import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loginThrottle } from './login-throttle.ts';

const minute = 60_000;
const jana = { email: 'jana@example.com', address: '192.0.2.1' };

test('the sixth attempt in five minutes waits until the first has grown old', () => {
  const throttle = loginThrottle();
  for (let n = 0; n < 5; n += 1) expect(throttle.begin(jana, n * 1000).waitMs).toBe(0);
  expect(throttle.begin(jana, 10_000)).toEqual({ waitMs: 5 * minute - 10_000 });
  expect(throttle.begin(jana, 5 * minute + 1).waitMs).toBe(0);
});

test('the right password forgives the mistypings before it', () => {
  const throttle = loginThrottle();
  for (let n = 0; n < 5; n += 1) throttle.begin(jana, n);
  throttle.succeed(jana);
  expect(throttle.begin(jana, 6).waitMs).toBe(0);
});

test('one address that tries many people is slowed down, others at their own addresses are not', () => {
  const throttle = loginThrottle();
  const tries = Array.from(
    { length: 31 },
    (_, n) => throttle.begin({ email: `p${n}@example.com`, address: jana.address }, n).waitMs > 0,
  );
  expect(tries.filter(Boolean)).toHaveLength(1);
  expect(throttle.begin({ ...jana, address: '192.0.2.9' }, 40).waitMs).toBe(0);
});

test('however attempts fall, no five-minute window holds more than five of one person from one address', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90_000), { maxLength: 80 }), (gaps) => {
      const throttle = loginThrottle();
      let now = 0;
      const taken: number[] = [];
      for (const gap of gaps) {
        now += gap;
        if (throttle.begin({ ...jana, email: now % 2 ? ' JANA@example.com' : jana.email }, now).waitMs === 0) taken.push(now);
      }
      for (const at of taken)
        expect(taken.filter((other) => other <= at && other > at - 5 * minute).length).toBeLessThanOrEqual(5);
    }),
  );
});
