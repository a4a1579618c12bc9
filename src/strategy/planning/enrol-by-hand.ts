import type { Actor } from '../../journal/event.ts';
import type { CreditorId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Tools } from '../../receivables/ports.ts';
import { endStep } from './end-step.ts';
import type { Enrolment } from './model.ts';
import { beginningOf } from './plan-case.ts';
import type { PlannerTools } from './planner-tools.ts';

export type HandTools = PlannerTools & Pick<Tools, 'books'>;

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
    if (before) await leave(tools, tx, actor, before, receivable);
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

/** Takes a receivable out of its strategy; only an order by hand brings it back. What is in hand for it alone is given up. */
export async function withdrawByHand(
  tools: HandTools,
  actor: Actor,
  receivableId: ReceivableId,
): Promise<Result<Enrolment, Refusal<'not_enrolled'>>> {
  return tools.work.run(async (tx) => {
    const enrolment = await tools.enrolments.ofReceivable(tx, receivableId);
    const receivable = await tools.books.receivables.find(tx, receivableId);
    if (!enrolment || !receivable) return refuse('not_enrolled', 'This receivable is in no strategy');
    await leave(tools, tx, actor, enrolment, receivable);
    return accept(enrolment);
  });
}

async function leave(
  tools: HandTools,
  tx: Tx,
  actor: Actor,
  { progress: { enrolmentId }, receivableId, caseId }: Enrolment,
  { creditorId, personId }: { readonly creditorId: CreditorId; readonly personId: PersonId },
): Promise<void> {
  const at = tools.clock.now().epochMilliseconds;
  await tools.enrolments.leave(tx, enrolmentId, at, 'withdrawn');
  const subject = { creditorId, personId, caseId, receivableId };
  await tools.journal.append(tx, actor, [{ type: 'strategy_left', subject, data: { enrolmentId, because: 'withdrawn' } }]);
  const open = (await tools.steps.ofPerson(tx, personId, 5)).find((step) => step.caseId === caseId && !step.ended);
  const left = open && !open.lines.some((line) => line.enrolmentId !== null && line.enrolmentId !== enrolmentId);
  if (open && left) await endStep(tools, tx, open, { fate: 'withdrawn', because: 'withdrawn', news: null, at });
  await tools.cases.wake(tx, [caseId], at);
}
