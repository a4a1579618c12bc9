import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusDays, promisedDate } from './promised-date.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => plusDays('2000-01-01', days));

test('a keyed date that is accepted is the nearest such day from today on, and within the limit', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 70 }), (today, latestDays, ahead) => {
      const wanted = plusDays(today, ahead);
      const keyed = `${wanted.slice(8)}${wanted.slice(5, 7)}`;
      const read = promisedDate(keyed, today, plusDays(today, latestDays));
      expect(read).toEqual(ahead <= latestDays ? { ok: true, date: wanted } : { ok: false, reason: 'too_late' });
    }),
  );
});

test('whatever four keys are pressed, only a day of the calendar within the limit is accepted', () => {
  fc.assert(
    fc.property(day, fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 4, maxLength: 4 }), (today, keyed) => {
      const latest = plusDays(today, 14);
      const read = promisedDate(keyed, today, latest);
      const possible = Array.from({ length: 15 }, (_, days) => plusDays(today, days));
      const found = possible.find((date) => `${date.slice(8)}${date.slice(5, 7)}` === keyed);
      expect(read.ok ? read.date : undefined).toBe(found);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['3102', '2026-02-01', 'no_such_date'],
  ['3104', '2026-04-20', 'no_such_date'],
  ['2902', '2027-02-20', 'no_such_date'],
  ['0000', '2026-11-20', 'no_such_date'],
  ['1513', '2026-11-20', 'no_such_date'],
  ['151', '2026-11-20', 'no_such_date'],
  ['15*2', '2026-11-20', 'no_such_date'],
  ['1911', '2026-11-20', 'too_late'],
])('%s keyed on %s is refused: %s', (keyed, today, reason) => {
  expect(promisedDate(keyed, today, plusDays(today, 14))).toEqual({ ok: false, reason });
});

test('the leap day is a day like any other in a leap year, and today itself can be promised', () => {
  expect(promisedDate('2902', '2028-02-20', '2028-03-05')).toEqual({ ok: true, date: '2028-02-29' });
  expect(promisedDate('2011', '2026-11-20', '2026-11-20')).toEqual({ ok: true, date: '2026-11-20' });
});
