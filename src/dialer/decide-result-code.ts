import type { FlowResult } from '../flow/session.ts';
import type { ResultCode } from '../kernel/result-code.ts';
import type { NoPerson } from './call/conducted-call.ts';
import type { LegEnd } from './telephony.ts';

/** What the conversation came to, as far as there was one. */
export type Conversation = {
  readonly result: FlowResult | null;
  readonly verified: boolean;
  /** Keys that the far end pressed in the whole call. */
  readonly keys: number;
  /** The flow reached its own end (nobody hung up on it). */
  readonly completed: boolean;
  /** Who has answered, where it was no person. */
  readonly noPerson: NoPerson | null;
};

/** There never was a leg, no INVITE left: Asterisk did not take the order, or had none since everything was stopped by then. */
export type NeverPlaced = 'order_refused' | 'order_withheld';

/** How a leg ended. Null: nobody can tell (we or Asterisk died). */
export type Ending = LegEnd | NeverPlaced | null;

export function wasNeverPlaced(end: Ending): end is NeverPlaced {
  return typeof end === 'string';
}

/**
 * The one place where an ended leg becomes a result code.
 * SIP status, ringing and our own timer decide; Asterisk's dial status never does (measured on 22.10.1: it says NOANSWER for 404, 410,
 * 480 and 603 alike). An end that nobody heard (`isUnheard`) tells no more than none.
 */
export function decideResultCode(end: Ending, conversation: Conversation | null): ResultCode {
  if (wasNeverPlaced(end)) return 'carrier_failed';
  if (conversation) {
    if (conversation.noPerson) return withoutPerson(conversation.noPerson, conversation.result);
    if (conversation.result) return conversation.result;
    if (conversation.verified) return 'rpc_informed';
    if (isUnheard(end) && !conversation.completed) return 'lost';
    return conversation.completed && conversation.keys === 0 ? 'silent' : 'hung_up_early';
  }
  if (end === null || isUnheard(end)) return 'lost';
  if (end.answered) return 'hung_up_early';
  return end.ringTimedOut ? ourTimer(end) : farEnd(end);
}

/** What a flow earns of a machine is nobody's, but for the message that it left there. */
function withoutPerson(who: NoPerson, result: FlowResult | null): ResultCode {
  if (who === 'fax') return 'fax';
  return who === 'machine' && result === 'machine_message_left' ? result : 'machine';
}

/** Nobody saw how the leg ended: Asterisk died, or it ended while we were not connected. What we ended ourselves, we saw. */
export function isUnheard(end: LegEnd | null): boolean {
  return end === null || (!end.byUs && end.cause === null && end.sipCode === null);
}

/** No ringing at all until our timer ran out: the trunk is dead, whatever Asterisk makes of it (it says 480, as for a real one). */
function ourTimer(end: LegEnd): ResultCode {
  return end.ringing ? 'no_answer' : 'trunk_dead';
}

function farEnd({ sipCode, ringing, byUs }: LegEnd): ResultCode {
  const known = sipCode === null ? undefined : bySipCode[sipCode];
  if (known) return known;
  if (sipCode !== null && sipCode >= 500) return 'carrier_failed';
  if (sipCode !== null && sipCode >= 400) return 'carrier_rejected';
  if (byUs) return ringing ? 'no_answer' : 'carrier_failed';
  return 'lost';
}

const bySipCode: Readonly<Record<number, ResultCode>> = {
  403: 'carrier_rejected',
  404: 'invalid_number',
  408: 'no_response',
  410: 'number_changed',
  480: 'unreachable',
  484: 'bad_format',
  486: 'busy',
  600: 'busy',
  603: 'declined',
  604: 'invalid_number',
  607: 'spam_blocked',
  608: 'spam_blocked',
};
