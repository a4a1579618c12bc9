import { addWorkingDays, endOfDay, localDate } from '../../kernel/calendar.ts';
import type { DisputeId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { getCreditor } from '../get-creditor.ts';
import type { Department, Dispute } from '../model.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';
import { isForward } from './dispute-order.ts';

/** To the debtor, for what is missing, or to a department that has so many working days to look at it. */
export type DisputeMove =
  | { readonly to: 'awaiting_debtor' }
  | { readonly to: 'internal_review'; readonly department: Department; readonly workingDays: number };

/** Says who has to do something about a dispute next. What it disputes stays out of everything meanwhile. */
export async function moveDispute(
  { books, journal, clock }: Tools,
  tx: Tx,
  act: Act,
  id: DisputeId,
  move: DisputeMove,
): Promise<Result<Dispute, Refusal<'dispute_unknown' | 'not_forward'>>> {
  const dispute = await books.disputes.find(tx, id);
  if (!dispute) return refuse('dispute_unknown', 'There is no such dispute: see dovolat disputes list');
  if (!isForward(dispute.state, move.to))
    return refuse('not_forward', `A dispute that is ${dispute.state} does not go back to ${move.to}`);
  const { personId, creditorId, caseId, state: from } = dispute;
  const { country } = await getCreditor(books, tx, creditorId);
  const review = move.to === 'internal_review' ? move : null;
  const last = review && addWorkingDays(localDate(clock.now(), country), review.workingDays, country);
  const reviewBy = last && endOfDay(last, country).epochMilliseconds;
  const moved: Dispute = { ...dispute, state: move.to, department: review?.department ?? dispute.department, reviewBy };
  await books.disputes.move(tx, id, moved);
  const { state: to, department } = moved;
  await record(journal, tx, act.actor, [
    {
      type: 'dispute_moved',
      subject: { personId, creditorId, caseId },
      data: { disputeId: id, from, to, department, reviewBy },
    },
  ]);
  return accept(moved);
}
