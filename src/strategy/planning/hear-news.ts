import type { CaseId, ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { decideReaction } from '../decide-reaction.ts';
import type { StrategyEvent } from '../events.ts';
import type { Progress, StrategyNews } from '../model.ts';
import { getStrategy } from '../strategy-book.ts';
import type { PlannerTools } from './planner-tools.ts';

/** Something happened to a case. `lines`: the receivables of the step whose result it is; null: it concerns the whole case. */
export type HeardNews = {
  readonly caseId: CaseId;
  readonly news: StrategyNews;
  /** Epoch ms. */
  readonly at: number;
  readonly lines: readonly ReceivableId[] | null;
};

/** Does what the strategies of a case say about news: each enrolled receivable goes to a step, is silent for a while, goes on, or leaves. */
export async function hearNews(tools: PlannerTools, tx: Tx, { caseId, news, at, lines }: HeardNews): Promise<void> {
  const [loaded] = await tools.facts.load(tx, [caseId], at);
  if (!loaded) return;
  const { book } = await tools.library.open(tx);
  const { creditorId, personId, receivables } = loaded.facts;
  const moved: Progress[] = [];
  const told: StrategyEvent[] = [];
  for (const { id: receivableId, progress } of receivables) {
    if (!progress || (lines && !lines.includes(receivableId))) continue;
    const reacted = decideReaction(getStrategy(book, progress), progress, news, loaded.facts, at);
    const subject = { creditorId, personId, caseId, receivableId };
    const { enrolmentId } = progress;
    if (reacted.reaction) {
      const after = reacted.leaves === null ? reacted.progress : null;
      const level = after?.sentTo?.level ?? null;
      const until = after?.heldUntil ?? after?.sentTo?.at ?? null;
      const data = { enrolmentId, news, reaction: reacted.reaction.do, level, until };
      told.push({ type: 'strategy_reacted', subject, data });
    }
    if (reacted.leaves === null) moved.push(reacted.progress);
    else {
      await tools.enrolments.leave(tx, enrolmentId, at, reacted.leaves);
      told.push({ type: 'strategy_left', subject, data: { enrolmentId, because: reacted.leaves } });
    }
  }
  await tools.enrolments.advance(tx, moved);
  await tools.journal.append(tx, 'strategy', told);
}
