import { z } from 'zod';
import type { Reaction, StrategyNews } from './model.ts';
import { strategyNews } from './strategy-news.ts';

export const stepName = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'a name is written in small letters, digits and hyphens, like first-call');

const count = z.string().regex(/^\d{1,3} days?$/, 'write days like 3 days');

const inWords = z
  .string()
  .regex(
    /^(next|leave|hold( until promise \+)? \d{1,3}( working)? days?)$/,
    'write next, leave, hold 7 days, hold until promise + 2 days, or { go: step }',
  )
  .transform((text): Reaction => {
    if (text === 'next' || text === 'leave') return { do: text };
    const days = Number(/\d+/.exec(text)?.[0]);
    return { do: 'hold', from: text.includes('promise') ? 'promise' : 'news', days, working: text.includes('working') };
  })
  .meta({ title: 'next, leave, hold 7 days, hold until promise + 2 days' });

const going = z
  .strictObject({
    go: stepName.meta({ title: 'Step that is next' }),
    after: count.optional().meta({ title: 'So many days from the news; without it, at once' }),
  })
  .transform(({ go, after }): Reaction => ({ do: 'go', step: go, days: after === undefined ? 0 : Number.parseInt(after, 10) }));

/** What happens on news: `{ rpc_ptp: hold until promise + 2 days, promise_broken: { go: first-call } }`. */
export const writtenReactions = z
  .partialRecord(z.enum(strategyNews as readonly [StrategyNews, ...StrategyNews[]]), z.union([inWords, going]))
  .default({});
