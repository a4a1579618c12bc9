import { encode, PaymentOptions, Periodicity } from 'bysquare/pay';
import { isIban, plainIban } from '../../kernel/bank-account/is-iban.ts';
import type { Money } from '../../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { plainLetters } from '../text/plain-letters.ts';

export type PayBySquarePayment = {
  readonly iban: string;
  readonly bic?: string | null;
  /** Needed since version 1.2. */
  readonly payee: string;
  readonly amount: Money;
  /** YYYY-MM-DD: when it shall be paid; of a standing order, for the first time. */
  readonly date?: string | null;
  readonly message?: string | null;
  readonly variableSymbol?: string | null;
  readonly constantSymbol?: string | null;
  readonly specificSymbol?: string | null;
  /** The creditor's number of what is paid. */
  readonly invoice?: string | null;
  /** For a plan of instalments: paid again each week or month, the last time on `last` (YYYY-MM-DD). */
  readonly standing?: { readonly every: 'week' | 'month'; readonly day: number; readonly last: string } | null;
};

/**
 * The payment as Slovak banking applications read it: the fields packed, with a checksum, into letters and digits of base32hex.
 * Source: PAY by square 1.2 of the Slovak Banking Association. Words go in plain letters, since many applications know no others.
 */
export function writePayBySquare(
  payment: PayBySquarePayment,
): Result<string, Refusal<'bad_account' | 'bad_amount' | 'bad_payee' | 'bad_symbol' | 'bad_date'>> {
  const iban = plainIban(payment.iban);
  if (!isIban(iban)) return refuse('bad_account', 'the account is no IBAN');
  const { minor, currency } = payment.amount;
  if (minor <= 0 || minor > mostMinor) return refuse('bad_amount', 'the code holds 0.01 to 9,999,999,999,999.99');
  const name = plainLetters(payment.payee).slice(0, 70).trim();
  if (name === '') return refuse('bad_payee', 'the payee’s name is missing');
  const { variableSymbol, constantSymbol, specificSymbol, standing = null } = payment;
  for (const [symbol, most] of [
    [variableSymbol, 10],
    [constantSymbol, 4],
    [specificSymbol, 10],
  ] as const)
    if (symbol && !new RegExp(`^\\d{1,${most}}$`).test(symbol)) return refuse('bad_symbol', `a symbol has 1 to ${most} digits`);
  const dates = [payment.date, standing?.last].filter((date) => date != null);
  if (!dates.every((date) => /^\d{4}-\d\d-\d\d$/.test(date))) return refuse('bad_date', 'a date is written like 2026-12-01');
  if (standing && (!Number.isInteger(standing.day) || standing.day < 1 || standing.day > (standing.every === 'week' ? 7 : 31)))
    return refuse('bad_date', 'a standing order is paid on a day of the week (1 to 7) or of the month (1 to 31)');
  const fields = {
    amount: minor / 100,
    currencyCode: currency,
    ...(payment.date && { paymentDueDate: compactDate(payment.date) }),
    ...(variableSymbol && { variableSymbol }),
    ...(constantSymbol && { constantSymbol }),
    ...(specificSymbol && { specificSymbol }),
    ...(payment.message && { paymentNote: plainLetters(payment.message).slice(0, 140).trim() }),
    bankAccounts: [{ iban, ...(payment.bic && { bic: payment.bic }) }],
    beneficiary: { name },
  };
  const one = standing
    ? {
        ...fields,
        type: PaymentOptions.StandingOrder,
        day: standing.day,
        periodicity: standing.every === 'week' ? Periodicity.Weekly : Periodicity.Monthly,
        lastDate: compactDate(standing.last),
      }
    : { ...fields, type: PaymentOptions.PaymentOrder };
  return accept(encode({ ...(payment.invoice && { invoiceId: payment.invoice.slice(0, 10) }), payments: [one] }));
}

const mostMinor = 999_999_999_999_999;

function compactDate(date: string): string {
  return date.replaceAll('-', '');
}
