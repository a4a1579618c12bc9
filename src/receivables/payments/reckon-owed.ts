import type { ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Owed } from './model.ts';
import type { PaymentTools } from './ports.ts';

/** Receivables after what is owed of them was reckoned anew, and those of them that were settled and are owed again, or the other way. */
export type Reckoned = {
  readonly after: ReadonlyMap<ReceivableId, Owed>;
  readonly reopened: readonly Owed[];
  readonly settled: readonly Owed[];
};

/** Writes what is owed anew from what was billed, paid and written off; never below zero. */
export async function reckonOwed({ books, payments }: PaymentTools, tx: Tx, ids: readonly ReceivableId[]): Promise<Reckoned> {
  const before = await payments.find(tx, ids);
  const settledMinor = await books.receivables.settledMinor(tx, ids);
  const after = before.map((owed): Owed => {
    const amountMinor = Math.max(0, owed.billedMinor - (settledMinor.get(owed.id) ?? 0));
    return { ...owed, amountMinor, status: amountMinor > 0 ? 'open' : 'settled' };
  });
  await payments.setOwed(tx, after);
  const turned = after.filter(({ status }, index) => status !== before[index]?.status);
  return {
    after: new Map(after.map((owed) => [owed.id, owed])),
    reopened: turned.filter(({ status }) => status === 'open'),
    settled: turned.filter(({ status }) => status === 'settled'),
  };
}
