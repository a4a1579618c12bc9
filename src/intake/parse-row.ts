import { isAccountIban, plainIban } from '../kernel/bank-account/is-iban.ts';
import { parseBirthNumber } from '../kernel/birth-number.ts';
import { type Country, isCountry, isLanguage } from '../kernel/country.ts';
import { type Currency, isCurrency, parseAmount } from '../kernel/money.ts';
import { parseNationalId } from '../kernel/national-id/parse-national-id.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { DebtorRow } from '../receivables/model.ts';
import { type Column, phoneColumns } from './columns.ts';
import { maskValue } from './mask-value.ts';
import { parseDate } from './parse-date.ts';
import type { ColumnPlan } from './plan-columns.ts';
import type { FileRecord } from './read-records.ts';
import type { RowError, RowErrorReason } from './row-error.ts';

export type RowDefaults = {
  readonly country: Country;
  readonly currency: Currency;
  /** YYYY-MM-DD: nobody is born later. */
  readonly today: string;
};

export type ParsedRow =
  | { readonly ok: true; readonly row: DebtorRow }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/** `parseRow` of a record; its errors say of which part of the file it is. */
export function readRow({ cells, line, part, meant }: FileRecord, plan: ColumnPlan, defaults: RowDefaults): ParsedRow {
  if (meant?.kind === 'unreadable') {
    const { reason, message } = meant.refusal;
    return { ok: false, errors: [{ line, ...(part !== undefined && { part }), column: '', reason, message, value: '' }] };
  }
  const parsed = parseRow(cells, line, plan, defaults);
  return parsed.ok || part === undefined ? parsed : { ok: false, errors: parsed.errors.map((error) => ({ ...error, part })) };
}

