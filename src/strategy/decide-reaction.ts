import { dayAt, dayNumber, dayStart, plusWorkingDays } from '../kernel/day-number.ts';
import type { CaseFacts, ExitReason, Progress, Reaction, Strategy, StrategyNews } from './model.ts';

/** What news does to one receivable's progress; or it leaves. */
export type Reacted =
  | { readonly leaves: null; readonly progress: Progress; readonly reaction: Reaction | null }
  | { readonly leaves: ExitReason; readonly reaction: Reaction };

/**
 * What a strategy makes of news about a case at `now` (epoch ms): the last step's own answer first, then the strategy's. A broken promise that
 * neither speaks of makes the next step come at once. Pure; the caller writes the progress in the transaction that takes the news.
 */
export function decideReaction(
  strategy: Strategy,
  progress: Progress,
  news: StrategyNews,
  facts: Pick<CaseFacts, 'creditorCountry' | 'promise'>,
  now: number,
): Reacted {
  const heard = hangsOn(strategy, progress, news) ? { ...progress, heard: { news, at: now } } : progress;
  const reaction = reactionTo(strategy, progress, news);
  if (!reaction) return { leaves: null, progress: heard, reaction: null };
  const { creditorCountry } = facts;
  const startIn = (days: number) => (days === 0 ? now : dayStart(dayAt(now, creditorCountry) + days, creditorCountry));
  switch (reaction.do) {
    case 'leave':
      return { leaves: exitFor[news] ?? 'withdrawn', reaction };
    case 'hold':
      return { leaves: null, progress: { ...heard, heldUntil: endOfHold(reaction, facts, now) }, reaction };
    case 'go': {
      const level = strategy.steps.findIndex(({ name }) => name === reaction.step);
      return { leaves: null, progress: { ...heard, heldUntil: null, sentTo: { level, at: startIn(reaction.days) } }, reaction };
    }
    case 'next': {
      const level = progress.done + 1;
      const isThere = level < strategy.steps.length;
      return { leaves: null, progress: { ...heard, heldUntil: null, ...(isThere && { sentTo: { level, at: now } }) }, reaction };
    }
  }
}

/** Whether a step that is to come counts from this news; other news must not put it out of mind. */
function hangsOn({ steps }: Strategy, { done }: Progress, news: StrategyNews): boolean {
  return steps.slice(done + 1).some(({ when }) => when.some((time) => time.news === news));
}

/** What the strategy does on this news after the last step done; null: it takes note. */
export function reactionTo(strategy: Strategy, { done }: Pick<Progress, 'done'>, news: StrategyNews): Reaction | null {
  const own = strategy.steps[done]?.on[news] ?? strategy.on[news];
  return own ?? (news === 'promise_broken' ? { do: 'next' } : null);
}

/** The first instant of the day after the last one held. */
function endOfHold(
  { from, days, working }: Extract<Reaction, { do: 'hold' }>,
  { creditorCountry, promise }: Pick<CaseFacts, 'creditorCountry' | 'promise'>,
  now: number,
): number {
  const start = from === 'promise' && promise ? dayNumber(promise.date) : dayAt(now, creditorCountry);
  const last = working ? plusWorkingDays(start, days, creditorCountry) : start + days;
  return dayStart(from === 'promise' ? last + 1 : last, creditorCountry);
}

const exitFor: Readonly<Partial<Record<StrategyNews, ExitReason>>> = {
  opted_out: 'opted_out_of_everything',
  rpc_hardship: 'hardship',
  rpc_dispute: 'disputed',
  promise_kept: 'paid',
};
