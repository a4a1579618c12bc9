import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Country } from '../../kernel/country.ts';
import { delayStart } from './delay-start.ts';
import { interestRates } from './interest-rates.ts';
import { lumpSum } from './lump-sum.ts';
import { ratePeriods } from './rate-periods.ts';
import { shippedRates } from './rates/shipped-rates.ts';
import { type DayCount, reckonInterest } from './reckon-interest.ts';
import { referenceOn, references, withOwnRates } from './reference-rate.ts';
import { polishMaximum, type Relation, statutoryRule } from './statutory-rules.ts';

const rates = (country: Country, relation: Relation, from: string, to: string, slovak: 'variable' | 'fixed' = 'fixed') =>
  ratePeriods(statutoryRule(country, relation, slovak), shippedRates, from, to).map(({ from: since, basisPoints }) => [
    since,
    basisPoints,
  ]);

const owed = (
  minor: number,
  from: string,
  to: string,
  country: Country,
  relation: Relation,
  dayCount: DayCount,
  slovak?: 'variable' | 'fixed',
) =>
  reckonInterest({
    ...{ principalMinor: minor, changes: [], from, to, dayCount, roundToMinor: 1 },
    rates: ratePeriods(statutoryRule(country, relation, slovak), shippedRates, from, to),
  });

describe('statutory interest', () => {
  test('CZ: 10 000 CZK due on 15 January 2024 and paid on 15 April bear 14.75 % for 90 days: 362.70, by years of 365 days 363.70', () => {
    const from = delayStart('2024-01-15', 'CZ', true);
    expect(from).toBe('2024-01-16');
    const actual = owed(1_000_000, from, '2024-04-15', 'CZ', 'civil', 'actual');
    expect(actual.periods).toEqual([expect.objectContaining({ days: 90, basisPoints: 1475, yearDays: 366 })]);
    expect(actual.minor).toBe(36_270);
    expect(owed(1_000_000, from, '2024-04-15', 'CZ', 'civil', '365').minor).toBe(36_370);
    expect(owed(1_000_000, from, '2024-04-15', 'CZ', 'civil', '366').minor).toBe(36_270);
  });

  test('CZ: the rate of the half-year in which the delay began stays for the whole of it', () => {
    expect(rates('CZ', 'commercial', '2024-01-16', '2026-01-01')).toEqual([['2024-01-16', 1475]]);
    expect(rates('CZ', 'commercial', '2024-03-01', '2026-01-01')).toEqual([['2024-03-01', 1475]]); // the repo rate had fallen in February
    expect(rates('CZ', 'commercial', '2024-07-01', '2026-01-01')).toEqual([['2024-07-01', 1275]]);
  });

  test('SK among companies: 1000 EUR late from 1 October 2023 to 1 April 2024 bear 67.68 fixed and 61.41 variable', () => {
    expect(rates('SK', 'commercial', '2023-10-01', '2024-04-01', 'fixed')).toEqual([['2023-10-01', 1350]]);
    expect(rates('SK', 'commercial', '2023-10-01', '2024-04-01', 'variable')).toEqual([
      ['2023-10-01', 1200],
      ['2024-01-01', 1250],
    ]);
    expect(owed(100_000, '2023-10-01', '2024-04-01', 'SK', 'commercial', '365', 'fixed').minor).toBe(6768);
    expect(owed(100_000, '2023-10-01', '2024-04-01', 'SK', 'commercial', '365', 'variable').minor).toBe(6141);
  });

  test('SK from people: the rate of the first day of delay and five points, fixed', () => {
    expect(rates('SK', 'civil', '2023-10-01', '2024-12-31')).toEqual([['2023-10-01', 950]]);
  });

  test('PL from people: 10 % from 9 October 2025 and 7.25 % from 9 December 2021, at most twice that, by the day of the decision', () => {
    expect(rates('PL', 'civil', '2025-10-08', '2025-10-10')).toEqual([
      ['2025-10-08', 1025],
      ['2025-10-09', 1000],
    ]);
    expect(rates('PL', 'civil', '2021-12-09', '2021-12-31')).toEqual([['2021-12-09', 725]]);
    const contract = (basisPoints: number) =>
      interestRates(
        { kind: 'contractual', basisPoints, yearDays: 'actual', shiftsDue: false },
        { country: 'PL', relation: 'civil' },
        shippedRates,
        { from: '2025-10-09', to: '2025-10-20' },
      ).map((rate) => rate.basisPoints);
    expect(contract(2000)).toEqual([2000]);
    expect(contract(2001)).toEqual([2000]);
    expect(contract(1200)).toEqual([1200]);
    expect(polishMaximum.read).toBe('daily');
  });

  test('PL among companies: 11.75 % (public health 9.75 %) from 1 January 2022, not from 9 December', () => {
    expect(rates('PL', 'commercial', '2021-12-09', '2022-01-10')).toEqual([
      ['2021-12-09', 1010],
      ['2022-01-01', 1175],
    ]);
    expect(rates('PL', 'public_health', '2022-01-01', '2022-01-10')).toEqual([['2022-01-01', 975]]);
  });

  test('HU: the base rate of each half-year’s first day, among companies and eight points', () => {
    expect(rates('HU', 'civil', '2023-12-01', '2024-08-01')).toEqual([
      ['2023-12-01', 1300],
      ['2024-01-01', 1075],
      ['2024-07-01', 700],
    ]);
    expect(rates('HU', 'commercial', '2024-07-01', '2024-08-01')).toEqual([['2024-07-01', 1500]]);
  });

  test('a delay that began before the tables do is refused with what to do, not reckoned at nothing', () => {
    expect(() => rates('HU', 'civil', '2019-01-01', '2024-08-01')).toThrow(expect.objectContaining({ code: 'rate_unknown' }));
  });
});

