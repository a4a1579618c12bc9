/** How an attempt ended; exactly one each. What each code means, burns and counts for is the table in docs/glossary.md. */
export const resultCodes = [
  'refused_by_gate',
  'no_answer',
  'unreachable',
  'busy',
  'declined',
  'no_response',
  'invalid_number',
  'number_changed',
  'bad_format',
  'spam_blocked',
  'carrier_failed',
  'carrier_rejected',
  'trunk_dead',
  'lost',
  'machine',
  'machine_message_left',
  'fax',
  'hung_up_early',
  'silent',
  'not_verified',
  'wrong_person',
  'opted_out',
  'rpc_informed',
  'rpc_ptp',
  'rpc_plan',
  'rpc_paid_claimed',
  'rpc_dispute',
  'rpc_hardship',
  'rpc_refuses',
  'rpc_callback',
  'rpc_transferred',
] as const;
/** The result codes of an attempt. `rpc_` codes say that the right party was reached. */
export type ResultCode = (typeof resultCodes)[number];

export function isResultCode(text: string): text is ResultCode {
  return (resultCodes as readonly string[]).includes(text);
}

/** True when the right party was reached and identified. */
export function reachedRightParty(code: ResultCode): boolean {
  return code.startsWith('rpc_');
}
