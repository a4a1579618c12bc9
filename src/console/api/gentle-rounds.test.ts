import { expect, test } from 'vitest';
import { gentleRounds } from './gentle-rounds.ts';

/** A clock that goes when it is told to, and rounds that take as long as they are told to. */
function opened(takesMs = 0) {
  let now = 0;
  const waits: { readonly at: number; readonly act: () => void }[] = [];
  const began: number[] = [];
  const clock = {
    now: () => now,
    after: (ms: number, act: () => void) => {
      const wait = { at: now + ms, act };
      waits.push(wait);
      return wait;
    },
    cancel: (wait: unknown) => void waits.splice(waits.indexOf(wait as (typeof waits)[number]), 1),
  };
  const round = () => {
    began.push(now);
    return new Promise<void>((done) => clock.after(takesMs, done));
  };
  const rounds = gentleRounds({ gatherMs: 200, restMs: 4_000, round, clock });
  const until = async (end: number, each: () => void = () => {}) => {
    for (; now < end; now += 100) {
      for (const wait of waits.filter(({ at }) => at <= now)) {
        waits.splice(waits.indexOf(wait), 1);
        wait.act();
      }
      await new Promise<void>((turn) => setImmediate(turn));
      each();
    }
  };
  return { rounds, began, until };
}

test('news that come together are one round, and soon', async () => {
  const { rounds, began, until } = opened();
  rounds.due();
  rounds.due();
  await until(10_000);
  expect(began).toEqual([200]);
});

test('a busy campaign does not make a list be read at each event, and the last event is seen too', async () => {
  const { rounds, began, until } = opened();
  await until(9_000, rounds.due);
  await until(30_000);
  expect(began.length).toBe(4);
  const pauses = began.slice(1).map((at, index) => at - (began[index] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(4_000);
  expect(began.at(-1)).toBeGreaterThanOrEqual(9_000);
});

test('what happens while a round is under way is read after it, never beside it', async () => {
  const { rounds, began, until } = opened(3_000);
  rounds.due();
  await until(500);
  rounds.due();
  await until(20_000);
  expect(began).toHaveLength(2);
  expect((began[1] ?? 0) - (began[0] ?? 0)).toBeGreaterThanOrEqual(7_000);
});

test('who leaves the page reads nothing any more', async () => {
  const { rounds, began, until } = opened();
  rounds.due();
  rounds.stop();
  await until(10_000);
  expect(began).toEqual([]);
});
