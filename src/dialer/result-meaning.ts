import type { ResultCode } from '../kernel/result-code.ts';

/** What a result code means for the person, the number and the way there. */
export type ResultMeaning = {
  /** Takes one of the person's attempts. */
  readonly burns: boolean;
  /** Somebody was spoken with: opens the silence after a conversation when it was the right party. */
  readonly contact: boolean;
  readonly rightParty: boolean;
  /** What it says of the number. */
  readonly number: 'fine' | 'unanswered' | 'dead' | 'wrong_party';
  /** What it says of the way there: `trunk` trips the breaker, `identity` rests the caller identity. */
  readonly blames: 'nobody' | 'trunk' | 'identity';
};

const unanswered: ResultMeaning = { burns: true, contact: false, rightParty: false, number: 'unanswered', blames: 'nobody' };
const dead: ResultMeaning = { burns: false, contact: false, rightParty: false, number: 'dead', blames: 'nobody' };
const carrier: ResultMeaning = { burns: false, contact: false, rightParty: false, number: 'fine', blames: 'trunk' };
const answered: ResultMeaning = { burns: true, contact: false, rightParty: false, number: 'fine', blames: 'nobody' };
const contacted: ResultMeaning = { burns: true, contact: true, rightParty: false, number: 'fine', blames: 'nobody' };
const rightParty: ResultMeaning = { burns: true, contact: true, rightParty: true, number: 'fine', blames: 'nobody' };

const meanings = {
  refused_by_gate: { ...answered, burns: false },
  no_answer: unanswered,
  unreachable: unanswered,
  busy: unanswered,
  declined: unanswered,
  no_response: unanswered,
  invalid_number: dead,
  number_changed: dead,
  bad_format: dead,
  spam_blocked: { ...carrier, blames: 'identity' },
  carrier_failed: carrier,
  carrier_rejected: carrier,
  trunk_dead: carrier,
  lost: { ...unanswered, number: 'fine' },
  machine: answered,
  machine_message_left: answered,
  fax: answered,
  hung_up_early: answered,
  silent: answered,
  not_verified: contacted,
  wrong_person: { ...contacted, number: 'wrong_party' },
  opted_out: contacted,
  rpc_informed: rightParty,
  rpc_ptp: rightParty,
  rpc_plan: rightParty,
  rpc_paid_claimed: rightParty,
  rpc_dispute: rightParty,
  rpc_hardship: rightParty,
  rpc_refuses: rightParty,
  rpc_callback: rightParty,
  rpc_transferred: rightParty,
} as const satisfies Record<ResultCode, ResultMeaning>;

export function meaningOf(code: ResultCode): ResultMeaning {
  return meanings[code];
}

/** After these nobody is called again, whatever the settings: the right party was reached, or wants no contact, or nothing was dialled. */
export function endsEntryAlways(code: ResultCode): boolean {
  return meaningOf(code).rightParty || code === 'opted_out' || code === 'refused_by_gate';
}
