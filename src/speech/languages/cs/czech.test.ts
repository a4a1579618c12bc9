import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpokenValue } from '../../../kernel/prompt-text.ts';
import { heardText } from '../../fragment.ts';
import { czech } from './czech.ts';

const heard = (value: SpokenValue, form?: string): string => {
  const spoken = czech.speak(value, form);
  return spoken.ok ? heardText(spoken.value) : spoken.reason;
};
const amount = (text: string, form?: string, currency: 'CZK' | 'EUR' | 'PLN' | 'HUF' = 'CZK') =>
  heard({ kind: 'money', minor: Math.round(Number(text) * 100), currency }, form);

test('an amount in crowns agrees with its number', () => {
  const spoken = Object.fromEntries(
    [
      '0',
      '0.01',
      '0.02',
      '0.50',
      '1',
      '1.01',
      '2',
      '3.03',
      '4',
      '5',
      '21',
      '22',
      '100',
      '101',
      '102',
      '200',
      '1000',
      '1234',
      '1234.50',
    ].map((text) => [text, amount(text)]),
  );
  expect(spoken).toEqual({
    0: 'nula korun',
    '0.01': 'jeden haléř',
    '0.02': 'dva haléře',
    '0.50': 'padesát haléřů',
    1: 'jedna koruna',
    '1.01': 'jedna koruna a jeden haléř',
    2: 'dvě koruny',
    '3.03': 'tři koruny a tři haléře',
    4: 'čtyři koruny',
    5: 'pět korun',
    21: 'dvacet jedna korun',
    22: 'dvacet dva korun',
    100: 'sto korun',
    101: 'sto jedna korun',
    102: 'sto dva korun',
    200: 'dvě stě korun',
    1000: 'tisíc korun',
    1234: 'tisíc dvě stě třicet čtyři korun',
    '1234.50': 'tisíc dvě stě třicet čtyři korun a padesát haléřů',
  });
  expect(amount('1234.56')).toBe('tisíc dvě stě třicet čtyři korun a padesát šest haléřů');
  expect(amount('1000000')).toBe('jeden milion korun');
  expect(amount('2001001.21')).toBe('dva miliony jeden tisíc jedna korun a dvacet jedna haléřů');
  expect(amount('-1234.50')).toBe('minus tisíc dvě stě třicet čtyři korun a padesát haléřů');
});

test('a debtor owes an amount in the accusative and a debt stands in the genitive', () => {
  expect(['1', '2', '5', '1.01'].map((text) => amount(text, 'accusative'))).toEqual([
    'jednu korunu',
    'dvě koruny',
    'pět korun',
    'jednu korunu a jeden haléř',
  ]);
  expect(['1', '2', '5', '22.50', '1234'].map((text) => amount(text, 'genitive'))).toEqual([
    'jedné koruny',
    'dvou korun',
    'pěti korun',
    'dvaceti dvou korun a padesáti haléřů',
    'tisíce dvou set třiceti čtyř korun',
  ]);
});

test('the currencies of the neighbours have their Czech names', () => {
  const spoken = (currency: 'EUR' | 'PLN' | 'HUF', form?: string) =>
    ['1.01', '2.02', '5.05', '22'].map((t) => amount(t, form, currency));
  expect(spoken('EUR')).toEqual(['jedno euro a jeden cent', 'dvě eura a dva centy', 'pět eur a pět centů', 'dvacet dva eur']);
  expect(spoken('PLN')).toEqual([
    'jeden zlotý a jeden groš',
    'dva zloté a dva groše',
    'pět zlotých a pět grošů',
    'dvacet dva zlotých',
  ]);
  expect(spoken('HUF')).toEqual(['jeden forint', 'dva forinty', 'pět forintů', 'dvacet dva forintů']);
  expect(spoken('EUR', 'genitive')[0]).toBe('jednoho eura a jednoho centu');
  expect(spoken('PLN', 'genitive')[1]).toBe('dvou zlotých a dvou grošů');
});

