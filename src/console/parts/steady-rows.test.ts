import { expect, test } from 'vitest';
import { steadyRows } from './steady-rows.ts';

const rows = (...ids: string[]) => ids.map((id) => ({ id, told: 'before' }));
const ids = (shown: readonly { readonly id: string }[]) => shown.map(({ id }) => id).join(' ');

test('nobody reads: rows are shown as they are', () => {
  expect(steadyRows(rows('a', 'b'), null)).toEqual({ shown: rows('a', 'b'), waiting: 0 });
});

test('a row under the reader’s mouse stays where it is: new ones wait, wherever they belong', () => {
  const { shown, waiting } = steadyRows(rows('new', 'a', 'between', 'b'), rows('a', 'b'));
  expect([ids(shown), waiting]).toEqual(['a b', 2]);
});

test('a row that changes tells it in its place, and one that is gone stays until the reader leaves', () => {
  const { shown, waiting } = steadyRows([{ id: 'b', told: 'now' }], rows('a', 'b'));
  expect(shown).toEqual([
    { id: 'a', told: 'before' },
    { id: 'b', told: 'now' },
  ]);
  expect(waiting).toBe(0);
});

test('a row that has gone to another list tells what is known of it there', () => {
  const { shown } = steadyRows(rows('b'), rows('a', 'b'), [{ id: 'a', told: 'ended' }]);
  expect(shown).toEqual([{ id: 'a', told: 'ended' }, ...rows('b')]);
});

test('rows do not change their order while somebody reads', () => {
  expect(ids(steadyRows(rows('b', 'a'), rows('a', 'b')).shown)).toBe('a b');
});

test('what is loaded below follows below, as often as somebody asks for more', () => {
  const { shown, waiting } = steadyRows(rows('new', 'a', 'b', 'c', 'd'), rows('a', 'b'));
  expect([ids(shown), waiting]).toEqual(['a b c d', 1]);
});
