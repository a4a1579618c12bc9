import { addWorkingDays, endOfDay, localDate, startOfDay } from '../../kernel/calendar.ts';
import type { CaseId, ReceivableId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { StrategyEvent } from '../events.ts';
import type { CaseFacts, Progress, Reaction, Strategy, StrategyNews } from '../model.ts';
import { getStrategy } from '../strategy-book.ts';
import type { PlannerTools } from './planner-tools.ts';

/** Something happened to a case. `of`: the step whose result it is and the lines that it was about; null: it concerns the whole case. */
export type HeardNews = {
  readonly caseId: CaseId;
  readonly news: StrategyNews;
  /** Epoch ms. */
  readonly at: number;
  readonly of: { readonly level: number; readonly lines: readonly ReceivableId[] } | null;
};

/**
 * Does what the strategies of a case say about news: each enrolled receivable goes to a step, is silent for a while, goes on, or leaves. A
 * step's own word on its result stands before the strategy's. What no strategy speaks of changes nothing but that it was heard.
 */
export async function hearNews(tools: PlannerTools, tx: Tx, heard: HeardNews): Promise<void> {
  const [loaded] = await tools.facts.load(tx, [heard.caseId], heard.at);
  if (!loaded) return;
  const { book } = await tools.library.open(tx);
  const { facts } = loaded;
  const moved: Progress[] = [];
  const lines: StrategyEvent[] = [];
  for (const { id: receivableId, progress } of facts.receivables) {
    if (!progress || (heard.of && !heard.of.lines.includes(receivableId))) continue;
    const strategy = getStrategy(book, progress);
    const ofOwnStep = heard.of && heard.of.level === progress.done ? strategy.steps[progress.done] : undefined;
    const reaction = ofOwnStep?.on[heard.news] ?? strategy.on[heard.news] ?? null;
    const after = reactTo({ ...progress, ...(heard.of && { heard: { news: heard.news, at: heard.at } }) }, reaction, {
      ...{ strategy, facts, at: heard.at },
    });
    if (reaction) lines.push(reactedLine(facts, receivableId, heard.news, reaction, after));
    if (reaction?.do === 'leave') {
      await tools.enrolments.leave(tx, progress.enrolmentId, heard.at, 'withdrawn');
      const subject = { ...subjectOf(facts), receivableId };
      lines.push({ type: 'strategy_left', subject, data: { enrolmentId: progress.enrolmentId, because: 'withdrawn' } });
    } else if (reaction || heard.of) moved.push(after);
  }
  await tools.enrolments.advance(tx, moved);
  await tools.journal.append(tx, 'strategy', lines);
}

/** How far a receivable is once it has reacted. Pure. */
export function reactTo(
  progress: Progress,
  reaction: Reaction | null,
  { strategy, facts, at }: { readonly strategy: Strategy; readonly facts: CaseFacts; readonly at: number },
): Progress {
  switch (reaction?.do) {
    case undefined:
    case 'leave':
      return progress;
    case 'go': {
      const level = strategy.steps.findIndex(({ name }) => name === reaction.step);
      return { ...progress, sentTo: { level, at: daysAfter(at, reaction.days, facts) }, heldUntil: null };
    }
    case 'next':
      return { ...progress, sentTo: { level: progress.done + 1, at }, heldUntil: null };
    case 'hold':
      return { ...progress, heldUntil: silentUntil(reaction, facts, at) };
  }
}

function silentUntil(reaction: Extract<Reaction, { do: 'hold' }>, facts: CaseFacts, at: number): number {
  const { creditorCountry: country, promise } = facts;
  const base =
    reaction.from === 'promise' && promise
      ? Temporal.PlainDate.from(promise.date)
      : localDate(Temporal.Instant.fromEpochMilliseconds(at), country);
  const last = reaction.working ? addWorkingDays(base, reaction.days, country) : base.add({ days: reaction.days });
  return endOfDay(last, country).epochMilliseconds;
}

function daysAfter(at: number, days: number, { creditorCountry }: CaseFacts): number {
  if (days === 0) return at;
  const date = localDate(Temporal.Instant.fromEpochMilliseconds(at), creditorCountry).add({ days });
  return startOfDay(date, creditorCountry).epochMilliseconds;
}

function reactedLine(
  facts: CaseFacts,
  receivableId: ReceivableId,
  news: StrategyNews,
  reaction: Reaction,
  { enrolmentId, sentTo, heldUntil }: Progress,
): StrategyEvent {
  const moves = reaction.do === 'go' || reaction.do === 'next';
  const data = { enrolmentId, news, reaction: reaction.do, level: moves ? (sentTo?.level ?? null) : null };
  const until = reaction.do === 'hold' ? heldUntil : (moves && sentTo?.at) || null;
  return { type: 'strategy_reacted', subject: { ...subjectOf(facts), receivableId }, data: { ...data, until } };
}

function subjectOf({ creditorId, personId, caseId }: CaseFacts) {
  return { creditorId, personId, caseId };
}
