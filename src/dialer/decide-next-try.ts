import type { ResultCode } from '../kernel/result-code.ts';
import { type CallingTimes, chooseTimeOfDay } from './choose-time-of-day.ts';
import type { CampaignSettings, Entry } from './model.ts';
import { meaningOf } from './result-meaning.ts';

/** What becomes of an entry after an attempt. */
export type NextTry =
  | { readonly state: 'waiting'; readonly dueAt: number; readonly attempts: number }
  | { readonly state: 'done'; readonly because: string; readonly attempts: number };

/**
 * The attempt is over; when, if ever, is the next one? Right party reached, opted out: done. Dead or foreign numbers: at once by the
 * next number, if there is one. Everything else: after the delay of its result at the least, while the campaign's attempts last; nobody
 * answered or nobody was identified: at another time of day; declined or not verified: not on that day. `times` null (the rehearsal
 * calendar, whose days last minutes): the delay alone. What the way there is to blame for takes no attempt, so it never ends by itself:
 * the second time in a row it is tried again much later. Pure.
 */
export function decideNextTry(
  entry: Pick<Entry, 'attempts' | 'lastResult'>,
  result: ResultCode,
  settings: Pick<CampaignSettings, 'attemptsInAll' | 'retryAfterMs'>,
  numbersLeft: number,
  now: number,
  times: CallingTimes | null = null,
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
  const earliest = now + (again ? Math.max(delay, badWayDelayMs) : delay);
  return { state: 'waiting', dueAt: times ? dueOf(result, earliest, now, times) : earliest, attempts };
}

function dueOf(result: ResultCode, earliest: number, now: number, times: CallingTimes): number {
  if (otherTimeOfDay.has(result)) return chooseTimeOfDay(times, earliest);
  return notThatDay.has(result) ? Math.max(earliest, nextDay(now, times.timeZone)) : earliest;
}

/** Results that ask for another time of day: nobody answered, or nobody was there to be identified. */
const otherTimeOfDay: ReadonlySet<ResultCode> = new Set([
  'no_answer',
  'unreachable',
  'no_response',
  'lost',
  'machine',
  'machine_message_left',
  'fax',
  'hung_up_early',
  'silent',
]);

/** Whoever declines a call, or will not or cannot say who she is, is left alone for the rest of the day. */
const notThatDay: ReadonlySet<ResultCode> = new Set(['declined', 'not_verified']);

function nextDay(now: number, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  return today.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The way to a number failed twice in a row. */
const badWayDelayMs = 15 * 60_000;

const fallbackDelayMs = 3 * 3_600_000;
