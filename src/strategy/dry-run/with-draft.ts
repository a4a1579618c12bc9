import { inVersion } from '../in-version.ts';
import { mayEnter } from '../may-enter.ts';
import type { Progress, ReceivableFacts, Strategy } from '../model.ts';
import type { LoadedCase } from '../planning/ports.ts';
import type { OpenLibrary } from '../planning/strategy-library.ts';
import { getStrategy, type StrategyBook, strategyBook } from '../strategy-book.ts';

/** A portfolio as a strategy would find it that is published nowhere: with the library in which it is what receivables enter. */
export type DraftPortfolio = { readonly library: OpenLibrary; readonly portfolio: readonly LoadedCase[] };

/**
 * As if `draft` were published and given to everybody whom it lets in at `now` (epoch ms). What runs in a strategy of its name goes on behind
 * the step of the same name, as `strategy migrate` has it; what runs in another begins anew in the draft; whom it does not let in stays where
 * it is. Pure.
 */
export function withDraft(library: OpenLibrary, portfolio: readonly LoadedCase[], draft: Strategy, now: number): DraftPortfolio {
  const book = new Map([...library.book, ...strategyBook([draft])]);
  return {
    library: {
      ...library,
      book,
      empty: false,
      current: (name) => (name === draft.name ? draft : library.current(name)),
      assign: (facts, receivable, at) =>
        mayEnter(draft, facts, receivable, at) ? { strategy: draft, because: 'draft' } : library.assign(facts, receivable, at),
    },
    portfolio: portfolio.map((loaded) => {
      const facts = { ...loaded.facts, segments: library.segmentsOf(loaded.facts, now) };
      const lets = (receivable: ReceivableFacts) => mayEnter(draft, facts, receivable, now);
      const receivables = facts.receivables.map((each) => ({ ...each, progress: progressIn(book, draft, each, lets) }));
      return { ...loaded, facts: { ...loaded.facts, receivables } };
    }),
  };
}

function progressIn(
  book: StrategyBook,
  draft: Strategy,
  receivable: ReceivableFacts,
  lets: (receivable: ReceivableFacts) => boolean,
): Progress | null {
  const { progress } = receivable;
  if (progress === null) return null;
  if (progress.strategy === draft.name) return inVersion(progress, getStrategy(book, progress), draft);
  return lets(receivable) ? null : progress;
}
