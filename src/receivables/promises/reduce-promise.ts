import type { DisputeId, ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { PromiseToPay } from '../model.ts';
import { coveredMinor } from '../paid-on.ts';
import { releaseHolds } from '../place-hold.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';

/**
 * A dispute takes receivables out of a promise: it goes on for the others, of at most what was owed of them, and ends without a verdict
 * where none is left. Nobody breaks a promise over what she disputes, and a promise never undoes a dispute.
 */
export async function reducePromise(
  tools: Tools,
  tx: Tx,
  act: Act,
  promise: PromiseToPay,
  { disputed, by }: { readonly disputed: ReadonlySet<ReceivableId>; readonly by: DisputeId },
): Promise<void> {
  const { books, journal } = tools;
  const covered = promise.covered.filter(({ receivableId }) => !disputed.has(receivableId));
  if (covered.length === promise.covered.length) return;
  const { id: promiseId, personId, creditorId, caseId } = promise;
  const subject = { personId, creditorId, caseId };
  if (covered.length === 0) {
    await books.promises.setState(tx, promiseId, 'cancelled');
    await record(journal, tx, act.actor, [{ type: 'promise_cancelled', subject, data: { promiseId, why: 'disputed' } }]);
    await releaseHolds(tools, tx, act, promiseId, 'disputed');
    return;
  }
  const totalMinor = coveredMinor(covered);
  const amountMinor = promise.amountMinor === null ? null : Math.min(promise.amountMinor, totalMinor);
  await books.promises.reduce(tx, promiseId, { amountMinor, covered });
  const receivables = covered.map(({ receivableId }) => receivableId);
  await record(journal, tx, act.actor, [
    { type: 'promise_reduced', subject, data: { promiseId, by, receivables, amountMinor, totalMinor } },
  ]);
}