/** One line of a file as a row in our words, or everything that is wrong with it. Pure. */
export function parseRow(
  cells: readonly string[],
  line: number,
  plan: ColumnPlan,
  defaults: RowDefaults,
  owes: 'owes' | 'owes_nothing' = 'owes',
): ParsedRow {
  const errors: RowError[] = [];
  const text = (column: Column): string | null => {
    const at = plan.known.get(column);
    return (at && cells[at.index]?.trim()) || null;
  };
  const wrong = (column: Column, reason: RowErrorReason, message: string): null => {
    const name = plan.known.get(column)?.name ?? column;
    errors.push({ line, column: name, reason, message, value: maskValue(column, text(column) ?? '') });
    return null;
  };
  /** The column's value as `read` understands it; null when it is empty or wrong. */
  const read = <T>(column: Column, reason: RowErrorReason, remedy: string, parse: (value: string) => T | undefined): T | null => {
    const value = text(column);
    if (value === null) return null;
    return parse(value) ?? wrong(column, reason, remedy);
  };
  const needed = <T>(column: Column, value: T | null): T | null =>
    value === null && text(column) === null ? wrong(column, 'missing_value', 'it is empty: every row needs one') : value;

  if (cells.slice(plan.width).some((cell) => cell.trim() !== ''))
    errors.push({
      line,
      column: '',
      reason: 'too_many_cells',
      message: `the row has ${cells.length} values for ${plan.width} columns: put values that contain the separator in quotes`,
      value: '',
    });
  const is =
    <T extends string>(guard: (value: string) => value is T, fold: (value: string) => string) =>
    (value: string) =>
      guard(fold(value)) ? (fold(value) as T) : undefined;
  const country = read('country', 'not_a_country', 'write CZ, SK, PL or HU', is(isCountry, upper)) ?? defaults.country;
  const currency = read('currency', 'not_a_currency', 'write CZK, EUR, PLN or HUF', is(isCurrency, upper)) ?? defaults.currency;
  const date = (column: Column) => read(column, 'not_a_date', 'write it like 2026-11-01 or 01.11.2026', parseDate);
  const digits = (column: Column, most: number) =>
    read(column, 'not_a_symbol', `write at most ${most} digits`, (value) =>
      value.length <= most && /^\d+$/.test(value) ? value : undefined,
    );
  const address = {
    street: text('street'),
    city: text('city'),
    postcode: text('postcode'),
    country,
  };
  const birthNumber = readBirthNumber();
  const birthDate = read(
    'birth_date',
    'not_a_birth_date',
    'write it like 1971-03-19 or 19.03.1971; it lies in the past',
    (value) => {
      const parsed = parseDate(value);
      return parsed && parsed <= defaults.today ? parsed : undefined;
    },
  );
  const amount = owes === 'owes' ? readAmount() : 0;
  const due = plan.dueOnArrival ? null : needed('due_date', date('due_date'));
  const phones = readPhones();
  const email = read('email', 'not_an_email', 'write one address like jana@example.cz', (value) =>
    /^[^\s@;,<>]+@[^\s@;,<>]+\.[^\s@;,<>.]{2,}$/.test(value) ? value.toLowerCase() : undefined,
  );
  if (phones.length === 0 && !email && !address.street && !address.city && errors.every(({ reason }) => !isContactError(reason)))
    errors.push({ line, column: '', reason: 'no_contact', message: 'the row has no phone, no e-mail and no address', value: '' });

  const row = {
    receivableId: text('receivable_id'),
    debtorId: text('debtor_id'),
    customerNumber: text('customer_number'),
    ...names(text, country),
    vocative: text('vocative'),
    language: read(
      'language',
      'not_a_language',
      'write cs, sk, pl, hu or en',
      is(isLanguage, (value) => value.toLowerCase()),
    ),
    country,
    phones,
    email,
    address: address.street || address.city || address.postcode ? address : null,
    birthDate,
    birthNumber,
    nationalId: readNationalId(),
    currency,
    due,
    issued: date('issue_date'),
    variableSymbol: digits('variable_symbol', 10),
    constantSymbol: digits('constant_symbol', 4),
    specificSymbol: digits('specific_symbol', 10),
    iban: read('iban', 'not_an_iban', 'it is no IBAN, or its check digits do not fit', (value) =>
      isAccountIban(plainIban(value)) ? plainIban(value) : undefined,
    ),
    document: text('document'),
    productGroup: text('product_group'),
    product: text('product'),
    priority: text('priority'),
    risk: text('risk'),
    note: text('note'),
    attributes: Object.fromEntries(
      plan.extras.flatMap(({ index, name }) => {
        const value = cells[index]?.trim();
        return value ? [[name, value] as const] : [];
      }),
    ),
  };
  return errors.length > 0 || amount === null ? { ok: false, errors } : { ok: true, row: { ...row, amountMinor: amount } };

  function readAmount(): number | null {
    const value = needed('amount', text('amount'));
    if (value === null) return null;
    const parsed = parseAmount(value, currency);
    if (!parsed.ok && parsed.reason === 'ambiguous_amount')
      return wrong('amount', parsed.reason, 'it may be thousands or decimals: write it like 1234.00 or 1.23');
    if (!parsed.ok) return wrong('amount', parsed.reason, 'write it like 1234.50 or 1 234,50');
    if (parsed.value.minor < 0)
      return wrong('amount', 'negative_amount', 'credit notes and overpayments are no receivables: leave the row out');
    return parsed.value.minor;
  }

  function readBirthNumber(): string | null {
    const valid = (value: string) => {
      const parsed = parseBirthNumber(value);
      return parsed.ok && parsed.value.birthDate <= defaults.today ? parsed.value.digits : undefined;
    };
    const value = text('birth_number');
    if (value !== null && /^\d{9}$/.test(value) && valid(value) && valid(`0${value}`))
      return wrong(
        'birth_number',
        'not_a_birth_number',
        'a zero at its beginning may be lost: write it with a slash, or as text',
      );
    return read('birth_number', 'not_a_birth_number', 'it is no valid birth number', valid);
  }

  function readNationalId(): string | null {
    const value = text('national_id');
    if (value === null) return null;
    const parsed = parseNationalId(value, country);
    return parsed.ok ? `${country}:${parsed.value.digits}` : wrong('national_id', parsed.reason, parsed.message);
  }

  function readPhones(): DebtorRow['phones'] {
    const remedy = `write it like +420601123456, or as a number of ${country} without its prefix`;
    const found = phoneColumns.flatMap((column) => {
      const parsed = read(column, 'not_a_phone_number', remedy, (value) => {
        const phone = parsePhone(value, country);
        return phone.ok ? phone.value : undefined;
      });
      return parsed ? [{ number: parsed.number, kind: parsed.kind }] : [];
    });
    return found.filter(({ number }, index) => found.findIndex((other) => other.number === number) === index);
  }
}

function isContactError(reason: RowErrorReason): boolean {
  return reason === 'not_a_phone_number' || reason === 'not_an_email';
}

/** Hungarians say the family name first. */
function names(
  text: (column: Column) => string | null,
  country: Country,
): Pick<DebtorRow, 'kind' | 'name' | 'firstName' | 'lastName'> {
  const [firstName, lastName, company] = [text('first_name'), text('last_name'), text('company_name')];
  const parts = country === 'HU' ? [lastName, firstName] : [firstName, lastName];
  const joined = parts.filter(Boolean).join(' ');
  const own = text('name') ?? joined;
  return {
    kind: company && !joined ? 'company' : 'natural',
    name: (company && !joined ? company : own) || (company ?? ''),
    firstName,
    lastName,
  };
}

function upper(value: string): string {
  return value.toUpperCase();
}
