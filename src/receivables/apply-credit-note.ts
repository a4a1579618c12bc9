import type { Currency } from '../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Receivable } from './model.ts';
import type { Books, Tools } from './ports.ts';
import { record } from './record.ts';
import type { Registered, RowSource } from './register-receivable.ts';

/** A document by which the creditor takes a part of an invoice, or all of it, back. */
export type CreditNote = {
  /** Its own number, unique with the creditor. */
  readonly number: string;
  /** External key of the receivable that it corrects. */
  readonly invoiceKey: string;
  readonly amountMinor: number;
  readonly currency: Currency;
};

/**
 * Takes a credit note off what is still owed of its invoice, once however often it comes in: what was billed becomes less by as much, and
 * nothing owed settles it. Of a note for more than is still owed the rest is between the creditor and the debtor who has paid already.
 * Refused: an invoice that is not in the books, and another currency.
 */
export async function applyCreditNote(
  { books, journal }: Pick<Tools, 'journal'> & { readonly books: Pick<Books, 'receivables' | 'creditNotes'> },
  tx: Tx,
  { creditor, actor, importId }: RowSource,
  note: CreditNote,
): Promise<Result<Registered, Refusal<'invoice_unknown' | 'other_currency'>>> {
  const known = await books.receivables.findByExternalKey(tx, creditor.id, note.invoiceKey);
  if (!known)
    return refuse('invoice_unknown', `the invoice that it corrects is not in the books: bring ${note.invoiceKey} in first`);
  if (known.currency !== note.currency) return refuse('other_currency', `its invoice is in ${known.currency}`);
  const same = { receivableId: known.id, personId: known.personId };
  const creditedMinor = Math.min(note.amountMinor, known.amountMinor);
  const isNew = await books.creditNotes.insert(tx, {
    creditorId: creditor.id,
    number: note.number,
    receivableId: known.id,
    creditedMinor,
  });
  if (!isNew) return accept({ outcome: 'unchanged', ...same });
  const amountMinor = known.amountMinor - creditedMinor;
  const status = amountMinor > 0 ? known.status : 'settled';
  const receivable: Receivable = { ...known, amountMinor, billedMinor: known.billedMinor - creditedMinor, status };
  await books.receivables.update(tx, receivable);
  const { currency, due } = receivable;
  const subject = { creditorId: creditor.id, personId: known.personId, caseId: known.caseId, receivableId: known.id };
  const changed = ['amountMinor', 'billedMinor', ...(status === known.status ? [] : ['status'])];
  await record(journal, tx, actor, [
    {
      type: 'receivable_updated',
      subject,
      data: {
        importId,
        amountMinor,
        billedMinor: receivable.billedMinor,
        currency,
        due,
        status,
        changed,
        owedBefore: known.amountMinor,
      },
    },
  ]);
  return accept({ outcome: 'updated', ...same });
}
