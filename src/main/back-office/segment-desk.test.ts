import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenPlanner, openPlanner } from '../../../test/support/open-planner.ts';
import type { FormingId } from '../../kernel/ids.ts';
import { carryOnForming, formSegments, openForming } from '../../strategy/segmenting/form-segments.ts';
import { segmentDesk } from './segment-desk.ts';

let the: OpenPlanner;
let carried: { readonly id: FormingId; end(): void }[];

beforeEach(async () => {
  the = await openPlanner('published');
  await the.debtor(await the.creditor('CZ'), '+420000101100');
  carried = [];
});
afterEach(() => the.close());

function opened() {
  return segmentDesk({
    planning: the.planner,
    carryOut: (id) => {
      const { promise: ended, resolve } = Promise.withResolvers<number | null>();
      carried.push({ id, end: () => resolve(0) });
      return { ended, stop: () => resolve(null) };
    },
  });
}

test('segments that somebody forms by the command line or by night are told to be under way, until they are formed', async () => {
  const desk = opened();
  await desk.close();
  expect((await desk.list()).underWay).toBe(false);
  const { id } = await openForming(the.planner, 'system');
  expect((await desk.list()).underWay).toBe(true);
  await carryOnForming(the.planner, id);
  expect((await desk.list()).underWay).toBe(false);
});

test('a forming that a server left is carried on by the next one, and a second order waits for it', async () => {
  await openForming(the.planner, 'user:eva');
  const { id } = await openForming(the.planner, 'user:eva');
  const desk = opened();
  await expect.poll(() => carried.map((each) => each.id)).toEqual([id]);
  expect(await desk.form('user:jan')).toMatchObject({ ok: false, reason: 'forming_is_busy' });
  carried[0]?.end();
  await desk.close();
});

test('where nothing was left nothing is carried out, and of two orders at once one is', async () => {
  await formSegments(the.planner, 'system');
  const desk = opened();
  const [first, second] = await Promise.all([desk.form('user:eva'), desk.form('user:jan')]);
  expect([first?.ok, second?.ok].sort()).toEqual([false, true]);
  expect(carried).toHaveLength(1);
  await desk.close();
});
