import { type ResultCode, reachedRightParty } from '../kernel/result-code.ts';

/**
 * Whether a result takes one of the person's attempts. The judge's own copy of docs/glossary.md, so that a mistake in the dialer's table
 * shows as a difference.
 */
export function burnsAttempt(result: ResultCode): boolean {
  return !free.has(result);
}

/** Whether it opens the silence after a conversation. */
export function wasConversation(result: ResultCode): boolean {
  return reachedRightParty(result);
}

const free: ReadonlySet<ResultCode> = new Set([
  'refused_by_gate',
  'invalid_number',
  'number_changed',
  'bad_format',
  'spam_blocked',
  'carrier_failed',
  'carrier_rejected',
  'trunk_dead',
]);

/** SIP statuses that alone may earn these results (RFC 3261, RFC 8197, RFC 8688). */
export const sipCodesOf: Readonly<Partial<Record<ResultCode, readonly number[]>>> = {
  unreachable: [480],
  busy: [486, 600],
  declined: [603],
  no_response: [408],
  invalid_number: [404, 604],
  number_changed: [410],
  bad_format: [484],
  spam_blocked: [607, 608],
};

/** Results that only an answered call can have. */
export function needsAnswer(result: ResultCode): boolean {
  return answeredResults.has(result) || reachedRightParty(result);
}

const answeredResults: ReadonlySet<ResultCode> = new Set([
  'machine',
  'machine_message_left',
  'fax',
  'hung_up_early',
  'silent',
  'not_verified',
  'wrong_person',
  'opted_out',
]);
