import { isIban, plainIban } from '../../kernel/bank-account/is-iban.ts';
import { timeZoneOf } from '../../kernel/country.ts';
import type { Money } from '../../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';

export type QvikPayment = {
  readonly iban: string;
  /** 8 or 11 characters. */
  readonly bic: string;
  readonly payee: string;
  /** Whole forints. */
  readonly amount: Money;
  /** Until when it may be paid: a code without an end, or one whose end is past, is refused. */
  readonly validUntil: Temporal.Instant | null;
  readonly message?: string | null;
  readonly purpose?: string | null;
  /** The creditor's number of the invoice and of the customer. */
  readonly invoice?: string | null;
  readonly customer?: string | null;
};

/**
 * The payment as Hungarian banking applications read it ("qvik", transfer by a code of the payee): 17 lines, each ended by a line feed.
 * Source: MNB guide on the QR code of instant transfers, version 001; at most 345 bytes; an instant transfer is at most 20 million forints.
 */
export function writeQvik(
  payment: QvikPayment,
  now: Temporal.Instant,
): Result<string, Refusal<'bad_account' | 'bad_amount' | 'bad_payee' | 'no_expiry' | 'expired' | 'too_long'>> {
  const iban = plainIban(payment.iban);
  if (!/^HU\d{26}$/.test(iban) || !isIban(iban)) return refuse('bad_account', 'the account is no Hungarian IBAN');
  if (!/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(payment.bic))
    return refuse('bad_account', 'the bank’s BIC has 8 or 11 characters');
  const { minor, currency } = payment.amount;
  if (currency !== 'HUF' || minor <= 0 || minor % 100 !== 0 || minor > mostMinor)
    return refuse('bad_amount', 'the code holds whole forints, 1 to 20,000,000');
  if (payment.payee.trim() === '') return refuse('bad_payee', 'the payee’s name is missing');
  if (payment.validUntil === null) return refuse('no_expiry', 'say until when it may be paid: the code needs an end');
  if (Temporal.Instant.compare(payment.validUntil, now) <= 0) return refuse('expired', 'the end of the code is past');
  const lines = [
    ...['HCT', '001', '1', payment.bic.padEnd(11, 'X'), oneLine(payment.payee, 70), iban, `HUF${minor / 100}`],
    localTime(payment.validUntil),
    oneLine(payment.purpose ?? '', 4),
    oneLine(payment.message ?? '', 70),
    ...['', ''], // shop, device: of a till
    oneLine(payment.invoice ?? '', 35),
    oneLine(payment.customer ?? '', 35),
    ...['', '', ''], // the creditor's own transaction, loyalty, check code of the tax authority
  ];
  const text = lines.map((line) => `${line}\n`).join('');
  return new TextEncoder().encode(text).length <= mostBytes
    ? accept(text)
    : refuse('too_long', `the code would be longer than ${mostBytes} bytes: shorten the message`);
}

const mostMinor = 20_000_000_00;
const mostBytes = 345;

/** `20261201235959+1`: time in Budapest and how many hours it is ahead of UTC. */
function localTime(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(timeZoneOf.HU);
  const hours = local.offsetNanoseconds / 3_600_000_000_000;
  return `${local.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:T]/g, '')}+${hours}`;
}

function oneLine(text: string, most: number): string {
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, most).join('').trim();
}
