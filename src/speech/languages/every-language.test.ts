import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Language } from '../../kernel/country.ts';
import { type Currency, currencies } from '../../kernel/money.ts';
import type { SpokenKind, SpokenValue } from '../../kernel/prompt-text.ts';
import { heardText } from '../fragment.ts';
import { speechOf, spokenLanguages } from '../speech-of.ts';

/** The unit behind a number, by the plural rules of CLDR: a second witness for every agreement. */
const units: Readonly<Record<Language, Readonly<Record<Currency, Readonly<Record<string, string>>>>>> = {
  cs: {
    CZK: { one: 'koruna', few: 'koruny', other: 'korun' },
    EUR: { one: 'euro', few: 'eura', other: 'eur' },
    PLN: { one: 'zlotý', few: 'zloté', other: 'zlotých' },
    HUF: { one: 'forint', few: 'forinty', other: 'forintů' },
  },
  sk: {
    CZK: { one: 'koruna', few: 'koruny', other: 'korún' },
    EUR: { one: 'euro', few: 'eurá', other: 'eur' },
    PLN: { one: 'zlotý', few: 'zloté', other: 'zlotých' },
    HUF: { one: 'forint', few: 'forinty', other: 'forintov' },
  },
  pl: {
    CZK: { one: 'korona', few: 'korony', many: 'koron' },
    EUR: { one: 'euro', few: 'euro', many: 'euro' },
    PLN: { one: 'złoty', few: 'złote', many: 'złotych' },
    HUF: { one: 'forint', few: 'forinty', many: 'forintów' },
  },
  hu: {
    CZK: { one: 'korona', other: 'korona' },
    EUR: { one: 'euró', other: 'euró' },
    PLN: { one: 'zloty', other: 'zloty' },
    HUF: { one: 'forint', other: 'forint' },
  },
  en: {
    CZK: { one: 'crown', other: 'crowns' },
    EUR: { one: 'euro', other: 'euros' },
    PLN: { one: 'zloty', other: 'zlotys' },
    HUF: { one: 'forint', other: 'forints' },
  },
};
const amount = fc.constantFrom(...currencies).chain((currency) =>
  fc.record({
    kind: fc.constant('money' as const),
    minor: fc.oneof(fc.integer({ min: -1e14, max: 1e14 }), fc.integer({ min: 0, max: 30_000 })),
    currency: fc.constant(currency),
  }),
);
const owed = amount.filter(({ minor }) => minor >= 0);
const samples: Readonly<Record<SpokenKind, fc.Arbitrary<SpokenValue>>> = {
  money: amount,
  integer: fc.record({
    kind: fc.constant('integer' as const),
    value: fc.oneof(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 10_000_000 })),
  }),
  date: fc
    .integer({ min: 0, max: 80_000 })
    .map((days) => ({ kind: 'date' as const, date: Temporal.PlainDate.from('1900-01-01').add({ days }).toString() })),
  digits: fc.record({ kind: fc.constant('digits' as const), digits: fc.string({ maxLength: 20 }) }),
  name: fc.constant({ kind: 'name' as const, text: 'Jana Nováková' }),
  text: fc.constant({ kind: 'text' as const, text: 'Společnost Horizont' }),
};

test('each of the five languages is spoken', () => {
  expect(spokenLanguages.toSorted()).toEqual(['cs', 'en', 'hu', 'pl', 'sk']);
});

