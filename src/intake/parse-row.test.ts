import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnNamed, columns } from './columns.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { maskValue } from './mask-value.ts';
import { parseDate } from './parse-date.ts';
import { parseRow } from './parse-row.ts';
import { planColumns } from './plan-columns.ts';

const defaults = { country: 'CZ', currency: 'CZK', today: '2026-11-20' } as const;
const rowOf = (cells: Record<string, string>, wish: Partial<typeof defaults> = {}) => {
  const plan = planColumns(Object.keys(cells), undefined, 'x.csv');
  if (!plan.ok) throw new Error(plan.message);
  return parseRow(Object.values(cells), 2, plan.value, { ...defaults, ...wish });
};
const base = { phone: '601123456', amount: '100', due_date: '2026-11-01' };
const reasons = (cells: Record<string, string>) => {
  const parsed = rowOf({ ...base, ...cells });
  return parsed.ok ? [] : parsed.errors.map(({ column, reason }) => `${column} ${reason}`);
};

test.each([
  ['2026-11-01', '2026-11-01'],
  ['1.11.2026', '2026-11-01'],
  ['01. 11. 2026', '2026-11-01'],
  ['2026.11.01.', '2026-11-01'],
  ['29.02.2024', '2024-02-29'],
  ['29.02.2026', undefined],
  ['13/11/2026', undefined],
  ['1.11.26', undefined],
  ['2026-13-01', undefined],
  ['', undefined],
])('the date %s is %s', (text, expected) => {
  expect(parseDate(text)).toBe(expected);
});

test('every day of the calendar reads back in each way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 110_000 }), (days) => {
      const date = Temporal.PlainDate.from('1880-01-01').add({ days });
      expect(parseDate(date.toString())).toBe(date.toString());
      expect(parseDate(`${date.day}.${date.month}.${date.year}`)).toBe(date.toString());
    }),
  );
});

test.each([
  [{ phone: '4206011234567' }, ['phone not_a_phone_number']],
  [{ phone: '' }, [' no_contact']],
  [{ phone: '', email: 'jana@example.cz' }, []],
  [{ phone: '', city: 'Brno' }, []],
  [{ phone: '', email: 'jana@' }, ['email not_an_email']],
  [{ amount: '1.234,5x' }, ['amount not_an_amount']],
  [{ amount: '-5' }, ['amount negative_amount']],
  [{ amount: '' }, ['amount missing_value']],
  [{ currency: 'USD' }, ['currency not_a_currency']],
  [{ currency: 'eur' }, []],
  [{ country: 'DE' }, ['country not_a_country']],
  [{ language: 'EN' }, []],
  [{ language: 'xx' }, ['language not_a_language']],
  [{ birth_number: '710319/2745' }, []],
  [{ birth_number: '710319/2746' }, ['birth_number not_a_birth_number']],
  [{ birth_date: '2026-11-21' }, ['birth_date not_a_birth_date']],
  [{ variable_symbol: '12345678901' }, ['variable_symbol not_a_symbol']],
  [{ constant_symbol: '0308' }, []],
  [{ iban: 'CZ65 0800 0000 1920 0014 5399' }, []],
  [{ iban: 'CZ66 0800 0000 1920 0014 5399' }, ['iban not_an_iban']],
  [{ issue_date: 'včera' }, ['issue_date not_a_date']],
])('a row with %o is told %o', (cells, expected) => {
  expect(reasons(cells)).toEqual(expected);
});

test('national numbers belong to the row’s country, and the same number twice is one', () => {
  const slovak = rowOf({ ...base, country: 'SK', phone: '0901 234 567', phone_2: '+421901234567' });
  expect(slovak).toMatchObject({ ok: true, row: { country: 'SK', phones: [{ number: '+421901234567', kind: 'mobile' }] } });
});

test('names come whole or in parts, companies are companies, and Hungarians say the family name first', () => {
  const named = (cells: Record<string, string>) => {
    const parsed = rowOf({ ...base, ...cells });
    return parsed.ok ? `${parsed.row.kind} ${parsed.row.name}` : '';
  };
  expect(named({ name: ' Jana Nováková ' })).toBe('natural Jana Nováková');
  expect(named({ first_name: 'Jana', last_name: 'Nováková' })).toBe('natural Jana Nováková');
  expect(named({ first_name: 'Ágnes', last_name: 'Tóth', country: 'HU', phone: '+36201234567' })).toBe('natural Tóth Ágnes');
  expect(named({ company_name: 'Acme s.r.o.' })).toBe('company Acme s.r.o.');
  expect(named({})).toBe('natural ');
});

