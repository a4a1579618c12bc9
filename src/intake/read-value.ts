import { isCountry } from '../kernel/country.ts';
import { formatAmount, isCurrency, parseAmount } from '../kernel/money.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { Column } from './columns.ts';
import { parseDate } from './parse-date.ts';
import { roleNamed } from './parse-party-row.ts';
import type { RowDefaults } from './parse-row.ts';

/** A value that is right, as it is understood: `1 234,50` is `1234.50 CZK`, `601 123 456` is `+420601123456`. */
export function readValue(column: Column, text: string, beside: (other: Column) => string, defaults: RowDefaults): string {
  if (text === '') return '';
  const named = { country: beside('country').toUpperCase(), currency: beside('currency').toUpperCase() };
  if (column.startsWith('phone')) {
    const phone = parsePhone(text, isCountry(named.country) ? named.country : defaults.country);
    return phone.ok ? phone.value.number : text;
  }
  switch (column) {
    case 'amount': {
      const amount = parseAmount(text, isCurrency(named.currency) ? named.currency : defaults.currency);
      return amount.ok ? `${formatAmount(amount.value)} ${amount.value.currency}` : text;
    }
    case 'due_date':
    case 'issue_date':
    case 'birth_date':
      return parseDate(text) ?? text;
    case 'country':
    case 'currency':
      return text.toUpperCase();
    case 'role':
      return roleNamed(text) ?? text;
    case 'language':
    case 'email':
      return text.toLowerCase();
    case 'iban':
      return text.toUpperCase().replace(/\s/g, '');
    default:
      return text;
  }
}
