import { type Currency, money } from '../kernel/money.ts';
import type { Instalment, Receivable } from '../receivables/model.ts';
import { splitPayment } from './split-payment.ts';
import type { PaidInstalment } from './templates/message-texts.ts';

/** Where each instalment goes: the receivables are paid off in their order, one after the other. Pure. */
export function splitInstalments(
  instalments: readonly Instalment[],
  covered: readonly Receivable[],
  currency: Currency,
): PaidInstalment[] {
  let left = covered;
  return instalments.map(({ date, amountMinor }) => {
    const payments = splitPayment(amountMinor, left);
    left = lessPaid(left, amountMinor);
    return { date, amount: money(amountMinor, currency), payments };
  });
}

function lessPaid(receivables: readonly Receivable[], paidMinor: number): readonly Receivable[] {
  let paid = paidMinor;
  return receivables.flatMap((receivable) => {
    const part = Math.min(paid, receivable.amountMinor);
    paid -= part;
    return part === receivable.amountMinor ? [] : [{ ...receivable, amountMinor: receivable.amountMinor - part }];
  });
}
