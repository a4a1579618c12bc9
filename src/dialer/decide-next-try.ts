import type { ResultCode } from '../kernel/result-code.ts';
import type { CampaignSettings, Entry } from './model.ts';
import { meaningOf } from './result-meaning.ts';

/** What becomes of an entry after an attempt. */
export type NextTry =
  | { readonly state: 'waiting'; readonly dueAt: number; readonly attempts: number }
  | { readonly state: 'done'; readonly because: string; readonly attempts: number };

/**
 * The attempt is over; when, if ever, is the next one? Right party reached, opted out: done. Dead or foreign numbers: at once by the
 * next number, if there is one. Everything else: after the delay of its result, while the campaign's attempts last. Pure.
 */
export function decideNextTry(
  entry: Pick<Entry, 'attempts'>,
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
  return { state: 'waiting', dueAt: now + (settings.retryAfterMs[result] ?? fallbackDelayMs), attempts };
}

const fallbackDelayMs = 3 * 3_600_000;
