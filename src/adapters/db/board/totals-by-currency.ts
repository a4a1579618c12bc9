import { type Currency, type Money, money } from '../../../kernel/money.ts';

/** One amount per currency. */
export function totalsByCurrency(rows: readonly { readonly currency: string; readonly amount_minor: number }[]): Money[] {
  const sums = new Map<string, number>();
  for (const { currency, amount_minor } of rows) sums.set(currency, (sums.get(currency) ?? 0) + amount_minor);
  return [...sums].map(([currency, minor]) => money(minor, currency as Currency));
}
