import { expect, test } from 'vitest';
import { aQuestion, aWrittenQuestion, ms } from './a-question.ts';
import { centralEuropeanPacks, templatePacks } from './packs/central-europe.ts';
import { termsOf } from './terms-of.ts';

const at = '2026-11-23T10:00';
const regF = templatePacks['us-reg-f'];

test('the judge is told the window that a contact is made in: of a call less its length, of a message whole', () => {
  const opens = ms('2026-11-23T08:00');
  expect(termsOf(aQuestion({ at })).window).toEqual({ opens, lastDial: ms('2026-11-23T19:50') });
  expect(termsOf(aWrittenQuestion({ at })).window).toEqual({ opens, lastDial: ms('2026-11-23T20:00') });
  expect(termsOf(aQuestion({ at, creditor: 'SK' })).window?.lastDial).toBe(ms('2026-11-23T17:50'));
  expect(termsOf(aWrittenQuestion({ at: '2026-11-22T10:00' })).window).toBe(null);
  const letter = termsOf(aWrittenQuestion({ at, channel: 'letter' })).window;
  expect(letter).toEqual({ opens: ms('2026-11-23T00:00'), lastDial: ms('2026-11-24T00:00') - 1 });
});

test('the rehearsal calendar has no window, and the judge is told of none', () => {
  expect(termsOf(aQuestion({ at, request: { calendar: 'rehearsal' } })).window).toBe(null);
});

test('the judge is told of each limit the strictest, whose packs bind, and how grave the words were', () => {
  const packs = [...centralEuropeanPacks, ...(regF ? [regF] : [])].map((pack) =>
    pack.country === 'SK'
      ? {
          ...pack,
          contactsPerSevenDays: { value: 4, source: 'A law' },
          hoursBetweenMessages: { value: 72, source: 'A law' },
          silenceAfterConversation: { value: 14, source: 'A law' },
        }
      : pack,
  );
  const record = { assignedSince: '2026-11-02' };
  const request = { severity: 'courtesy', stage: 'final' } as const;
  expect(termsOf(aQuestion({ at, creditor: 'SK', packs, record, request }))).toMatchObject({
    ...{
      packs: ['cz 2026-11', 'sk 2026-11', 'us-reg-f 2021-11'],
      timeZone: 'Europe/Prague',
      severity: 'courtesy',
      stage: 'final',
    },
    ...{ contactsPerSevenDays: 4, hoursBetweenMessages: 72, silenceDays: 14, assignedSince: '2026-11-02' },
  });
});

test('the judge is told how old the bank’s data were; where nothing was told yet, since ever', () => {
  const told = (bankData: { asOf: number | null; staleFrom: number } | null) =>
    termsOf(aQuestion({ at, record: { bankData } })).bankData;
  expect(told(null)).toBe(null);
  expect(told({ asOf: 5, staleFrom: 7 })).toEqual({ asOf: 5, staleFrom: 7 });
  expect(told({ asOf: null, staleFrom: Number.NEGATIVE_INFINITY })).toEqual({ asOf: null, staleFrom: 0 });
});
