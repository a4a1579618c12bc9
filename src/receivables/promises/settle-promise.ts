import { localDate } from '../../kernel/calendar.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { closeCase } from '../close-case.ts';
import { getCreditor } from '../get-creditor.ts';
import { judgedAsOf } from '../judged-as-of.ts';
import type { PromiseState, PromiseToPay } from '../model.ts';
import { releaseHolds } from '../place-hold.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';
import { judgePromise } from './judge-promise.ts';

/**
 * Judges an active promise by what is paid now and writes down what became of it, once: the state, its line in the journal, and the end of
 * its silence. A promise that stands stays as it is. One that was kept closes its case where nothing above the tolerance is left.
 */
export async function settlePromise(tools: Tools, tx: Tx, act: Act, promise: PromiseToPay): Promise<PromiseState> {
  const { books, journal } = tools;
  const { country, promisePolicy } = await getCreditor(books, tx, promise.creditorId);
  const { id: promiseId, personId, creditorId, caseId, date, breaksAt } = promise;
  const changes = await books.balanceChanges.of(
    tx,
    promise.covered.map(({ receivableId }) => receivableId),
  );
  const graceDay = localDate(Temporal.Instant.fromEpochMilliseconds(breaksAt - 1), country).toString();
  const { toleranceMinor } = promisePolicy;
  const now = await judgedAsOf(tools, tx, creditorId);
  const { state, promisedMinor, paidMinor } = judgePromise(promise, changes, { now, graceDay, toleranceMinor });
  if (state === 'open') return 'active';
  await books.promises.setState(tx, promiseId, state);
  await record(journal, tx, act.actor, [
    {
      type: `promise_${state}`,
      subject: { personId, creditorId, caseId },
      data: { promiseId, promisedMinor, paidMinor, toleranceMinor, date, breaksAt },
    },
  ]);
  await releaseHolds(tools, tx, act, promiseId, state);
  if (state === 'kept') await closeCase(tools, tx, act, caseId);
  return state;
}
