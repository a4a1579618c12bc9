import type { Actor } from '../../journal/event.ts';
import type { TransactionId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Allocation, BankTransaction } from '../bank/model.ts';
import { record } from '../record.ts';
import { factsOf, subjectOfOwed } from './book-payments.ts';
import type { PaymentHappening } from './events.ts';
import type { PaymentTools } from './ports.ts';
import { reckonOwed } from './reckon-owed.ts';

/**
 * Takes off all that a transaction paid, and what was written off after it; each receivable is owed again what it comes to now. By the bank
 * (`reversal`), or by a person. Returns what was undone; nothing where nothing stood, and then only a reversal is told.
 */
export async function undoPayment(
  tools: PaymentTools,
  tx: Tx,
  actor: Actor,
  transaction: BankTransaction,
  by: { readonly reversal: TransactionId | null },
): Promise<readonly Allocation[]> {
  const { payments, journal, clock } = tools;
  const standing = (await payments.allocationsOf(tx, transaction.id)).filter(({ undoneAt }) => undoneAt === null);
  if (standing.length === 0 && by.reversal === null) return standing;
  const writeOffs = await payments.writeOffsAfter(tx, transaction.id);
  await payments.undo(tx, transaction.id, clock.now().epochMilliseconds);
  const { after, reopened } = await reckonOwed(
    tools,
    tx,
    standing.map(({ receivableId }) => receivableId),
  );
  const owedOf = (id: string) => after.get(id as Allocation['receivableId'])?.amountMinor ?? 0;
  const data = {
    ...factsOf(transaction),
    allocations: standing.map(({ id, receivableId, amountMinor }) => ({
      allocationId: id,
      receivableId,
      amountMinor,
      owedMinor: owedOf(receivableId),
    })),
  };
  const people = new Set([...after.values()].map(({ caseId }) => caseId));
  const [first] = after.values();
  const { creditorId } = transaction;
  const subject = first && people.size === 1 ? { creditorId, personId: first.personId, caseId: first.caseId } : { creditorId };
  const undone: PaymentHappening[] = writeOffs.map(({ id, receivableId, amountMinor }) => ({
    type: 'write_off_undone',
    subject: { creditorId, receivableId },
    data: { writeOffId: id, amountMinor },
  }));
  await record(journal, tx, actor, [
    ...undone,
    by.reversal === null
      ? { type: 'payment_unmatched', subject, data }
      : { type: 'payment_reversed', subject, data: { ...data, reversal: by.reversal } },
    ...reopened.map(
      (owed): PaymentHappening => ({
        type: 'receivable_reopened',
        subject: subjectOfOwed(owed),
        data: { owedMinor: owed.amountMinor, transactionId: transaction.id },
      }),
    ),
  ]);
  return standing;
}
