import { expect, test } from 'vitest';
import { type AskedFor, aQuestion, aWrittenQuestion } from '../a-question.ts';
import { admit } from '../admit.ts';
import { stopAll, usableNumber } from './safety.ts';

const at = '2026-11-23T10:00';
const verdict = (asked: Partial<AskedFor>) => {
  const admission = admit(aQuestion({ at, ...asked }));
  return admission.ok ? 'admitted' : admission.rule;
};
const simulated = { name: 'simulated', simulated: true, destinations: ['CZ', 'SK', 'PL', 'HU'] } as const;

test('nothing stands against a mobile or a fixed line of a debtor about whom nothing is recorded', () => {
  expect(admit(aQuestion({ at }))).toEqual({ ok: true, packs: ['cz 2026-11'] });
  expect(verdict({ number: '+420224811111' })).toBe('admitted');
  expect(admit(aQuestion({ at, debtor: 'SK', creditor: 'CZ' }))).toEqual({ ok: true, packs: ['sk 2026-11', 'cz 2026-11'] });
});

test('the red button stops every call, whatever its purpose and calendar', () => {
  for (const purpose of ['collection', 'courtesy', 'service_reply', 'legal'] as const)
    expect(verdict({ record: { stopAll: true }, request: { purpose } })).toBe('safety.stop_all');
  expect(
    verdict({ number: '+420000101001', record: { stopAll: true }, request: { trunk: simulated, calendar: 'rehearsal' } }),
  ).toBe('safety.stop_all');
});

test('the red button stops every message as well, but for the reply that a debtor asked for, which waits written', () => {
  const stopped = (purpose: 'collection' | 'courtesy' | 'service_reply' | 'legal') =>
    stopAll.check(aWrittenQuestion({ at, record: { stopAll: true }, request: { purpose } })) !== null;
  expect([stopped('collection'), stopped('courtesy'), stopped('legal')]).toEqual([true, true, true]);
  expect(stopped('service_reply')).toBe(false);
  expect(stopAll.check(aWrittenQuestion({ at }))).toBe(null);
});

test('a rehearsal number leaves only by the simulated trunk, and the simulated trunk carries nothing else', () => {
  expect(verdict({ number: '+420000101001' })).toBe('safety.rehearsal_numbers');
  expect(verdict({ number: '+420000101001', request: { trunk: simulated } })).toBe('admitted');
  expect(verdict({ request: { trunk: simulated } })).toBe('safety.rehearsal_numbers');
});

test('while nobody knows the trunk neither a rehearsal number nor a real one is held back for it', () => {
  expect(verdict({ number: '+420000101001', request: { trunk: null } })).toBe('admitted');
  expect(verdict({ number: '+4915123456789', request: { trunk: null } })).toBe('admitted');
});

test('the rehearsal calendar opens no hour for a real number', () => {
  expect(verdict({ request: { calendar: 'rehearsal' } })).toBe('safety.rehearsal_numbers');
  const night = { at: '2026-11-22T03:00', request: { trunk: simulated, calendar: 'rehearsal' } } as const;
  expect(verdict({ ...night, number: '+420000101001' })).toBe('admitted');
  expect(verdict({ ...night, number: '+420601234567' })).toBe('safety.rehearsal_numbers');
});

test('the rehearsal calendar opens hours and nothing else: opt-outs, holds and budgets hold as ever', () => {
  const night = {
    at: '2026-11-22T03:00',
    number: '+420000101001',
    request: { trunk: simulated, calendar: 'rehearsal', campaignLimits: { perDay: 3, perCampaign: 0 } },
  } as const;
  expect(verdict({ ...night, record: { optOuts: [{ scope: 'all', purpose: null }] } })).toBe('wishes.opt_out');
  expect(verdict(night)).toBe('frequency.calls_per_campaign');
});

test('premium, shared cost, toll free, short and emergency numbers are never dialled', () => {
  for (const kind of ['premium', 'shared_cost', 'toll_free', 'other'] as const) {
    const { number } = aQuestion({ at }).request;
    expect(verdict({ request: { number: { ...number, kind } } })).toBe('safety.destination');
  }
  expect(verdict({ number: '+420900123456' })).toBe('safety.destination'); // Czech premium rate
  expect(verdict({ number: '+420800123456' })).toBe('safety.destination'); // Czech freephone
});

test('a trunk reaches only the countries that it was given, never another one', () => {
  const domestic = { name: 'domestic', simulated: false, destinations: ['CZ'] } as const;
  expect(verdict({ debtor: 'SK', request: { trunk: domestic } })).toBe('safety.destination');
  expect(verdict({ number: '+4915123456789' })).toBe('safety.destination'); // Germany
});

test('a number on a suppression list is not dialled, nor one that is dead or belongs to somebody else', () => {
  expect(verdict({ record: { suppressed: true } })).toBe('safety.suppression_list');
  expect(verdict({ request: { contactStatus: 'dead' } })).toBe('safety.usable_number');
  expect(verdict({ request: { contactStatus: 'wrong_party' } })).toBe('safety.usable_number');
  expect(verdict({ request: { contactStatus: 'verified' } })).toBe('admitted');
});

test('what cannot be used is called a number where it is one, and an address where it is not', () => {
  const told = (channel: 'sms' | 'messaging' | 'email' | 'letter') =>
    usableNumber.check(aWrittenQuestion({ at, channel, request: { contactStatus: 'dead' } }))?.message;
  expect([told('sms'), told('messaging')]).toEqual(['the number is dead', 'the number is dead']);
  expect([told('email'), told('letter')]).toEqual(['the address is dead', 'the address is dead']);
  expect(usableNumber.check(aQuestion({ at, request: { contactStatus: 'dead' } }))?.message).toBe('the number is dead');
});
