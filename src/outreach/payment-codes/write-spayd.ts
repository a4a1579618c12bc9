import { isIban, plainIban } from '../../kernel/bank-account/is-iban.ts';
import { formatAmount, type Money } from '../../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { plainLetters } from '../text/plain-letters.ts';

export type SpaydPayment = {
  readonly iban: string;
  /** Other accounts that the same may be paid to; at most two. */
  readonly alternatives?: readonly string[];
  readonly amount: Money;
  /** YYYY-MM-DD: when it shall be paid. */
  readonly date?: string | null;
  readonly message?: string | null;
  readonly variableSymbol?: string | null;
  readonly constantSymbol?: string | null;
  readonly specificSymbol?: string | null;
};

/**
 * The payment as a Short Payment Descriptor, which Czech banking applications read ("QR Platba").
 * Source: SPAYD 1.0 of the Czech Banking Association: `*` separates, values are printable ASCII, the rest percent-encoded; messages
 * have at most 60 characters and are written here in plain capitals, as the reference library does.
 */
export function writeSpayd(payment: SpaydPayment): Result<string, Refusal<'bad_account' | 'bad_amount' | 'bad_symbol'>> {
  const iban = plainIban(payment.iban);
  const alternatives = (payment.alternatives ?? []).map(plainIban);
  if (![iban, ...alternatives].every(isIban)) return refuse('bad_account', 'the account is no IBAN');
  if (alternatives.length > 2) return refuse('bad_account', 'at most two other accounts may be named');
  const amount = formatAmount(payment.amount);
  if (payment.amount.minor <= 0 || amount.length > 13) return refuse('bad_amount', `${amount} cannot be paid`);
  const symbols = [
    ['X-VS', payment.variableSymbol, 10],
    ['X-KS', payment.constantSymbol, 4],
    ['X-SS', payment.specificSymbol, 10],
  ] as const;
  for (const [key, symbol, digits] of symbols)
    if (symbol && !new RegExp(`^\\d{1,${digits}}$`).test(symbol)) return refuse('bad_symbol', `${key} has 1 to ${digits} digits`);
  const fields: readonly (readonly [string, string | null | undefined])[] = [
    ['ACC', iban],
    ['ALT-ACC', alternatives.join(',')],
    ['AM', amount],
    ['CC', payment.amount.currency],
    ['DT', payment.date?.replaceAll('-', '')],
    ['MSG', payment.message && plainLetters(payment.message).toUpperCase().slice(0, 60).trim()],
    ...symbols.map(([key, symbol]) => [key, symbol] as const),
  ];
  const written = fields.flatMap(([key, value]) => (value ? [`${key}:${encode(value)}`] : []));
  return accept(['SPD', '1.0', ...written].join('*'));
}

function encode(value: string): string {
  return [...value]
    .map((character) => (/^[ -)+-~]$/.test(character) && character !== '%' ? character : percent(character)))
    .join('');
}

function percent(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
