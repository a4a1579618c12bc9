import { describe, expect, test } from 'vitest';
import { policyFor } from '../gate/ask-gate.ts';
import { centralEuropeanPacks } from '../gate/packs/central-europe.ts';
import { type Country, timeZoneOf } from '../kernel/country.ts';
import { callbackSlots, instantsOf } from './callback-slots.ts';

const call = 10 * 60_000 + 25_000;
const slots = (local: string, country: Country = 'CZ', reserveMs = call) => {
  const now = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZoneOf[country]).toInstant();
  return callbackSlots(
    policyFor(centralEuropeanPacks, { region: country, home: country, creditor: country }, now),
    now,
    reserveMs,
  );
};
const told = (...given: Parameters<typeof slots>) => slots(...given).map(({ date, from, to }) => `${date} ${from}-${to}`);

describe('when a debtor may be called back', () => {
  test('mornings, afternoons and evenings of the next open days, nine at most', () => {
    expect(told('2026-11-23T07:00')).toEqual([
      '2026-11-23 08:00-12:00',
      '2026-11-23 12:00-17:00',
      '2026-11-23 17:00-19:30',
      '2026-11-24 08:00-12:00',
      '2026-11-24 12:00-17:00',
      '2026-11-24 17:00-19:30',
      '2026-11-25 08:00-12:00',
      '2026-11-25 12:00-17:00',
      '2026-11-25 17:00-19:30',
    ]);
  });

  test('of today what is left, when that is an hour or more', () => {
    expect(told('2026-11-23T10:20')[0]).toBe('2026-11-23 11:00-12:00');
    expect(told('2026-11-23T10:40')[0]).toBe('2026-11-23 12:00-17:00');
    expect(told('2026-11-23T18:10')[0]).toBe('2026-11-24 08:00-12:00');
  });

  test('where a country’s day ends early there is no evening: it belongs to the afternoon', () => {
    expect(told('2026-11-23T07:00', 'SK').slice(0, 2)).toEqual(['2026-11-23 08:00-12:00', '2026-11-23 12:00-17:30']);
  });

  test('never on a weekend or a public holiday', () => {
    const days = new Set(told('2026-12-23T18:30', 'CZ').map((slot) => slot.slice(0, 10)));
    expect([...days]).toEqual(['2026-12-28', '2026-12-29', '2026-12-30']); // 24 to 26 are holidays, 27 is a Sunday
  });

  test('the weekend on which the clock changes moves no slot: local time is what counts', () => {
    for (const friday of ['2026-03-27T18:30', '2026-10-23T18:30']) {
      const [monday] = slots(friday, 'HU');
      expect(monday?.from).toBe('08:00');
      const { from } = instantsOf(monday ?? { date: '', from: '', to: '' }, 'Europe/Budapest');
      expect(Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('Europe/Budapest').hour).toBe(8);
    }
  });

  test('a call that begins in a slot ends within the calling hours, whatever its length', () => {
    for (const reserveMs of [0, call, 60 * 60_000, 4 * 3_600_000, 7 * 3_600_000, 9.5 * 3_600_000])
      for (const country of ['CZ', 'SK', 'PL', 'HU'] as const) {
        const now = Temporal.PlainDateTime.from('2026-11-23T09:13').toZonedDateTime(timeZoneOf[country]).toInstant();
        const { packs, timeZone } = policyFor(centralEuropeanPacks, { region: country, home: country, creditor: country }, now);
        for (const slot of slots('2026-11-23T09:13', country, reserveMs)) {
          const { from, to } = instantsOf(slot, timeZone);
          expect(from).toBeGreaterThanOrEqual(now.epochMilliseconds + 30 * 60_000);
          expect(to - from).toBeGreaterThanOrEqual(60 * 60_000);
          for (const { windows } of packs) {
            const monday = windows.voice.hours === 'always' ? null : windows.voice.hours.mon;
            const closes = instantsOf({ date: slot.date, from: monday?.opens ?? '', to: monday?.closes ?? '' }, timeZone);
            expect(to + reserveMs).toBeLessThanOrEqual(closes.to);
            expect(from).toBeGreaterThanOrEqual(closes.from);
          }
        }
      }
  });

  test('there is none where no call fits into a day', () => {
    expect(told('2026-11-23T07:00', 'SK', 10 * 3_600_000)).toEqual([]);
  });
});
