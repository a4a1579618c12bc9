import type { ReceivableId } from '../../kernel/ids.ts';
import { decideReaction } from '../decide-reaction.ts';
import type { ExitReason, ReceivableFacts, StrategyNews } from '../model.ts';
import { comesBackAfter } from '../planning/model.ts';
import { getStrategy } from '../strategy-book.ts';
import type { Stage, StagedCase } from './stage.ts';

/** Does what the strategies of a case say about news at `at` (epoch ms), and has it looked at again. `lines` null: all of it. */
export function hearOnStage(
  { terms: { library } }: Stage,
  staged: StagedCase,
  news: StrategyNews,
  at: number,
  lines: readonly ReceivableId[] | null,
): void {
  const { facts } = staged;
  const receivables = facts.receivables.map((each): ReceivableFacts => {
    const { progress } = each;
    if (!progress || (lines && !lines.includes(each.id))) return each;
    const reacted = decideReaction(getStrategy(library.book, progress), progress, news, facts, at);
    if (reacted.leaves === null) return { ...each, progress: reacted.progress };
    noteExit(staged, each.id, reacted.leaves);
    return { ...each, progress: null, leftBecause: reacted.leaves };
  });
  staged.facts = { ...facts, receivables };
  wake(staged, at);
}

export function noteExit(staged: StagedCase, id: ReceivableId, because: ExitReason): void {
  if (!comesBackAfter.has(because)) staged.keptOut.add(id);
  staged.left = because;
}

/** All cases of the person are worth looking at again. */
export function wake({ person }: StagedCase, at: number): void {
  for (const one of person.cases) one.nextAt = Math.min(one.nextAt ?? at, at);
}
