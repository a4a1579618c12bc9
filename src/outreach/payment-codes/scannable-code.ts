import { type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Payment } from '../split-payment.ts';
import { countryOfIban } from '../text/format-account.ts';
import { writeEpc } from './write-epc.ts';
import { writePayBySquare } from './write-pay-by-square.ts';
import { writeQvik } from './write-qvik.ts';
import { writeSpayd } from './write-spayd.ts';
import { writeZbp } from './write-zbp.ts';

export type CodeStandard = 'spayd' | 'pay_by_square' | 'zbp_2d' | 'mnb_qvik' | 'epc';

/** What a picture of a payment code holds. */
export type ScannableCode = { readonly standard: CodeStandard; readonly text: string };

export type PayeeOfCode = {
  readonly name: string;
  readonly bic?: string | null;
  readonly nip?: string | null;
};

/**
 * The code that banking applications of the account's country scan: of what is still owed (see `splitPayment`), so it is written anew each
 * time and not kept. `until`: when it stops being right, without which Hungary has none. Pure.
 */
export function scannableCode(
  payment: Payment,
  payee: PayeeOfCode,
  { now, until, date }: { readonly now: Temporal.Instant; readonly until: Temporal.Instant | null; readonly date: string | null },
): Result<ScannableCode> {
  const { iban, amount, documents, variableSymbol } = payment;
  if (iban === null) return noAccount;
  const message = documents.join(', ');
  const bic = payee.bic ?? null;
  const transfer = { ...payment, iban, date, message };
  switch (countryOfIban(iban)) {
    case 'CZ':
      return as('spayd', writeSpayd(transfer));
    case 'SK':
      return as('pay_by_square', writePayBySquare({ ...transfer, payee: payee.name, bic }));
    case 'PL':
      return as(
        'zbp_2d',
        writeZbp({ iban, amount, payee: payee.name, nip: payee.nip ?? null, title: message || (variableSymbol ?? '') }),
      );
    case 'HU':
      return as('mnb_qvik', writeQvik({ iban, amount, bic: bic ?? '', payee: payee.name, validUntil: until, message }, now));
    default:
      return as(
        'epc',
        writeEpc({ iban, amount, bic, payee: payee.name, message: [variableSymbol, message].filter(Boolean).join(' ') }),
      );
  }
}

const noAccount: Refusal<'bad_account'> = refuse('bad_account', 'there is no account to pay to');

function as(standard: CodeStandard, written: Result<string>): Result<ScannableCode> {
  return written.ok ? { ok: true, value: { standard, text: written.value } } : written;
}
