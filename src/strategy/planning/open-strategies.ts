import { Fault } from '../../kernel/fault.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { assembleStrategy } from '../assemble-strategy.ts';
import { assignStrategy } from '../assign-strategy.ts';
import { type Assignment, loadAssignment } from '../assignment.ts';
import { readStrategy } from '../document.ts';
import { mayEnter } from '../may-enter.ts';
import type { CaseFacts, ReceivableFacts, Strategy } from '../model.ts';
import { momentOf } from '../moment.ts';
import type { Segment } from '../segmenting/model.ts';
import type { SavedSegments } from '../segmenting/ports.ts';
import { segmentOf } from '../segmenting/read-saved-segment.ts';
import { loadSegments, segmentsOf } from '../segmenting/segments.ts';
import { strategyBook } from '../strategy-book.ts';
import type { StrategyDocuments } from './ports.ts';
import type { OpenLibrary, StrategyLibrary } from './strategy-library.ts';

/**
 * Strategies as they were published. What was proved when it was published is taken as it is: a running receivable keeps its version, whatever
 * flows and texts there are by now. Each version is read once.
 */
export function publishedStrategies(documents: StrategyDocuments, savedSegments: SavedSegments): StrategyLibrary {
  const read = new Map<string, Strategy>();
  let known: { readonly signature: string; readonly library: OpenLibrary } | undefined;

  async function strategyOf(tx: Tx, name: string, version: string): Promise<Strategy> {
    const key = `${name}@${version}`;
    const before = read.get(key);
    if (before) return before;
    const kept = await documents.find(tx, 'strategy', name, version);
    const document = kept && readStrategy(kept.source, key);
    if (!document?.ok)
      throw new Fault('strategy_unreadable', `The published strategy ${key} cannot be read any more`, {
        remedy: 'Restore the strategies of this installation from its backup.',
      });
    const strategy = { ...assembleStrategy(document.value), version };
    read.set(key, strategy);
    return strategy;
  }

  async function publishedSource(tx: Tx, listed: Listed, kind: 'assignment' | 'segments'): Promise<string | undefined> {
    const standing = listed.find((each) => each.kind === kind && each.state === 'published');
    return standing && (await documents.find(tx, kind, standing.name, standing.version))?.source;
  }

  return {
    open: async (tx) => {
      const listed = await documents.list(tx);
      const saved = await savedSegments.list(tx);
      const signature = [
        ...listed.map(({ kind, name, version, state }) => `${kind}:${name}@${version}:${state}`),
        ...saved.map(({ name, title, where }) => JSON.stringify([name, title, where])),
      ].join(' ');
      if (known?.signature === signature) return known.library;
      const all: Strategy[] = [];
      const current = new Map<string, Strategy>();
      for (const { kind, name, version, state } of listed) {
        if (kind !== 'strategy') continue;
        const strategy = await strategyOf(tx, name, version);
        all.push(strategy);
        if (state === 'published') current.set(name, strategy);
      }
      const table = await publishedSource(tx, listed, 'assignment');
      const published = await publishedSource(tx, listed, 'segments');
      const assignment = table === undefined ? null : readAssignment(table, all);
      const segments = withSaved(published === undefined ? [] : readSegments(published), saved.map(segmentOf));
      known = { signature, library: libraryOf(all, current, assignment, segments) };
      return known.library;
    },
  };
}

type Listed = Awaited<ReturnType<StrategyDocuments['list']>>;

function readAssignment(source: string, strategies: readonly Strategy[]): Assignment {
  const read = loadAssignment(source, 'assignment', new Set(strategies.map(({ name }) => name)));
  if (read.ok) return read.value;
  throw unreadable('assignment table');
}

function readSegments(source: string): readonly Segment[] {
  const read = loadSegments(source, 'segments');
  if (read.ok) return read.value;
  throw unreadable('segments');
}

/** Where one was published under a name that somebody had saved, the published one counts. */
function withSaved(published: readonly Segment[], saved: readonly Segment[]): readonly Segment[] {
  return [...published, ...saved.filter(({ name }) => !published.some((each) => each.name === name))];
}

function unreadable(what: string): Fault {
  return new Fault('strategy_unreadable', `The published ${what} cannot be read any more`, {
    remedy: 'Restore the strategies of this installation from its backup, or publish what it shall be.',
  });
}

function libraryOf(
  all: readonly Strategy[],
  current: ReadonlyMap<string, Strategy>,
  table: Assignment | null,
  segments: readonly Segment[],
): OpenLibrary {
  return {
    book: strategyBook(all),
    empty: all.length === 0,
    current: (name) => current.get(name),
    assign: (facts, receivable, now) =>
      table ? byTable(table, current, facts, receivable, now) : onlyOne([...current.values()], facts, receivable, now),
    segments,
    segmentsOf: (facts, now) => [...new Set([...facts.segments, ...segmentsOf(segments, facts, momentOf(facts, now))])],
  };
}

/** The table's word, where its strategy is published and lets the receivable enter now. */
function byTable(
  table: Assignment,
  current: ReadonlyMap<string, Strategy>,
  facts: CaseFacts,
  receivable: ReceivableFacts,
  now: number,
): ReturnType<OpenLibrary['assign']> {
  const { strategy: name, rule } = assignStrategy(table, facts, receivable, momentOf(facts, now));
  const strategy = name === null ? undefined : current.get(name);
  return strategy && mayEnter(strategy, facts, receivable, now) ? { strategy, because: rule ?? '' } : null;
}

/** Where there is no table: the one published strategy that a receivable may enter. Of several, none: that is for people to decide. */
function onlyOne(
  strategies: readonly Strategy[],
  facts: CaseFacts,
  receivable: ReceivableFacts,
  now: number,
): ReturnType<OpenLibrary['assign']> {
  const open = strategies.filter((strategy) => mayEnter(strategy, facts, receivable, now));
  const [only] = open;
  return only && open.length === 1 ? { strategy: only, because: 'only_one' } : null;
}
