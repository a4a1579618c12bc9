import { dateOfDay, dayAt } from '../kernel/day-number.ts';
import { advance } from './advance.ts';
import { decideNextStep } from './decide-next-step.ts';
import { decideReaction } from './decide-reaction.ts';
import type { Decision, Reason, WantedContact } from './decision.ts';
import type { CaseFacts, ReceivableFacts } from './model.ts';
import { getStrategy, type StrategyBook } from './strategy-book.ts';

/** One thing that would happen on a day (YYYY-MM-DD) of the creditor's calendar. */
export type Coming =
  | { readonly is: 'contact'; readonly date: string; readonly contact: WantedContact; readonly sentence: string }
  | { readonly is: 'left_out' | 'leaves' | 'waits'; readonly date: string; readonly sentence: string; readonly reason: Reason }
  | { readonly is: 'promise_breaks'; readonly date: string; readonly sentence: string };

/**
 * What would happen with a case in the next days when nothing is paid and nothing is heard: a promise that stands is taken to be broken,
 * every contact to be made on its day, and the bank's data to be fresh. Oldest first; why it waits now stands first. Pure.
 */
export function timeline(book: StrategyBook, facts: CaseFacts, now: number, days: number): readonly Coming[] {
  const coming: Coming[] = [];
  const end = now + days * 86_400_000;
  let state: CaseFacts = { ...facts, bankDataStaleAt: null, inHand: null };
  for (let at: number | null = now; at !== null && at <= end; ) {
    const decision = decideNextStep(book, state, at);
    const date = dateOfDay(dayAt(at, facts.creditorCountry));
    coming.push(...tell(decision, date, coming.length === 0));
    const changes: boolean = decision.contact !== null || decision.moves.length > 0 || decision.exits.length > 0;
    state = after(state, decision, at);
    const next: number | null = decision.nextAt;
    if (next === null || next <= at) break;
    const { promise } = state;
    if (promise?.state === 'active' && next >= promise.breaksAt) {
      state = broken(book, state, promise.breaksAt);
      coming.push({
        is: 'promise_breaks',
        date: dateOfDay(dayAt(promise.breaksAt, facts.creditorCountry)),
        sentence: 'the promise is broken unless it was kept',
      });
    }
    at = changes || next > at ? next : null;
  }
  return coming;
}

function tell({ contact, exits, reasons }: Decision, date: string, first: boolean): Coming[] {
  const leaves = reasons.filter(({ code }) => code === 'exit').slice(0, exits.length);
  const leftOut = reasons.filter(({ code }) => code === 'left_out');
  const [reason] = reasons;
  return [
    ...leaves.map((one): Coming => ({ is: 'leaves', date, sentence: one.sentence, reason: one })),
    ...leftOut.map((one): Coming => ({ is: 'left_out', date, sentence: one.sentence, reason: one })),
    ...(contact && reason ? [{ is: 'contact' as const, date, contact, sentence: reason.sentence }] : []),
    ...(first && !contact && reason && reason.code !== 'left_out' && reason.code !== 'exit'
      ? [{ is: 'waits' as const, date, sentence: reason.sentence, reason }]
      : []),
  ];
}

/** The case once a decision was carried out. */
function after(facts: CaseFacts, { moves, exits, contact }: Decision, at: number): CaseFacts {
  const left = new Set(exits.map(({ receivableId }) => receivableId));
  const moved = new Map(moves.map((move) => [move.receivableId, move]));
  const receivables = facts.receivables.map((each): ReceivableFacts => {
    const move = moved.get(each.id);
    if (!each.progress || left.has(each.id)) return { ...each, progress: null };
    return move ? { ...each, progress: advance(each.progress, move, at) } : each;
  });
  return { ...facts, receivables, lastContactAt: contact ? at : facts.lastContactAt };
}

function broken(book: StrategyBook, facts: CaseFacts, at: number): CaseFacts {
  const promise = facts.promise && { ...facts.promise, state: 'broken' as const };
  const receivables = facts.receivables.map((each): ReceivableFacts => {
    if (!each.progress) return each;
    const reacted = decideReaction(getStrategy(book, each.progress), each.progress, 'promise_broken', facts, at);
    return { ...each, progress: reacted.leaves === null ? reacted.progress : null };
  });
  return { ...facts, promise, receivables };
}