test('a date is said in the genitive, with its year only where asked for', () => {
  expect(heard({ kind: 'date', date: '2026-12-15' })).toBe('patnáctého prosince');
  expect(heard({ kind: 'date', date: '2026-11-01' }, 'genitive')).toBe('prvního listopadu');
  expect(heard({ kind: 'date', date: '2026-01-31' }, 'with_year')).toBe('třicátého prvního ledna dva tisíce dvacet šest');
  expect(heard({ kind: 'date', date: '1999-05-22' }, 'with_year')).toBe(
    'dvacátého druhého května devatenáct set devadesát devět',
  );
  expect(heard({ kind: 'date', date: '1900-09-03' }, 'with_year')).toBe('třetího září devatenáct set');
  expect(heard({ kind: 'date', date: '2026-02-30' })).toBe('not_a_date');
  expect(heard({ kind: 'date', date: '15.12.2026' })).toBe('not_a_date');
});

test('every day of a leap year sounds different', () => {
  const first = Temporal.PlainDate.from('2028-01-01');
  const said = Array.from({ length: 366 }, (_, i) => heard({ kind: 'date', date: first.add({ days: i }).toString() }));
  expect(new Set(said).size).toBe(366);
  expect(
    said.filter(
      (text) =>
        !/^\p{L}+ého( \p{L}+ého)? \p{L}+$|^(dvacátého |třicátého )?prvního \p{L}+$|^(dvacátého )?třetího \p{L}+$/u.test(text),
    ),
  ).toEqual([]);
});

test('digits are grouped so that none stands alone and all are said', () => {
  const groups = (digits: string) => {
    const spoken = czech.speak({ kind: 'digits', digits }, undefined);
    return spoken.ok
      ? spoken.value.map((f) => (f.kind === 'pause' ? (f.ms > 100 ? ', ' : '') : f.text.slice(0, 2))).join('')
      : '';
  };
  expect(groups('1234567890')).toBe('jedvtř, čtpěše, seos, denu');
  expect(groups('12')).toBe('jedv');
  expect(groups('7')).toBe('se');
  expect(groups('+420 601 000 101')).toBe('pl, čtdvnu, šenuje, nununu, jenuje');
  expect(heard({ kind: 'digits', digits: 'FV-2026/01' })).toBe('ef vé pomlčka dva nula dva šest lomeno nula jedna');
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,20}$/), (digits) => {
      const spoken = heard({ kind: 'digits', digits }).split(' ');
      expect(spoken.map((word) => 'nula,jedna,dva,tři,čtyři,pět,šest,sedm,osm,devět'.split(',').indexOf(word)).join('')).toBe(
        digits,
      );
    }),
  );
});

test('what is counted agrees: one day, three invoices, five of them', () => {
  const integer = (value: number, form?: string) => heard({ kind: 'integer', value }, form);
  expect([1, 3, 5, 22].map((value) => integer(value, 'days'))).toEqual(['jeden den', 'tři dny', 'pět dní', 'dvacet dva dní']);
  expect([1, 2, 5].map((value) => integer(value, 'invoices_accusative'))).toEqual(['jednu fakturu', 'dvě faktury', 'pět faktur']);
  expect(integer(1, 'days_genitive')).toBe('jednoho dne');
  expect([integer(2), integer(2, 'feminine'), integer(2, 'genitive'), integer(-3)]).toEqual(['dva', 'dvě', 'dvou', 'minus tři']);
});

test('a form that Czech does not have, and a number beyond saying, are refused', () => {
  expect(amount('5', 'locative')).toBe('unknown_form');
  expect(heard({ kind: 'name', text: 'Jana' }, 'genitive')).toBe('unknown_form');
  expect(heard({ kind: 'integer', value: 1.5 })).toBe('number_too_large');
  expect(heard({ kind: 'money', minor: 1e15, currency: 'CZK' })).toBe('number_too_large');
});
