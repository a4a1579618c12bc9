import { isIban, plainIban } from '../../kernel/bank-account/is-iban.ts';
import type { Money } from '../../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';

export type ZbpPayment = {
  readonly iban: string;
  readonly amount: Money;
  readonly payee: string;
  /** What the transfer is for. */
  readonly title: string;
};

/**
 * The payment as Polish banking applications read it from a 2D code: tax number (left out: the payee may be anybody)`|PL|`account of
 * 26 digits`|`amount in grosz, six digits at least`|`payee, 20 characters`|`title, 32 characters`|||`.
 * Source: recommendation of the Związek Banków Polskich on the two-dimensional code (version 1.0, 2013); an amount above 9,999.99 zł
 * would not fit its six digits and is refused.
 */
export function writeZbp(payment: ZbpPayment): Result<string, Refusal<'bad_account' | 'bad_amount'>> {
  const iban = plainIban(payment.iban);
  if (!/^PL\d{26}$/.test(iban) || !isIban(iban)) return refuse('bad_account', 'the account is no Polish IBAN');
  const { minor, currency } = payment.amount;
  if (currency !== 'PLN' || minor <= 0 || minor > mostGrosz) return refuse('bad_amount', 'the code holds 0.01 to 9,999.99 zł');
  const fields = ['', 'PL', iban.slice(2), String(minor).padStart(6, '0'), field(payment.payee, 20), field(payment.title, 32)];
  return accept([...fields, '', '', ''].join('|'));
}

const mostGrosz = 999_999;

function field(text: string, most: number): string {
  return [...text.replace(/[|\s]+/g, ' ').trim()].slice(0, most).join('').trim();
}
