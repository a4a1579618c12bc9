import { expect, test } from 'vitest';
import { bankDataOf, isStale, staleFrom } from './is-stale.ts';
import type { BankAccount } from './model.ts';

const at = (time: string) => Date.parse(`${time}+01:00`);
const known = (asOf: string | null, staleAfterHours: number | null = 36) => ({
  asOf: asOf === null ? null : at(asOf),
  staleAfterHours,
});

test('bank data is stale so many hours of working days after the last that we know', () => {
  const thursday = known('2026-11-20T00:00:00'); // all of Thursday 19 November
  expect(isStale(thursday, 'CZ', at('2026-11-20T23:59:00'))).toBe(false);
  expect(isStale(thursday, 'CZ', at('2026-11-23T11:59:00'))).toBe(false); // Saturday and Sunday do not count
  expect(isStale(thursday, 'CZ', at('2026-11-23T12:00:00'))).toBe(true);
  expect(staleFrom(known('2026-12-24T00:00:00'), 'CZ')).toBe(at('2026-12-29T12:00:00')); // nor do public holidays
});

test('an account whose statements are expected and that has none is stale; one of which none are expected never is', () => {
  expect(isStale(known(null), 'CZ', 0)).toBe(true);
  expect(isStale(known('2020-01-01T00:00:00', null), 'CZ', at('2026-11-20T00:00:00'))).toBe(false);
  expect(isStale(known(null, null), 'CZ', at('2026-11-20T00:00:00'))).toBe(false);
});

test('a creditor’s bank data is as fresh as the account that grows stale first', () => {
  const account = (asOf: string | null, hours: number | null) => ({ ...known(asOf, hours) }) as BankAccount;
  const fresh = account('2026-11-20T00:00:00', 36);
  const older = account('2026-11-19T00:00:00', 36);
  expect(bankDataOf([fresh, older, account(null, null)], 'CZ')?.asOf).toBe(older.asOf);
  expect(bankDataOf([fresh, account(null, 24)], 'CZ')?.staleFrom).toBe(Number.NEGATIVE_INFINITY);
  expect(bankDataOf([account(null, null)], 'CZ')).toBeNull();
  expect(bankDataOf([], 'CZ')).toBeNull();
});
