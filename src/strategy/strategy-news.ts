import { resultCodes } from '../kernel/result-code.ts';
import type { StrategyNews } from './model.ts';

/** All that a strategy hears of. */
export const strategyNews: readonly StrategyNews[] = [
  ...resultCodes,
  'promise_kept',
  'promise_broken',
  'plan_broken',
  'dispute_closed',
  'delivered',
  'bounced',
  'not_reached',
];

export function isStrategyNews(text: string): text is StrategyNews {
  return (strategyNews as readonly string[]).includes(text);
}
