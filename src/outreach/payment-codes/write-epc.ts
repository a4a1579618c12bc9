import { isCreditorReference } from '../../kernel/bank-account/creditor-reference.ts';
import { isIban, plainIban } from '../../kernel/bank-account/is-iban.ts';
import { formatAmount, type Money } from '../../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';

export type EpcPayment = {
  readonly iban: string;
  readonly bic?: string | null;
  readonly payee: string;
  /** Euros. */
  readonly amount: Money;
  /** Four letters of ISO 20022. */
  readonly purpose?: string | null;
  /** A creditor reference (RF…), or words for the payee: not both. */
  readonly reference?: string | null;
  readonly message?: string | null;
  /** For the payer. */
  readonly note?: string | null;
};

/**
 * The payment as a SEPA credit transfer that banking applications of the euro area read ("GiroCode"): twelve lines, those that are empty at
 * the end left out. Source: EPC069-12 v2.1, version 002, UTF-8; at most 331 bytes, error correction M, QR version 13.
 */
export function writeEpc(
  payment: EpcPayment,
): Result<string, Refusal<'bad_account' | 'bad_amount' | 'bad_payee' | 'bad_message' | 'too_long'>> {
  const iban = plainIban(payment.iban);
  if (!isIban(iban)) return refuse('bad_account', 'the account is no IBAN');
  const { bic, purpose, reference, message, note, amount } = payment;
  if (bic && !/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic))
    return refuse('bad_account', 'the bank’s BIC has 8 or 11 characters');
  if (amount.currency !== 'EUR' || amount.minor <= 0 || amount.minor > mostCents)
    return refuse('bad_amount', 'the code holds 0.01 to 999,999,999.99 euros');
  if (payment.payee.trim() === '') return refuse('bad_payee', 'the payee’s name is missing');
  if (reference && message) return refuse('bad_message', 'there is room for a reference or a message, not for both');
  if (reference && !isCreditorReference(reference)) return refuse('bad_message', 'the reference is no RF reference');
  if (purpose && !/^[A-Z]{4}$/.test(purpose)) return refuse('bad_message', 'a purpose has four letters');
  const lines = [
    ...['BCD', '002', '1', 'SCT', bic ?? '', oneLine(payment.payee, 70), iban, `EUR${formatAmount(amount)}`, purpose ?? ''],
    reference?.replace(/\s/g, '') ?? '',
    oneLine(message ?? '', 140),
    oneLine(note ?? '', 70),
  ];
  const text = lines.slice(0, lines.findLastIndex((line) => line !== '') + 1).join('\n');
  return new TextEncoder().encode(text).length <= mostBytes
    ? accept(text)
    : refuse('too_long', `the code would be longer than ${mostBytes} bytes: shorten the message`);
}

const mostCents = 99_999_999_999;
const mostBytes = 331;

function oneLine(text: string, most: number): string {
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, most).join('').trim();
}
