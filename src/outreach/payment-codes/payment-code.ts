import type { Result } from '../../kernel/result.ts';
import type { Payment } from '../split-payment.ts';
import { countryOfIban } from '../text/format-account.ts';
import { writeSpayd } from './write-spayd.ts';
import { writeZbp } from './write-zbp.ts';

/** What a banking application reads from a picture or a paste. `name`: what people of that country call it. */
export type PaymentCode = { readonly name: string; readonly text: string };

/** The code of the country whose account is paid to; null where that has none, or this payment cannot be told in it. Pure. */
export function paymentCode(
  payment: Payment,
  { date, payee }: { readonly date: string | null; readonly payee: string },
): PaymentCode | null {
  const { iban, amount, documents, variableSymbol } = payment;
  if (iban === null) return null;
  const message = documents.join(', ');
  switch (countryOfIban(iban)) {
    case 'CZ':
      return named('SPAYD', writeSpayd({ ...payment, iban, date, message }));
    case 'PL':
      return named('2D ZBP', writeZbp({ iban, amount, payee, title: variableSymbol ?? message }));
    default:
      return null;
  }
}

function named(name: string, written: Result<string>): PaymentCode | null {
  return written.ok ? { name, text: written.value } : null;
}
