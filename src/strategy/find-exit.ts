import type { Exit } from './decision.ts';
import type { CaseFacts, ExitReason, HoldFacts, ReceivableFacts, Strategy } from './model.ts';
import type { Moment } from './moment.ts';
import type { Enrolled } from './planned-day.ts';
import { balanceOf } from './read-fact.ts';
import { standingHolds } from './standing-holds.ts';

/** Why a receivable leaves its strategy now; null: it stays. What is paid always does, the rest where the strategy says so. */
export function findExit({ leave }: Strategy, receivable: Enrolled, facts: CaseFacts, { now }: Moment): Exit | null {
  const reason = receivable.amountMinor <= 0 ? 'paid' : reasonsToLeave(receivable, facts, now).find((one) => leave.includes(one));
  return reason ? { receivableId: receivable.id, enrolmentId: receivable.progress.enrolmentId, reason } : null;
}

/** What stands at `now` (epoch ms) for which strategies may let an open receivable go. */
export function reasonsToLeave(receivable: ReceivableFacts, facts: CaseFacts, now: number): readonly ExitReason[] {
  const { endedBy, holds } = receivable;
  const reasons: ExitReason[] = [];
  if (endedBy) reasons.push(endedBy);
  if (holds.length > 0) reasons.push(...reasonsOf(holds, now));
  if (facts.holds.length > 0) reasons.push(...reasonsOf(facts.holds, now));
  if (facts.optedOut) reasons.push('opted_out_of_everything');
  if (standingHolds(holds, now).length === 0 && balanceOf(facts, now) <= facts.toleranceMinor) reasons.push('below_tolerance');
  return reasons;
}

function reasonsOf(holds: readonly HoldFacts[], now: number): ExitReason[] {
  return standingHolds(holds, now).flatMap(({ reason }) => {
    if (reason === 'dispute') return 'disputed';
    return reason === 'insolvency' || reason === 'deceased' || reason === 'hardship' ? reason : [];
  });
}
