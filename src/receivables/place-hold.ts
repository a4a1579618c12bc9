import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { Hold } from './model.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

export type HoldWish = Omit<Hold, 'id' | 'releasedAt' | 'origin' | 'releaseOn' | 'note'> &
  Partial<Pick<Hold, 'releaseOn' | 'note'>>;

/** Writes a hold and its line in the journal. */
export async function placeHold({ books, journal, ids }: Tools, tx: Tx, act: Act, wish: HoldWish): Promise<Hold> {
  const hold: Hold = { releaseOn: null, note: null, ...wish, id: ids.next('hld'), releasedAt: null, origin: act.origin };
  await books.holds.insert(tx, hold);
  const { reason, scope, from, until, cause } = hold;
  await record(journal, tx, act.actor, [
    {
      type: 'hold_placed',
      subject: subjectOf(act, hold),
      data: { holdId: hold.id, reason, scope, from, until, ...(cause && { cause }) },
    },
  ]);
  return hold;
}

/** Ends every hold that stands for this promise, plan or dispute. */
export async function releaseHolds(tools: Tools, tx: Tx, act: Act, cause: string, why: string): Promise<void> {
  for (const hold of await tools.books.holds.unreleasedFor(tx, cause)) await endHold(tools, tx, act, hold, why);
}

/** Ends one hold and says so in the journal; `why` is a word of ours, `note` what somebody said of it: kept with the hold alone. */
export async function endHold(
  { books, journal, clock }: Tools,
  tx: Tx,
  act: Act,
  hold: Hold,
  why: string,
  note: string | null = null,
): Promise<void> {
  await books.holds.release(tx, hold.id, clock.now().epochMilliseconds, note);
  await record(journal, tx, act.actor, [
    { type: 'hold_released', subject: subjectOf(act, hold), data: { holdId: hold.id, reason: hold.reason, why } },
  ]);
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
