import type { StrategyDocument } from './document.ts';
import { ladderDay } from './ladder-day.ts';
import type { Strategy } from './model.ts';
import type { StrategyWarning } from './strategy-problem.ts';

/** What could be better. */
export function findStrategyWarnings({ placeOf }: StrategyDocument, strategy: Strategy): StrategyWarning[] {
  return strategy.steps.flatMap(({ name, by }, level): StrategyWarning[] => {
    const at = placeOf(['steps', level]);
    const [first] = by;
    const warnings: StrategyWarning[] = [];
    if (by.length === 1 && first?.channel !== 'letter')
      warnings.push({
        code: 'no_fallback',
        message: `${name} is left out for whoever cannot be reached by ${first?.channel}`,
        remedy: 'Name another channel after it in by',
        at,
      });
    const time = (ladderDay(strategy, level + 1)?.days ?? 0) - (ladderDay(strategy, level)?.days ?? 0);
    const needs = first?.attempts ? daysFor(first.attempts) : 0;
    if (time > 0 && needs > time)
      warnings.push({
        code: 'calls_cut_short',
        message: `${name} may need ${needs} days for its calls, and the next step comes ${time} days after it`,
        remedy: 'Call fewer times, or let the next step wait',
        at,
      });
    return warnings;
  });
}

/** Calendar days in which so many calls fit: five days of seven, and no more than seven calls in seven days. */
function daysFor({ perDay, inAll }: { readonly perDay: number; readonly inAll: number }): number {
  const working = Math.ceil(inAll / perDay);
  return inAll > 7 ? Math.max(8, Math.ceil((working * 7) / 5)) : Math.ceil((working * 7) / 5);
}
