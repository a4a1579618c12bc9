import type { ReceivableId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { record } from '../record.ts';
import { subjectOfOwed } from './book-payments.ts';
import type { WriteOff } from './model.ts';
import type { PaymentTools } from './ports.ts';
import { reckonOwed } from './reckon-owed.ts';

/** What was let go of a receivable is owed again. */
export async function undoWriteOff(
  tools: PaymentTools,
  tx: Tx,
  { actor }: Pick<Act, 'actor'>,
  id: ReceivableId,
): Promise<Result<readonly WriteOff[], Refusal<'nothing_written_off'>>> {
  const { payments, journal, clock } = tools;
  const standing = (await payments.writeOffsOf(tx, id)).filter(({ undoneAt }) => undoneAt === null);
  if (standing.length === 0) return refuse('nothing_written_off', `Nothing of the receivable ${id} was written off`);
  for (const made of standing) await payments.undoWriteOff(tx, made.id, clock.now().epochMilliseconds);
  const { after, reopened } = await reckonOwed(tools, tx, [id]);
  const owed = after.get(id);
  const subject = owed ? subjectOfOwed(owed) : { receivableId: id };
  await record(journal, tx, actor, [
    ...standing.map(
      (made) => ({ type: 'write_off_undone', subject, data: { writeOffId: made.id, amountMinor: made.amountMinor } }) as const,
    ),
    ...reopened.map(
      ({ amountMinor }) =>
        ({ type: 'receivable_reopened', subject, data: { owedMinor: amountMinor, transactionId: null } }) as const,
    ),
  ]);
  return accept(standing);
}
