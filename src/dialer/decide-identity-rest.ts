import type { ResultCode } from '../kernel/result-code.ts';
import { meaningOf } from './result-meaning.ts';

/** One of the last attempts that showed a caller identity; `talkMs` null: nobody answered. `byFarEnd`: there it was ended. */
export type IdentityUse = {
  readonly at: number;
  readonly result: ResultCode;
  readonly talkMs: number | null;
  readonly byFarEnd: boolean;
};

export type IdentityHealth = {
  /** Attempts in which the number was seen: what the carrier failed says nothing of it. */
  readonly attempts: number;
  readonly declined: number;
  readonly answered: number;
  /** Answered, and the far end hung up within six seconds, before anything was said that could matter. */
  readonly hungUpAtOnce: number;
  readonly spamBlocked: number;
};

export type IdentityRest = { readonly restMs: number; readonly because: 'spam_blocked' | 'declined_often' | 'hung_up_at_once' };

/** How people and carriers take a number. Pure. */
export function healthOf(uses: readonly IdentityUse[]): IdentityHealth {
  const seen = uses.filter(({ result }) => meaningOf(result).blames !== 'trunk' && result !== 'lost');
  const count = (which: (use: IdentityUse) => boolean) => seen.filter(which).length;
  return {
    attempts: seen.length,
    declined: count(({ result }) => result === 'declined'),
    answered: count(({ talkMs }) => talkMs !== null),
    hungUpAtOnce: count(isHungUpAtOnce),
    spamBlocked: count(({ result }) => result === 'spam_blocked'),
  };
}

/** The share of attempts in which the number was turned away, 0 to 1. Pure. */
export function turnedAwayShare({ attempts, declined, hungUpAtOnce, spamBlocked }: IdentityHealth): number {
  return attempts === 0 ? 0 : (declined + hungUpAtOnce + spamBlocked) / attempts;
}

/** Whether this result may be the one that makes a number rest: only then need its last uses be looked at. */
export function isBadSign(use: Omit<IdentityUse, 'at'>): boolean {
  return use.result === 'spam_blocked' || use.result === 'declined' || isHungUpAtOnce(use);
}

/**
 * Whether a number must rest after its last use (the first of `uses`, newest first). Blocked as spam: at once, for a day; the third time in
 * its last uses, for a week. Declined, or hung up on at once, far more often than people do anyway: for a day, counted anew since `restedUntil`.
 * Null: it may go on. Pure.
 */
export function decideIdentityRest(
  uses: readonly IdentityUse[],
  restedUntil: number,
): (IdentityRest & { readonly health: IdentityHealth }) | null {
  const whole = healthOf(uses);
  if (uses[0]?.result === 'spam_blocked')
    return { because: 'spam_blocked', restMs: whole.spamBlocked >= spamBlocksForWeek ? 7 * day : day, health: whole };
  const health = healthOf(uses.filter(({ at }) => at >= restedUntil));
  if (health.attempts >= enough && health.declined / health.attempts >= tooManyDeclined)
    return { because: 'declined_often', restMs: day, health };
  if (health.answered >= enough && health.hungUpAtOnce / health.answered >= tooManyHungUp)
    return { because: 'hung_up_at_once', restMs: day, health };
  return null;
}

/** So many of a number's last uses tell its health: about a day of one number. */
export const usesRemembered = 50;

function isHungUpAtOnce({ result, talkMs, byFarEnd }: Omit<IdentityUse, 'at'>): boolean {
  return result === 'hung_up_early' && byFarEnd && talkMs !== null && talkMs < atOnceMs;
}

const day = 24 * 3_600_000;
/** Long enough to see a number and hear a voice, too short for the greeting. */
const atOnceMs = 6000;
/** With fewer a rate says nothing: three of ten may be chance, six of twenty hardly. */
const enough = 20;
/** Ours: call screening shows up as declined calls. Of a number in good standing a few in a hundred are declined. */
const tooManyDeclined = 0.3;
/** Ours: every second person who answers hangs up on the first words. */
const tooManyHungUp = 0.5;
const spamBlocksForWeek = 3;
