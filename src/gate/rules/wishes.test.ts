import { expect, test } from 'vitest';
import { type AskedFor, aQuestion, aWrittenQuestion, localTime, ms } from '../a-question.ts';
import { hold, numberOptOut, optOut, verificationLock } from './wishes.ts';

const at = '2026-11-23T10:00';
const until = (check: typeof hold, asked: Partial<AskedFor>) => {
  const objection = check.check(aQuestion({ at, ...asked }));
  return objection ? localTime(objection.notBefore) : 'admitted';
};

test('whoever said stop is not called for any purpose, and nothing but a change of the record helps', () => {
  for (const purpose of ['collection', 'courtesy', 'service_reply', 'legal'] as const)
    expect(until(optOut, { record: { optOuts: [{ scope: 'all', purpose: null }] }, request: { purpose } })).toBe(null);
});

test('whoever said stop gets no letter but the one that must go, and no other message but the confirmation of her wish', () => {
  const record = { optOuts: [{ scope: 'all' as const, purpose: null }] };
  const answer = (channel: 'letter' | 'sms', request: object) =>
    optOut.check(aWrittenQuestion({ at, channel, record, request })) === null ? 'goes' : 'stays';
  expect([answer('letter', { purpose: 'collection' }), answer('letter', { purpose: 'legal' })]).toEqual(['stays', 'goes']);
  expect([answer('sms', { purpose: 'legal' }), answer('sms', { confirmsOptOut: true })]).toEqual(['stays', 'goes']);
});

test('a wish is told as she stated it: where she wants no contact, and what for', () => {
  const told = (scope: 'all' | 'voice', purpose: 'collection' | null) =>
    optOut.check(aQuestion({ at, record: { optOuts: [{ scope, purpose }] } }))?.message;
  expect(told('all', null)).toBe('the person asked not to be contacted');
  expect(told('voice', 'collection')).toBe('the person asked not to be contacted by voice for collection');
});

test('a number on which she wants no calls is not called, for whatever purpose', () => {
  for (const purpose of ['collection', 'service_reply'] as const)
    expect(until(numberOptOut, { request: { purpose, contactPointOptedOut: true } })).toBe(null);
  expect(until(numberOptOut, { request: { contactPointOptedOut: false } })).toBe('admitted');
});

test('a promise silences collection and courtesy calls until its hold is over, and not a moment longer', () => {
  const record = { holds: [{ reason: 'promise', until: ms('2026-11-27T00:00') }] };
  expect(until(hold, { record })).toBe('Fri 2026-11-27 00:00');
  expect(until(hold, { record, request: { purpose: 'courtesy' } })).toBe('Fri 2026-11-27 00:00');
  expect(until(hold, { record, request: { purpose: 'service_reply' } })).toBe('admitted');
  expect(until(hold, { record, at: '2026-11-26T23:59' })).toBe('Fri 2026-11-27 00:00');
  expect(until(hold, { record, at: '2026-11-27T00:00' })).toBe('admitted');
});

test('bank data that are too old stop a collection, and no courtesy before the due date', () => {
  const record = { holds: [{ reason: 'stale_bank_data', until: null }] };
  expect(until(hold, { record })).toBe(null);
  expect(until(hold, { record, request: { purpose: 'courtesy' } })).toBe('admitted');
  const manual = { holds: [...record.holds, { reason: 'manual', until: null }] };
  expect(until(hold, { record: manual, request: { purpose: 'courtesy' } })).toBe(null);
});

test('of several holds the longest counts, and one without an end outlasts all', () => {
  const promise = { reason: 'promise', until: ms('2026-11-27T00:00') };
  const transit = { reason: 'payment_in_transit', until: ms('2026-12-01T00:00') };
  const manual = { reason: 'manual', until: null };
  expect(until(hold, { record: { holds: [promise, transit] } })).toBe('Tue 2026-12-01 00:00');
  expect(until(hold, { record: { holds: [promise, manual, transit] } })).toBe(null);
  expect(until(hold, { record: { holds: [manual, manual] } })).toBe(null);
  expect(hold.check(aQuestion({ at, record: { holds: [promise, transit] } }))?.message).toBe('on hold: payment in transit');
});

test('after three failed identifications nobody is asked again before the next day', () => {
  const record = { verificationLockedUntil: ms('2026-11-24T00:00') };
  expect(until(verificationLock, { record })).toBe('Tue 2026-11-24 00:00');
  expect(until(verificationLock, { record, at: '2026-11-24T00:00' })).toBe('admitted');
});
