import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { Hold } from './model.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

/** Writes a hold and its line in the journal. */
export async function placeHold(
  { books, journal, ids }: Tools,
  tx: Tx,
  act: Act,
  wish: Omit<Hold, 'id' | 'releasedAt' | 'origin'>,
): Promise<Hold> {
  const hold: Hold = { ...wish, id: ids.next('hld'), releasedAt: null, origin: act.origin };
  await books.holds.insert(tx, hold);
  const { reason, scope, from, until } = hold;
  await record(journal, tx, act.actor, [
    { type: 'hold_placed', subject: subjectOf(act, hold), data: { holdId: hold.id, reason, scope, from, until } },
  ]);
  return hold;
}

/** Ends every hold that stands for this promise or dispute. */
export async function releaseHolds(
  { books, journal, clock }: Tools,
  tx: Tx,
  act: Act,
  cause: string,
  why: string,
): Promise<void> {
  for (const hold of await books.holds.unreleasedFor(tx, cause)) {
    await books.holds.release(tx, hold.id, clock.now().epochMilliseconds);
    await record(journal, tx, act.actor, [
      { type: 'hold_released', subject: subjectOf(act, hold), data: { holdId: hold.id, reason: hold.reason, why } },
    ]);
  }
}

function subjectOf(act: Act, { personId, creditorId, caseId, receivableId }: Hold) {
  return {
    personId,
    ...(creditorId && { creditorId }),
    ...(caseId && { caseId }),
    ...(receivableId && { receivableId }),
    ...attemptOf(act),
  };
}
