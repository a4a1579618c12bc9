import type { ReceivableId } from '../../kernel/ids.ts';
import { formatAmount, money } from '../../kernel/money.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { getCreditor } from '../get-creditor.ts';
import { record } from '../record.ts';
import { subjectOfOwed } from './book-payments.ts';
import type { WriteOff } from './model.ts';
import type { PaymentTools } from './ports.ts';
import { reckonOwed } from './reckon-owed.ts';

/** A person lets go what is left of a receivable: at most the creditor's tolerance, so that nobody can forgive a debt by a slip. */
export async function writeOff(
  tools: PaymentTools,
  tx: Tx,
  { actor }: Pick<Act, 'actor'>,
  id: ReceivableId,
): Promise<Result<WriteOff, Refusal<'unknown_receivable' | 'nothing_owed' | 'above_tolerance'>>> {
  const { payments, books, journal, ids, clock } = tools;
  const [owed] = await payments.find(tx, [id]);
  if (!owed) return refuse('unknown_receivable', `There is no receivable ${id}`);
  if (owed.amountMinor === 0) return refuse('nothing_owed', `Nothing is owed of ${id} any more`);
  const { toleranceMinor } = (await getCreditor(books, tx, owed.creditorId)).promisePolicy;
  if (owed.amountMinor > toleranceMinor)
    return refuse(
      'above_tolerance',
      `${formatAmount(money(owed.amountMinor, owed.currency))} is more than the creditor lets go (${formatAmount(money(toleranceMinor, owed.currency))} ${owed.currency})`,
    );
  const made: WriteOff = {
    id: ids.next('wof'),
    receivableId: id,
    transactionId: null,
    amountMinor: owed.amountMinor,
    currency: owed.currency,
    at: clock.now().epochMilliseconds,
    undoneAt: null,
  };
  await payments.writeOff(tx, [made]);
  await reckonOwed(tools, tx, [id]);
  const subject = subjectOfOwed(owed);
  await record(journal, tx, actor, [
    {
      type: 'written_off',
      subject,
      data: {
        writeOffId: made.id,
        amountMinor: made.amountMinor,
        toleranceMinor,
        transactionId: null,
        billedMinor: owed.billedMinor,
        owedMinor: 0,
      },
    },
    { type: 'receivable_settled', subject, data: { transactionId: null } },
  ]);
  return accept(made);
}
