import type { Actor } from '../../journal/event.ts';
import type { CreditorId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { endStep } from './end-step.ts';
import type { Enrolment } from './model.ts';
import type { HandTools } from './planner-tools.ts';

/** Takes a receivable out of its strategy; only an order by hand brings it back. */
export async function withdrawByHand(
  tools: HandTools,
  actor: Actor,
  receivableId: ReceivableId,
): Promise<Result<Enrolment, Refusal<'not_enrolled'>>> {
  return tools.work.run(async (tx) => {
    const enrolment = await tools.enrolments.ofReceivable(tx, receivableId);
    const receivable = await tools.books.receivables.find(tx, receivableId);
    if (!enrolment || !receivable) return refuse('not_enrolled', 'This receivable is in no strategy');
    await leaveByHand(tools, tx, actor, enrolment, receivable);
    return accept(enrolment);
  });
}

/** The same for all that a debtor owes one creditor, at once; says which receivables have left. */
export async function withdrawDebtor(
  tools: HandTools,
  actor: Actor,
  debtor: { readonly personId: PersonId; readonly creditorId: CreditorId },
): Promise<Result<readonly ReceivableId[], Refusal<'not_enrolled'>>> {
  return tools.work.run(async (tx) => {
    const left: ReceivableId[] = [];
    for (const { id } of await tools.books.receivables.casesOf(tx, [debtor.personId], debtor.creditorId))
      for (const enrolment of await tools.enrolments.ofCase(tx, id)) {
        await leaveByHand(tools, tx, actor, enrolment, debtor);
        left.push(enrolment.receivableId);
      }
    if (left.length === 0) return refuse('not_enrolled', 'Nothing that this debtor owes the creditor is in a strategy');
    return accept(left);
  });
}

/** It leaves by the word of `actor`. What is in hand is given up once nothing of it is in a strategy any more. */
export async function leaveByHand(
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
  const standing = new Set((await tools.enrolments.ofCase(tx, caseId)).map(({ progress }) => progress.enrolmentId));
  if (open && !open.lines.some((line) => line.enrolmentId !== null && standing.has(line.enrolmentId)))
    await endStep(tools, tx, open, { fate: 'withdrawn', because: 'withdrawn', news: null, at });
  await tools.cases.wake(tx, [caseId], at);
}
