import type { Language } from '../../kernel/country.ts';
import { type Currency, formatAmount, type Money } from '../../kernel/money.ts';

/**
 * An amount as it is printed in a language: `1 234,50 Kč`, `CZK 1,234.50`. Always two decimals, except whole forints. Spaces do not
 * break. Not for speech.
 */
export function formatMoney(value: Money, language: Language): string {
  const [whole = '', decimals = ''] = formatAmount(value).replace('-', '').split('.');
  const { group, decimal } = language === 'en' ? { group: ',', decimal: '.' } : { group: nbsp, decimal: ',' };
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const digits = value.currency === 'HUF' && decimals === '00' ? grouped : `${grouped}${decimal}${decimals}`;
  const sign = value.minor < 0 ? '−' : '';
  return language === 'en' ? `${sign}${value.currency}${nbsp}${digits}` : `${sign}${digits}${nbsp}${symbols[value.currency]}`;
}

const nbsp = '\u00a0';
const symbols: Readonly<Record<Currency, string>> = { CZK: 'Kč', EUR: '€', PLN: 'zł', HUF: 'Ft' };
