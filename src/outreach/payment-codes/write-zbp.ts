import { isIban, plainIban } from '../../kernel/bank-account/is-iban.ts';
import type { Money } from '../../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';

export type ZbpPayment = {
  readonly iban: string;
  /** Tax number of a payee that is a company, ten digits. */
  readonly nip?: string | null;
  readonly amount: Money;
  readonly payee: string;
  /** What the transfer is for. */
  readonly title: string;
  /** More than 9,999.99 zł: refused (`none`), written with more digits (`long`, which not every bank reads), or left to the payer (`open`). */
  readonly above?: 'none' | 'long' | 'open';
};

/**
 * The payment as Polish banking applications read it from a 2D code: tax number (empty for a person)`|PL|`account of
 * 26 digits`|`amount in grosz, six digits at least`|`payee, 20 characters`|`title, 32 characters`|||`.
 * Source: recommendation of the Związek Banków Polskich on the two-dimensional code (version 1.0, 2013); an amount above 9,999.99 zł
 * does not fit its six digits: what becomes of it is a choice, and by default it is refused.
 */
export function writeZbp(payment: ZbpPayment): Result<string, Refusal<'bad_account' | 'bad_amount'>> {
  const iban = plainIban(payment.iban);
  if (!/^PL\d{26}$/.test(iban) || !isIban(iban)) return refuse('bad_account', 'the account is no Polish IBAN');
  const { minor, currency } = payment.amount;
  const { nip = null, above = 'none' } = payment;
  if (nip !== null && !/^\d{10}$/.test(nip)) return refuse('bad_account', 'the payee’s tax number has ten digits');
  const fits = minor <= mostGrosz;
  if (currency !== 'PLN' || minor <= 0 || (!fits && above === 'none'))
    return refuse('bad_amount', 'the code holds 0.01 to 9,999.99 zł');
  const amount = String(fits || above === 'long' ? minor : 0).padStart(6, '0');
  const fields = [nip ?? '', 'PL', iban.slice(2), amount, field(payment.payee, 20), field(payment.title, 32)];
  return accept([...fields, '', '', ''].join('|'));
}

const mostGrosz = 999_999;

function field(text: string, most: number): string {
  return [...text.replace(/[|\s]+/g, ' ').trim()].slice(0, most).join('').trim();
}
