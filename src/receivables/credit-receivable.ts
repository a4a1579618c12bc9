import { localDate } from '../kernel/calendar.ts';
import type { DisputeId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Act } from './act.ts';
import { getCreditor } from './get-creditor.ts';
import type { Receivable } from './model.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

export type Credit = {
  /** Minor units; what is more than is still owed is not given. */
  readonly amountMinor: number;
  readonly because: 'dispute' | 'tolerance';
  readonly cause: DisputeId | null;
};

/** The creditor gives up a part of a receivable, or all of it: it is settled then. Returns how much was given up. */
export async function creditReceivable(
  { books, journal, clock, ids }: Tools,
  tx: Tx,
  act: Act,
  receivable: Receivable,
  { amountMinor, because, cause }: Credit,
): Promise<number> {
  const given = Math.min(amountMinor, receivable.amountMinor);
  if (given <= 0) return 0;
  const { id, personId, creditorId, caseId, currency } = receivable;
  const owedMinor = receivable.amountMinor - given;
  const now = clock.now();
  const { country } = await getCreditor(books, tx, creditorId);
  await books.receivables.update(tx, { ...receivable, amountMinor: owedMinor, status: owedMinor > 0 ? 'open' : 'settled' });
  await books.balanceChanges.add(tx, {
    ...{ eventId: ids.next('evt'), receivableId: id, on: localDate(now, country).toString() },
    ...{ byMinor: -given, because: 'credit', at: now.epochMilliseconds },
  });
  await record(journal, tx, act.actor, [
    {
      type: 'receivable_credited',
      subject: { personId, creditorId, caseId, receivableId: id },
      data: { amountMinor: given, owedMinor, currency, because, cause },
    },
  ]);
  return given;
}
