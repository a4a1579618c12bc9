import { Fault } from '../kernel/fault.ts';
import type { Progress, Strategy } from './model.ts';

/** Every version of a strategy that something still runs on, by `name@version`. */
export type StrategyBook = ReadonlyMap<string, Strategy>;

export function strategyBook(strategies: readonly Strategy[]): StrategyBook {
  return new Map(strategies.map((strategy) => [keyOf(strategy.name, strategy.version), strategy]));
}

/** The strategy that a receivable runs on. Throws a Fault where that version is not in the book: a version in use is always kept. */
export function getStrategy(book: StrategyBook, { strategy, version }: Pick<Progress, 'strategy' | 'version'>): Strategy {
  const found = book.get(keyOf(strategy, version));
  if (found) return found;
  throw new Fault('strategy_version_missing', `The version ${version} of the strategy ${strategy} is in use and not known`, {
    remedy: 'Restore the strategies of this installation from its backup.',
  });
}

function keyOf(name: string, version: string): string {
  return `${name}@${version}`;
}
