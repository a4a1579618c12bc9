import type { Actor } from '../../journal/event.ts';
import type { ReceivableId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Enrolment } from './model.ts';
import { beginningOf } from './plan-case.ts';
import type { HandTools } from './planner-tools.ts';
import { leaveByHand } from './withdraw-by-hand.ts';

/**
 * Puts a receivable into a published strategy, whatever the assignment table says, or moves it over from another: it begins anew there. In
 * the same version already: nothing changes.
 */
export async function enrolByHand(
  tools: HandTools,
  actor: Actor,
  wish: { readonly receivableId: ReceivableId; readonly strategy: string },
): Promise<Result<Enrolment, Refusal<'unknown_receivable' | 'nothing_owed' | 'not_published' | 'other_currency'>>> {
  return tools.work.run(async (tx) => {
    const receivable = await tools.books.receivables.find(tx, wish.receivableId);
    if (!receivable) return refuse('unknown_receivable', 'There is no such receivable');
    if (receivable.status !== 'open') return refuse('nothing_owed', 'Nothing is owed of this receivable any more');
    const strategy = (await tools.library.open(tx)).current(wish.strategy);
    if (!strategy) return refuse('not_published', `No version of the strategy "${wish.strategy}" is published`);
    if (strategy.currency !== receivable.currency)
      return refuse('other_currency', `"${strategy.name}" serves ${strategy.currency}, this is owed in ${receivable.currency}`);
    const before = await tools.enrolments.ofReceivable(tx, wish.receivableId);
    if (before?.progress.strategy === strategy.name && before.progress.version === strategy.version) return accept(before);
    const now = tools.clock.now().epochMilliseconds;
    if (before) await leaveByHand(tools, tx, actor, before, receivable);
    const { id: receivableId, caseId, creditorId, personId } = receivable;
    const enrolment: Enrolment = { progress: beginningOf(strategy, tools.ids, now), receivableId, caseId, left: null };
    await tools.enrolments.enter(tx, [enrolment]);
    await tools.cases.wake(tx, [caseId], now);
    const { enrolmentId, strategy: name, version } = enrolment.progress;
    const subject = { creditorId, personId, caseId, receivableId };
    const data = { enrolmentId, strategy: name, version, because: 'by_hand' };
    await tools.journal.append(tx, actor, [{ type: 'strategy_entered', subject, data }]);
    return accept(enrolment);
  });
}
