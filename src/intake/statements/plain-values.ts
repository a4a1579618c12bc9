import { type Currency, isCurrency } from '../../kernel/money.ts';
import { UnreadableStatement } from './unreadable-statement.ts';

/** `2611` ... of a date as digits in this order, made YYYY-MM-DD. Throws UnreadableStatement for a day that does not exist. */
export function dayOf(digits: string, order: 'YYMMDD' | 'DDMMYY' | 'YYYYMMDD' | 'YYYY-MM-DD', where: string): string {
  const match = patterns[order].exec(digits);
  const { y = '', m = '', d = '' } = match?.groups ?? {};
  const year = y.length === 2 ? `${Number(y) >= 70 ? '19' : '20'}${y}` : y;
  const day = `${year}-${m}-${d}`;
  if (!match || !exists(day)) throw new UnreadableStatement('bad_value', where, `"${digits}" is no date (${order})`);
  return day;
}

const patterns = {
  YYMMDD: /^(?<y>\d{2})(?<m>\d{2})(?<d>\d{2})$/,
  DDMMYY: /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{2})$/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  'YYYY-MM-DD': /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
};

function exists(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** `1234,5`, `1234.50` or `1234,` in minor units; no sign, no grouping. Throws UnreadableStatement on anything else. */
export function minorOf(text: string, where: string): number {
  const match = /^(\d+)(?:[.,](\d*))?$/.exec(text.trim());
  const decimals = (match?.[2] ?? '').replace(/0+$/, '');
  const minor = match && decimals.length <= 2 ? Number(`${match[1]}${decimals.padEnd(2, '0')}`) : Number.NaN;
  if (!Number.isSafeInteger(minor)) throw new UnreadableStatement('bad_value', where, `"${text}" is no amount`);
  return minor;
}

/** Throws UnreadableStatement for a currency that is not ours. */
export function currencyOf(text: string, where: string): Currency {
  const code = text.trim().toUpperCase();
  if (isCurrency(code)) return code;
  throw new UnreadableStatement('bad_value', where, `"${text}" is none of the currencies CZK, EUR, PLN, HUF`);
}

/** Pieces of text in one line, without what is empty; null when nothing is left. At most 1,000 characters. */
export function oneLine(...pieces: readonly (string | null | undefined)[]): string | null {
  const text = pieces
    .map((piece) => (piece ?? '').replace(/\s+/g, ' ').trim())
    .filter((piece) => piece !== '')
    .join(' ');
  return text === '' ? null : text.slice(0, 1000);
}