describe('reckoning', () => {
  const flat = (basisPoints: number) => [{ from: '2000-01-01', basisPoints, source: 'x' }];

  test('the day of payment bears none: what is paid on the first day of delay costs nothing', () => {
    const delay = {
      principalMinor: 100_000,
      from: '2026-01-02',
      to: '2026-12-31',
      rates: flat(1000),
      dayCount: '365',
      roundToMinor: 1,
    } as const;
    expect(reckonInterest({ ...delay, changes: [{ on: '2026-01-02', byMinor: -100_000 }] }).minor).toBe(0);
    expect(reckonInterest({ ...delay, changes: [{ on: '2026-01-03', byMinor: -100_000 }] }).minor).toBe(27);
  });

  test('a payment of a part leaves interest on the rest', () => {
    const { minor, periods } = reckonInterest({
      ...{ principalMinor: 100_000, from: '2026-01-01', to: '2027-01-01', rates: flat(1000), dayCount: '365', roundToMinor: 1 },
      changes: [{ on: '2026-07-02', byMinor: -60_000 }],
    });
    expect(periods.map(({ days, principalMinor }) => [days, principalMinor])).toEqual([
      [182, 100_000],
      [183, 40_000],
    ]);
    expect(minor).toBe(Math.round((182 * 100_000 + 183 * 40_000) / 3650));
  });

  test('a due date on a Saturday is met on Monday where the law says so', () => {
    expect(delayStart('2026-11-21', 'CZ', true)).toBe('2026-11-24');
    expect(delayStart('2026-11-21', 'CZ', false)).toBe('2026-11-22');
    expect(delayStart('2026-11-20', 'CZ', true)).toBe('2026-11-21');
  });

  const day = fc.nat(2000).map((days) => Temporal.PlainDate.from('2022-01-01').add({ days }).toString());
  const delays = fc.record({
    principalMinor: fc.integer({ min: 0, max: 10_000_000 }),
    changes: fc.array(fc.record({ on: day, byMinor: fc.integer({ min: -3_000_000, max: 1_000_000 }) }), { maxLength: 6 }),
    from: day,
    to: day,
    rates: fc
      .array(fc.record({ from: day, basisPoints: fc.nat(3000), source: fc.constant('x') }), { maxLength: 5 })
      .map((list) => [...flat(500), ...list.sort((a, b) => (a.from < b.from ? -1 : 1))]),
    dayCount: fc.constantFrom<DayCount>('actual', '365', '366'),
    roundToMinor: fc.constantFrom(1, 100),
  });

  test('comes to what adding up each single day comes to', () => {
    fc.assert(
      fc.property(delays, (delay) => {
        let exact = 0;
        for (let at = Temporal.PlainDate.from(delay.from); at.toString() < delay.to; at = at.add({ days: 1 })) {
          const date = at.toString();
          const rate = delay.rates.findLast(({ from }) => from <= date)?.basisPoints ?? 0;
          const principal = delay.changes
            .filter(({ on }) => on <= date)
            .reduce((sum, { byMinor }) => sum + byMinor, delay.principalMinor);
          exact +=
            (Math.max(0, principal) * rate) / 10_000 / (delay.dayCount === 'actual' ? at.daysInYear : Number(delay.dayCount));
        }
        expect(Math.abs(reckonInterest(delay).minor - exact)).toBeLessThan(delay.roundToMinor / 2 + 1e-3);
      }),
      { numRuns: 300 },
    );
  });

  test('two delays in a row come to the delay as a whole, but for the rounding of each', () => {
    fc.assert(
      fc.property(delays, day, (delay, middle) => {
        const [from, cut, to] = [delay.from, middle, delay.to].sort();
        if (from === undefined || cut === undefined || to === undefined) return;
        const minor = (a: string, b: string) => reckonInterest({ ...delay, from: a, to: b }).minor;
        expect(Math.abs(minor(from, cut) + minor(cut, to) - minor(from, to))).toBeLessThanOrEqual(1.5 * delay.roundToMinor);
      }),
    );
  });
});

