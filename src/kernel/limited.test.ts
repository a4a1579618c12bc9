import { expect, test } from 'vitest';
import { limited } from './limited.ts';

test('never more than the limit are under way, all get their turn, a failure frees its place', async () => {
  const turn = limited(3);
  let [running, most] = [0, 0];
  const action = (value: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => setImmediate(resolve));
    running -= 1;
    if (value % 5 === 0) throw new Error('fifth');
    return value;
  };
  const ended = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => turn(action(i))));
  expect(most).toBe(3);
  expect(ended.filter(({ status }) => status === 'fulfilled').length).toBe(32);
  expect(await turn(action(1))).toBe(1);
});
