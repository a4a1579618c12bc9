import { Fault } from '../../kernel/fault.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { assembleStrategy } from '../assemble-strategy.ts';
import { conditionHolds } from '../condition-holds.ts';
import { readStrategy } from '../document.ts';
import type { CaseFacts, ReceivableFacts, Strategy } from '../model.ts';
import { momentOf } from '../moment.ts';
import { strategyBook } from '../strategy-book.ts';
import type { StrategyDocuments } from './ports.ts';
import type { OpenLibrary, StrategyLibrary } from './strategy-library.ts';

/**
 * Strategies as they were published. What was proved when it was published is taken as it is: a running receivable keeps its version, whatever
 * flows and texts there are by now. Each version is read once.
 */
export function publishedStrategies(documents: StrategyDocuments): StrategyLibrary {
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

  return {
    open: async (tx) => {
      const listed = (await documents.list(tx)).filter(({ kind }) => kind === 'strategy');
      const signature = listed.map(({ name, version, state }) => `${name}@${version}:${state}`).join(' ');
      if (known?.signature === signature) return known.library;
      const all: Strategy[] = [];
      const current = new Map<string, Strategy>();
      for (const { name, version, state } of listed) {
        const strategy = await strategyOf(tx, name, version);
        all.push(strategy);
        if (state === 'published') current.set(name, strategy);
      }
      known = { signature, library: libraryOf(all, current) };
      return known.library;
    },
  };
}

function libraryOf(all: readonly Strategy[], current: ReadonlyMap<string, Strategy>): OpenLibrary {
  return {
    book: strategyBook(all),
    empty: all.length === 0,
    current: (name) => current.get(name),
    assign: (facts, receivable, now) => onlyOneThatItMayEnter([...current.values()], facts, receivable, now),
    segmentsOf: () => [],
  };
}

/** Where no table says otherwise: the one published strategy that a receivable may enter. Of several, none: that is for people to decide. */
function onlyOneThatItMayEnter(
  strategies: readonly Strategy[],
  facts: CaseFacts,
  receivable: ReceivableFacts,
  now: number,
): ReturnType<OpenLibrary['assign']> {
  const moment = momentOf(facts, now);
  const open = strategies.filter(
    ({ currency, enter }) => currency === facts.currency && conditionHolds(enter, facts, receivable, moment),
  );
  const [only] = open;
  return only && open.length === 1 ? { strategy: only, because: 'only_one' } : null;
}
