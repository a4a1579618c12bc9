import { accept, type Refusal, type Result, refuse } from './result.ts';

export const currencies = ['CZK', 'EUR', 'PLN', 'HUF'] as const;
export type Currency = (typeof currencies)[number];

/** An amount in whole minor units (haléř, cent, grosz, fillér: always 1/100). `minor` is a safe integer; JSON-friendly. */
export type Money = { readonly minor: number; readonly currency: Currency };

/** The wire form of money (design: `{"amount":"1234.50","currency":"CZK"}`). */
export type WireMoney = { readonly amount: string; readonly currency: Currency };

/** Throws RangeError unless `minor` is a safe integer. */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`an amount is a whole number of minor units, not ${minor}`);
  return { minor, currency };
}

export function isCurrency(text: string): text is Currency {
  return (currencies as readonly string[]).includes(text);
}

/**
 * Reads an amount as people and systems in Central Europe write it: `1234.5`, `1 234,50`, `1.234,50`, `1,234.50`, `-12`.
 * Spaces (also non-breaking) group thousands; the last of `.` and `,` is the decimal sign unless it groups by threes.
 * Refuses what is ambiguous (`1.234`, `1,234`) or has more than two decimals.
 */
export function parseAmount(text: string, currency: Currency): Result<Money, Refusal<'not_an_amount' | 'ambiguous_amount'>> {
  const plain = text.trim().replace(/[\s\u00a0\u202f]+(?=\d)/g, '');
  const match = /^([-+]?)(\d+(?:[.,]\d{3})*)(?:([.,])(\d{1,2}))?$/.exec(plain);
  if (!match) return refuse('not_an_amount', `"${text}" is not an amount: write it like 1234.50 or 1 234,50`);
  const [, sign, whole = '', decimalSign, decimals = ''] = match;
  const groups = whole.match(/[.,]/g) ?? [];
  const mixed = groups.some((mark) => mark !== groups[0] || mark === decimalSign);
  if (mixed) return refuse('not_an_amount', `"${text}" is not an amount: write it like 1234.50 or 1 234,50`);
  if (groups.length === 1 && decimalSign === undefined)
    return refuse('ambiguous_amount', `"${text}" may be thousands or decimals: write it like 1234.00 or 1.23`);
  const minor = Number(`${whole.replace(/[.,]/g, '')}${decimals.padEnd(2, '0')}`);
  if (!Number.isSafeInteger(minor)) return refuse('not_an_amount', `"${text}" is too large to be an amount`);
  return accept(money(sign === '-' && minor !== 0 ? -minor : minor, currency));
}

/** `1234.50`: the decimal string of the wire form, always two decimals. */
export function formatAmount(value: Money): string {
  const digits = String(Math.abs(value.minor)).padStart(3, '0');
  return `${value.minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function toWire(value: Money): WireMoney {
  return { amount: formatAmount(value), currency: value.currency };
}

export function add(a: Money, b: Money): Money {
  return money(a.minor + b.minor, sameCurrency(a, b));
}

/** The sum of amounts in one currency; zero of `currency` when there are none. */
export function sum(values: readonly Money[], currency: Currency): Money {
  return values.reduce(add, money(0, currency));
}

/** `percent` of `value`, rounded up to a whole minor unit (a least amount is never undercut by rounding). */
export function percentUp(value: Money, percent: number): Money {
  return money(Math.ceil((value.minor * percent) / 100), value.currency);
}

function sameCurrency(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) throw new RangeError(`amounts in ${a.currency} and ${b.currency} do not mix`);
  return a.currency;
}
