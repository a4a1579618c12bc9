import type { ChannelId, LegEnd, TelephonyEvent } from '../../../dialer/telephony.ts';
import type { AriEvent } from './ari-event.ts';

/** What is known of one channel of ours. */
export type Leg = {
  readonly id: string;
  /** Asterisk's ring timer for it; null when nobody told us. */
  readonly ringMs: number | null;
  /** By Asterisk's clock. */
  readonly diallingSince: number | null;
  readonly ringing: boolean;
  readonly answered: boolean;
  /** Either side wants it to end; nothing can be played any more. */
  readonly ending: boolean;
  readonly byUs: boolean;
  /** Asterisk has not yet answered our order. */
  readonly placing: boolean;
  /** Found in Asterisk, not dialled by this process: an earlier one may have left it playing. */
  readonly adopted: boolean;
};

export function newLeg(id: string, known: Partial<Leg> = {}): Leg {
  return {
    id,
    ringMs: null,
    diallingSince: null,
    ringing: false,
    answered: false,
    ending: false,
    byUs: false,
    placing: false,
    adopted: false,
    ...known,
  };
}

/** An event about a leg: what is known afterwards (null when it is gone), and what the dialer hears of it. `now`: our clock, in ms. */
export function advanceLeg(
  leg: Leg,
  event: AriEvent,
  now: number,
): { readonly leg: Leg | null; readonly news: TelephonyEvent | null } {
  const { id } = leg;
  if (!isChannelId(id)) return { leg: event.type === 'destroyed' ? null : leg, news: null };
  switch (event.type) {
    case 'dialling':
      return { leg: { ...leg, diallingSince: event.at }, news: null };
    case 'ringing':
      if (leg.ringing || leg.answered) return { leg, news: null };
      return { leg: { ...leg, ringing: true }, news: { type: 'ringing', channelId: id, at: now } };
    case 'entered_app':
      if (leg.answered) return { leg, news: null };
      return { leg: { ...leg, answered: true }, news: { type: 'answered', channelId: id, at: now } };
    case 'digit':
      return { leg, news: { type: 'digit', channelId: id, digit: event.digit, at: now } };
    case 'talking':
      return { leg, news: { type: 'talking', channelId: id, started: event.started, durationMs: event.durationMs, at: now } };
    case 'tone':
      return { leg, news: leg.answered ? { type: 'tone', channelId: id, tone: 'beep', at: now } : null };
    case 'hang_up_requested':
      return { leg: { ...leg, ending: true }, news: null };
    case 'destroyed':
      return { leg: null, news: { type: 'ended', end: endOf(leg, id, event, now) } };
    default:
      return { leg, news: null };
  }
}

/** The end of a leg whose last events nobody heard: Asterisk died, or it ended while we were not connected. */
export function lostEnd(leg: Leg, id: ChannelId, now: number): LegEnd {
  return {
    channelId: id,
    at: now,
    cause: null,
    sipCode: null,
    ringing: leg.ringing,
    answered: leg.answered,
    byUs: leg.byUs,
    ringTimedOut: false,
  };
}

/** True for the ids that we give: the attempt's own, or an agent's. */
export function isChannelId(id: string): id is ChannelId {
  return id.startsWith('att_') || id.startsWith('agent-');
}

type Destroyed = Extract<AriEvent, { type: 'destroyed' }>;

/**
 * Asterisk reports its own ring timer exactly as a 480 from afar (cause 19, SIP 480; measured on 22.10.1): only the time that has
 * passed tells them apart. Both are then the same news for the debtor's budget.
 */
function endOf(leg: Leg, id: ChannelId, event: Destroyed, now: number): LegEnd {
  const since = leg.diallingSince ?? event.createdAt;
  const ranOut = leg.ringMs !== null && event.at - since >= leg.ringMs - timerSlackMs;
  const ringTimedOut = !leg.answered && !leg.byUs && ranOut && (event.techCause === null || event.techCause === 480);
  return {
    ...lostEnd(leg, id, now),
    cause: event.cause,
    sipCode: ringTimedOut ? null : event.techCause,
    ringTimedOut,
  };
}

const timerSlackMs = 30;
