import { z } from 'zod';
import type { StepTime } from './model.ts';
import { isStrategyNews } from './strategy-news.ts';

const anchors = ['due', 'previous', 'promise', 'entered'] as const;
const one = '[a-z_]+( [+-] \\d{1,3}( working)? days?)?';

/** When a step comes: `due`, `due - 3 days`, `previous + 10 working days`, `delivered + 14 days or previous + 30 days`. */
export const writtenTimes = z
  .string()
  .regex(new RegExp(`^${one}( or ${one})*$`), 'write a time like due + 3 days, previous + 10 working days or promise + 2 days')
  .transform((text, context): readonly StepTime[] =>
    text.split(' or ').flatMap((part) => {
      const time = timeOf(part);
      if (time) return time;
      const known = `${anchors.join(', ')}, or news like delivered`;
      context.addIssue({ code: 'custom', message: `"${part}" counts from something unknown; there are ${known}` });
      return [];
    }),
  );

function timeOf(text: string): StepTime | undefined {
  const [, anchor = '', sign, count, working] = /^([a-z_]+)(?: ([+-]) (\d+)( working)? days?)?$/.exec(text) ?? [];
  const rest = { days: count === undefined ? 0 : Number(count) * (sign === '-' ? -1 : 1), working: working !== undefined };
  const from = anchors.find((each) => each === anchor);
  if (from) return { from, ...rest };
  return isStrategyNews(anchor) ? { from: 'news', ...rest, news: anchor } : undefined;
}

/** As it is written: `due + 3 days`. */
export function sayTime({ from, news, days, working }: StepTime): string {
  const anchor = news ?? from;
  if (days === 0) return anchor;
  const count = Math.abs(days);
  return `${anchor} ${days < 0 ? '-' : '+'} ${count} ${working ? 'working ' : ''}${count === 1 ? 'day' : 'days'}`;
}
