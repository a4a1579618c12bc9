import { expect, test } from 'vitest';
import { standingOf } from './standing-of.ts';

const at = (time: string) => Date.parse(`${time}+01:00`);
const account = (asOf: string | null, staleAfterHours: number | null) => ({
  asOf: asOf === null ? null : at(asOf),
  staleAfterHours,
});
const monday = at('2026-11-23T12:00:00');

test('an account whose last statement is too old to dun by is stale, and known again with the next one', () => {
  expect(standingOf(account('2026-11-20T00:00:00', 36), 'CZ', monday)).toBe('stale');
  expect(standingOf(account('2026-11-21T00:00:00', 36), 'CZ', monday)).toBe('known');
});

test('how old is too old is counted by the holidays of the creditor’s country', () => {
  const tuesday = account('2026-11-11T00:00:00', 36); // all of Tuesday; Wednesday is a holiday in Poland
  const noon = at('2026-11-12T12:00:00');
  expect([standingOf(tuesday, 'CZ', noon), standingOf(tuesday, 'PL', noon)]).toEqual(['stale', 'known']);
});

test('an account of which no statement ever came waits for one only where statements are expected', () => {
  expect(standingOf(account(null, 36), 'CZ', monday)).toBe('none_yet');
  expect(standingOf(account(null, null), 'CZ', monday)).toBe('none_expected');
});

test('a statement that came though none are expected is known, however old', () => {
  expect(standingOf(account('2020-01-01T00:00:00', null), 'CZ', monday)).toBe('known');
});
