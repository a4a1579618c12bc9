import type { ResultCode } from '../kernel/result-code.ts';
import type { CampaignSettings, Entry } from './model.ts';
import { meaningOf } from './result-meaning.ts';

/** What becomes of an entry after an attempt. */
export type NextTry =
  | { readonly state: 'waiting'; readonly dueAt: number; readonly attempts: number }
  | { readonly state: 'done'; readonly because: string; readonly attempts: number };

/**
 * The attempt is over; when, if ever, is the next one? Right party reached, opted out: done. Dead or foreign numbers: at once by the
 * next number, if there is one. Everything else: after the delay of its result, while the campaign's attempts last. What the way there
 * is to blame for takes no attempt, so it never ends by itself: the second time in a row it is tried again much later. Pure.
 */
export function decideNextTry(
  entry: Pick<Entry, 'attempts' | 'lastResult'>,
  result: ResultCode,
  settings: CampaignSettings,
  numbersLeft: number,
  now: number,
): NextTry {
  const meaning = meaningOf(result);
  const attempts = entry.attempts + (meaning.burns ? 1 : 0);
  const done = (because: string): NextTry => ({ state: 'done', because, attempts });
  if (meaning.rightParty || result === 'opted_out') return done(result);
  if (numbersLeft === 0) return done(meaning.number === 'fine' ? 'no_number_left' : result);
  if (attempts >= settings.attemptsInAll) return done('attempts_used_up');
  if (meaning.number === 'dead' || meaning.number === 'wrong_party') return { state: 'waiting', dueAt: now, attempts };
  const delay = settings.retryAfterMs[result] ?? fallbackDelayMs;
  const again = meaning.blames !== 'nobody' && entry.lastResult !== null && meaningOf(entry.lastResult).blames !== 'nobody';
  return { state: 'waiting', dueAt: now + (again ? Math.max(delay, badWayDelayMs) : delay), attempts };
}

/** The way to a number failed twice in a row. */
const badWayDelayMs = 15 * 60_000;

const fallbackDelayMs = 3 * 3_600_000;
