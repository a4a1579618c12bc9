import type { DisputeId, ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { Instalment, Plan } from '../model.ts';
import { coveredMinor } from '../paid-on.ts';
import { releaseHolds } from '../place-hold.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';

/**
 * A dispute takes receivables out of a plan: its last instalments fall away, up to what was owed of them; the next ones stay as agreed. Where
 * nothing is left it ends without a verdict.
 */
export async function reducePlan(
  tools: Tools,
  tx: Tx,
  act: Act,
  plan: Plan,
  { disputed, by }: { readonly disputed: ReadonlySet<ReceivableId>; readonly by: DisputeId },
): Promise<void> {
  const { books, journal } = tools;
  const covered = plan.covered.filter(({ receivableId }) => !disputed.has(receivableId));
  if (covered.length === plan.covered.length) return;
  const { id: planId, personId, creditorId, caseId } = plan;
  const subject = { personId, creditorId, caseId };
  if (covered.length === 0) {
    await books.plans.setState(tx, planId, { state: 'cancelled', lookAt: null });
    await record(journal, tx, act.actor, [{ type: 'plan_cancelled', subject, data: { planId, why: 'disputed' } }]);
    await releaseHolds(tools, tx, act, planId, 'disputed');
    return;
  }
  const totalMinor = coveredMinor(covered);
  const instalments = shorten(plan.instalments, totalMinor);
  await books.plans.change(tx, planId, { totalMinor, instalments, covered });
  await record(journal, tx, act.actor, [{ type: 'plan_reduced', subject, data: { planId, by, totalMinor, instalments } }]);
}

/** The first instalments that together come to `totalMinor`, the last of them cut to fit. */
export function shorten(instalments: readonly Instalment[], totalMinor: number): Instalment[] {
  let left = totalMinor;
  return instalments.flatMap(({ date, amountMinor }) => {
    const part = Math.min(amountMinor, left);
    left -= part;
    return part > 0 ? [{ date, amountMinor: part }] : [];
  });
}
