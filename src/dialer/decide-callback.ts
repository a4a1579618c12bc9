import type { AttemptId } from '../kernel/ids.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { NextTry } from './decide-next-try.ts';
import type { CampaignSettings, Entry } from './model.ts';
import { meaningOf } from './result-meaning.ts';

/**
 * What becomes of a call back that the debtor asked for, after an attempt: asked for in this one, the entry waits for it, unless she said
 * stop after all, is not there any more, or the campaign's attempts are used up; was this one the call back and did not reach her, it is
 * tried again within the time that she named; after that it is missed. Null: nothing of the kind, the result decides as ever. Pure.
 */
export function decideCallback(
  { callback }: Pick<Entry, 'callback'>,
  attemptId: AttemptId,
  result: ResultCode,
  next: NextTry,
  settings: Pick<CampaignSettings, 'attemptsInAll'>,
  now: number,
): NextTry | null {
  if (!callback) return null;
  const { attempts } = next;
  const meaning = meaningOf(result);
  const givenUp = result === 'opted_out' || meaning.number === 'wrong_party' || attempts >= settings.attemptsInAll;
  if (callback.askedIn === attemptId) return givenUp ? null : { state: 'waiting', dueAt: Math.max(callback.from, now), attempts };
  if (givenUp || meaning.rightParty) return null;
  if (meaning.number === 'dead') return next.state === 'done' ? null : next;
  const again = now + tryAgainMs;
  return again <= callback.to
    ? { state: 'waiting', dueAt: again, attempts }
    : { state: 'done', because: 'callback_missed', attempts };
}

const tryAgainMs = 15 * 60_000;