test('missing cells at a row’s end are empty, cells beyond the header are an error', () => {
  const plan = planColumns(['phone', 'amount', 'due_date', 'note'], undefined, 'x.csv');
  if (!plan.ok) throw new Error(plan.message);
  expect(parseRow(['601123456', '100', '2026-11-01'], 2, plan.value, defaults)).toMatchObject({ ok: true });
  expect(parseRow(['601123456', '100', '50', '2026-11-01', 'x'], 2, plan.value, defaults)).toMatchObject({ ok: false });
});

test('column names may be written with spaces, hyphens and capitals', () => {
  for (const column of columns) expect(columnNamed(` ${column.toUpperCase().replaceAll('_', ' ')}`)).toBe(column);
  expect(columnNamed('phone1')).toBe('phone');
  expect(columnNamed('telefon')).toBeUndefined();
});

test.each([
  ['phone;amount', ';'],
  ['phone,amount', ','],
  ['phone\tamount', '\t'],
  ['phone|amount', '|'],
  ['phone;amount;"a,b,c,d"', ';'],
  ['phone;amount;x, y, z, w, v', ';'],
  ['601123456;"1,5"', ';'],
])('%s is separated by %s', (line, delimiter) => {
  expect(detectDelimiter(line)).toBe(delimiter);
});

test('a masked value tells no name, number or digits of identity, whatever the column', () => {
  expect(maskValue('phone_2', '+420601123456')).toBe('+420***456');
  expect(maskValue('email', 'jana.novakova@example.cz')).toBe('j***@example.cz');
  expect(maskValue('birth_number', '7103192745')).toBe('***');
  expect(maskValue('amount', 'Nováková')).toBe('No***');
  expect(maskValue('amount', '710319/2745')).toBe('71***');
  expect(maskValue('amount', '1.234,5x')).toBe('1.234,5x');
});

test('a national identifier is known by its digits, however it is written, and one that does not fit is turned away without being shown', () => {
  const known = (national_id: string, country = 'CZ') => {
    const parsed = rowOf({ ...base, phone: '+420601123456', country, national_id });
    return parsed.ok ? parsed.row.nationalId : parsed.errors.map(({ column, reason, value }) => `${column} ${reason} ${value}`);
  };
  expect([known('25123891'), known('CZ25123891'), known('177041')]).toEqual(['CZ:25123891', 'CZ:25123891', 'CZ:00177041']);
  expect([known('12892312-2-41', 'HU'), known('PL 856-734-62-15', 'PL')]).toEqual(['HU:12892312', 'PL:8567346215']);
  expect(known('25123890')).toEqual(['national_id not_a_national_id ***']);
});

test('an account that no payment can arrive at is turned away', () => {
  expect(reasons({ iban: 'cz65 0800 0000 1920 0014 5399' })).toEqual([]);
  expect(reasons({ iban: 'CZ6508000000192000145398' })).toEqual(['iban not_an_iban']);
  expect(reasons({ iban: 'PL92124012340001567890123456' })).toEqual(['iban not_an_iban']); // the bank's own check digit
});

test('a birth number that a spreadsheet may have shortened is turned away; with its slash it is taken', () => {
  expect(reasons({ birth_number: '421010007' })).toEqual(['birth_number not_a_birth_number']); // 0421010007, or born in 1942
  expect(reasons({ birth_number: '421010/007' })).toEqual([]);
  expect(reasons({ birth_number: '0421010007' })).toEqual([]);
  expect(reasons({ birth_number: '530101123' })).toEqual([]); // it cannot have been any other
});

test('no cells whatever make the reader throw', () => {
  const plan = planColumns([...columns], undefined, 'x.csv');
  if (!plan.ok) throw new Error(plan.message);
  const anyCells = fc.array(fc.string(), { maxLength: 45 });
  fc.assert(fc.property(anyCells, (cells) => typeof parseRow(cells, 2, plan.value, defaults).ok === 'boolean'));
});
