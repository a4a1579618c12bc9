import { expect, test } from 'vitest';
import { decideCallPurpose } from './decide-call-purpose.ts';

const today = '2026-11-23';
const promise = (date: string, state: 'open' | 'broken' = 'open') => ({ amountMinor: 100_000, date, state });

test('a collection calls about what is overdue, and leaves alone whom only coming dates await', () => {
  expect(decideCallPurpose('collection', { today, daysPastDue: 1, promise: null })).toBe('collection');
  expect(decideCallPurpose('collection', { today, daysPastDue: 0, promise: null })).toBe(null);
  expect(decideCallPurpose('collection', { today, daysPastDue: -3, promise: null })).toBe(null);
});

test('a courtesy ends with the due date: what has become overdue meanwhile is no courtesy any more', () => {
  expect(decideCallPurpose('courtesy', { today, daysPastDue: -3, promise: null })).toBe('courtesy');
  expect(decideCallPurpose('courtesy', { today, daysPastDue: 0, promise: null })).toBe('courtesy');
  expect(decideCallPurpose('courtesy', { today, daysPastDue: 1, promise: null })).toBe(null);
});

test('a reminder of a promise is a service to its very day, a collection after it, and nothing without a promise', () => {
  const about = (of: ReturnType<typeof promise> | null) =>
    decideCallPurpose('promise_reminder', { today, daysPastDue: 20, promise: of });
  expect(about(promise('2026-11-24'))).toBe('service_reply');
  expect(about(promise('2026-11-23'))).toBe('service_reply');
  expect(about(promise('2026-11-22'))).toBe('collection');
  expect(about(promise('2026-11-20', 'broken'))).toBe('collection');
  expect(about(null)).toBe(null);
});

test('nobody asked for a question about telephone and e-mail: it is no service that passes holds', () => {
  expect(decideCallPurpose('contact_verification', { today, daysPastDue: 20, promise: null })).toBe('courtesy');
});