for (const language of spokenLanguages) {
  const speech = speechOf(language);
  const known = new Set(speech.vocabulary);
  const plural = new Intl.PluralRules(language);
  const heard = (value: SpokenValue, form?: string): string => {
    const spoken = speech.speak(value, form);
    return spoken.ok ? heardText(spoken.value) : spoken.reason;
  };
  const integer = (value: number, form?: string) => heard({ kind: 'integer', value }, form);

  test(`${language}: every form on every value is said in words of the closed list`, () => {
    for (const kind of ['money', 'date', 'integer', 'digits'] as const)
      for (const form of [undefined, ...(speech.forms[kind] ?? [])])
        fc.assert(
          fc.property(samples[kind], (value) => {
            const spoken = speech.speak(value, form);
            expect(spoken.ok).toBe(true);
            if (!spoken.ok) return;
            if (kind !== 'digits') expect(spoken.value.length).toBeGreaterThan(0);
            expect(spoken.value.filter((f) => f.kind !== 'pause' && !known.has(f.text))).toEqual([]);
          }),
          { numRuns: 60 },
        );
  });

  test(`${language}: every number up to ten thousand and a sample up to ten millions has its own words`, () => {
    const numbers = [
      ...Array.from({ length: 10_001 }, (_, value) => value),
      ...Array.from({ length: 5_000 }, (_, step) => 10_001 + step * 1_998),
    ];
    const said = numbers.map((value) => integer(value));
    expect(new Set(said).size).toBe(numbers.length);
    expect(said.filter((words) => words.split(' ').includes(''))).toEqual([]);
  });

  test(`${language}: two amounts that differ sound different`, () => {
    fc.assert(
      fc.property(owed, owed, (a, b) => {
        const same = a.currency === b.currency && inUnits(a) === inUnits(b);
        expect(heard(a) === heard(b)).toBe(same);
      }),
      { numRuns: 300 },
    );
  });

  test(`${language}: the unit behind any number is the one that the plural rules of CLDR ask for`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(...currencies), (whole, currency) => {
        const said = heard({ kind: 'money', minor: whole * 100, currency });
        expect(said.split(' ').at(-1)).toBe(units[language][currency][plural.select(whole)]);
      }),
      { numRuns: 500 },
    );
  });

  test(`${language}: a forint has no hundredths in speech`, () => {
    expect(heard({ kind: 'money', minor: 123_450, currency: 'HUF' })).toBe(
      heard({ kind: 'money', minor: 123_500, currency: 'HUF' }),
    );
    expect(heard({ kind: 'money', minor: 123_449, currency: 'HUF' })).toBe(
      heard({ kind: 'money', minor: 123_400, currency: 'HUF' }),
    );
  });

  test(`${language}: every day of a leap year sounds different in each form, and a day that does not exist is refused`, () => {
    const first = Temporal.PlainDate.from('2028-01-01');
    for (const form of [undefined, ...(speech.forms.date ?? [])]) {
      const said = Array.from({ length: 366 }, (_, days) => heard({ kind: 'date', date: first.add({ days }).toString() }, form));
      expect(new Set(said).size).toBe(366);
    }
    expect([heard({ kind: 'date', date: '2026-02-30' }), heard({ kind: 'date', date: '15.12.2026' })]).toEqual([
      'not_a_date',
      'not_a_date',
    ]);
  });

  test(`${language}: every year of a century sounds different`, () => {
    const said = Array.from({ length: 150 }, (_, year) => heard({ kind: 'date', date: `${1950 + year}-05-01` }, 'with_year'));
    expect(new Set(said).size).toBe(150);
  });

  test(`${language}: every digit is said, one by one`, () => {
    const names = [...'0123456789'].map((digits) => heard({ kind: 'digits', digits }));
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,20}$/), (digits) => {
        expect(
          heard({ kind: 'digits', digits })
            .split(' ')
            .map((word) => names.indexOf(word))
            .join(''),
        ).toBe(digits);
      }),
    );
    expect(heard({ kind: 'digits', digits: 'ŁŻ-1/ő' }).split(' ').length).toBeGreaterThan(5);
  });

  test(`${language}: what a prompt may count is the same in every language`, () => {
    for (const thing of ['days', 'invoices', 'receivables', 'instalments', 'payments', 'minutes'])
      for (const count of [1, 3, 25]) expect(integer(count, thing)).toMatch(/\p{L}+ \p{L}+/u);
  });

  test(`${language}: a form that the language does not have, and a number beyond saying, are refused`, () => {
    expect(heard({ kind: 'money', minor: 500, currency: 'CZK' }, 'locative')).toBe('unknown_form');
    expect(heard({ kind: 'name', text: 'Jana' }, 'genitive')).toBe('unknown_form');
    expect([integer(1.5), integer(1e12 + 1), integer(Number.NaN)]).toEqual(Array(3).fill('number_too_large'));
    expect(heard({ kind: 'money', minor: 1e15, currency: 'CZK' })).toBe('number_too_large');
  });

  test(`${language}: the list has no word twice and none empty`, () => {
    expect(known.size).toBe(speech.vocabulary.length);
    expect(speech.vocabulary.filter((word) => word.trim() === '' || word.includes('undefined'))).toEqual([]);
  });
}

function inUnits({ minor, currency }: { readonly minor: number; readonly currency: Currency }): number {
  return currency === 'HUF' ? Math.round(minor / 100) : minor;
}