describe('rates of central banks', () => {
  test('are in the order of their dates, each with a source', () => {
    for (const reference of references) {
      const dates = shippedRates[reference].map(({ from }) => from);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(shippedRates[reference].every(({ source }) => source.length > 2)).toBe(true);
    }
  });

  test('an operator’s row is added, or takes the place of ours of the same day', () => {
    const own = withOwnRates(shippedRates, {
      cnb_repo: [
        { from: '2030-01-01', basisPoints: 100, source: 'ČNB' },
        { from: '2023-12-22', basisPoints: 1, source: 'typed wrongly' },
      ],
    });
    expect(referenceOn(own.cnb_repo, '2031-05-05')).toMatchObject({ basisPoints: 100 });
    expect(referenceOn(own.cnb_repo, '2024-01-01')).toMatchObject({ basisPoints: 1 });
    expect(own.ecb_main).toEqual(shippedRates.ecb_main);
    expect(referenceOn(own.cnb_repo, '1999-01-01')).toBeUndefined();
  });
});

describe('flat costs of collection', () => {
  test.each<[Country, number, number | null, number]>([
    ['CZ', 1, null, 120_000],
    ['SK', 1, null, 4000],
    ['PL', 500_000, 42_500, 17_000],
    ['PL', 500_001, 42_500, 29_750],
    ['PL', 4_999_999, 42_500, 29_750],
    ['PL', 5_000_000, 42_500, 42_500],
    ['HU', 1, 4_001_234, 1_600_500],
  ])('%s: from a company for %i at %s it is %i', (country, valueMinor, euroRate, minor) => {
    expect(lumpSum(country, true, valueMinor, euroRate)?.minor).toBe(minor);
    expect(lumpSum(country, false, valueMinor, euroRate)).toBeNull();
  });

  test('in euro are never guessed without a rate', () => {
    expect(() => lumpSum('PL', true, 1, null)).toThrow(RangeError);
  });
});
