import { isCurrency, parseAmount } from '../../kernel/money.ts';
import type { CreditNote } from '../../receivables/apply-credit-note.ts';
import type { Column } from '../columns.ts';
import type { RowDefaults } from '../parse-row.ts';
import type { ColumnPlan } from '../plan-columns.ts';
import type { FileRecord } from '../read-records.ts';
import type { RowError, RowErrorReason } from '../row-error.ts';

export type ReadCreditNote =
  | { readonly ok: true; readonly note: CreditNote }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/** A credit note: its number, the one invoice that it corrects, and how much it takes off, said as a positive or a negative amount. Pure. */
export function readCreditNote(
  { cells, line, part }: FileRecord,
  corrects: readonly string[],
  plan: ColumnPlan,
  defaults: RowDefaults,
): ReadCreditNote {
  const text = (column: Column) => cells[plan.known.get(column)?.index ?? -1]?.trim() ?? '';
  const wrong = (column: string, reason: RowErrorReason, message: string, value = ''): ReadCreditNote => ({
    ok: false,
    errors: [{ line, ...(part !== undefined && { part }), column, reason, message, value }],
  });
  const number = text('receivable_id');
  if (number === '') return wrong('receivable_id', 'missing_value', 'it is empty: a credit note needs its number');
  const named = [...new Set(corrects)];
  const [invoiceKey] = named;
  if (invoiceKey === undefined)
    return wrong(
      '',
      'no_invoice_named',
      'the credit note names no invoice: take it off by hand, or bring the corrected amount in',
    );
  if (named.length > 1)
    return wrong(
      '',
      'several_invoices_named',
      `the credit note is for ${named.length} invoices: bring their corrected amounts in`,
    );
  const currency = text('currency').toUpperCase() || defaults.currency;
  if (!isCurrency(currency)) return wrong('currency', 'not_a_currency', 'write CZK, EUR, PLN or HUF', currency);
  const amount = parseAmount(text('amount'), currency);
  if (!amount.ok) return wrong('amount', amount.reason, 'write it like 1234.50', text('amount'));
  return { ok: true, note: { number, invoiceKey, amountMinor: Math.abs(amount.value.minor), currency } };
}
