import type { Actor } from '../journal/event.ts';
import type { CreditorId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { GateEvent } from './events.ts';
import type { NoticeTools } from './record-notice.ts';

/** The claims of this creditor were bought: nothing is collected from a debtor before she was told, on or after `since` (YYYY-MM-DD). */
export async function demandNotice(tools: NoticeTools, actor: Actor, creditorId: CreditorId, since: string): Promise<void> {
  await tools.work.run(async (tx) => {
    await tools.gate.notices.setDuty(tx, { creditorId, kind: 'assignment', since }, tools.clock.now().epochMilliseconds);
    const set: GateEvent = { type: 'notice_duty_set', subject: { creditorId }, data: { kind: 'assignment', since } };
    await tools.journal.append(tx, actor, [set]);
  });
}

/** The claims are the creditor's own after all. Loosens, so it needs a reason. */
export async function dropNoticeDuty(
  tools: NoticeTools,
  actor: Actor,
  creditorId: CreditorId,
  why: string,
): Promise<Result<void, Refusal<'no_duty' | 'no_reason'>>> {
  const reason = why.trim();
  if (!reason) return refuse('no_reason', 'Say in a few words why no notice is needed');
  return tools.work.run(async (tx) => {
    const stood = await tools.gate.notices.removeDuty(tx, creditorId, 'assignment');
    if (!stood) return refuse('no_duty', 'Debtors of this creditor need no notice of assignment');
    const removed: GateEvent = { type: 'notice_duty_removed', subject: { creditorId }, data: { kind: 'assignment', reason } };
    await tools.journal.append(tx, actor, [removed]);
    return accept(undefined);
  });
}
