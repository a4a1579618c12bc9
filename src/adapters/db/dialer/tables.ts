export interface DialerTables {
  /** `settings`: JSON of CampaignSettings. */
  campaigns: {
    id: string;
    creditor_id: string;
    name: string;
    flow: string;
    purpose: string;
    state: string;
    settings: string;
    created_at: number;
    /** By whose order it was made, where that order may arrive twice; `wish_hash` tells whether it is the same one. */
    origin: string | null;
    wish_hash: string | null;
    /** 1: it stands for a step of a strategy, and waits for people when nobody is left. */
    standing: number;
  };
  entries: {
    id: string;
    campaign_id: string;
    person_id: string;
    state: string;
    due_at: number;
    attempts: number;
    last_result: string | null;
    done_because: string | null;
    /** JSON of `Callback`; null while she asked for nothing. */
    callback: string | null;
    /** By which trunks the next number may go; null until it matters. */
    route: string | null;
    /** The step of a strategy that it carries; null: an operator's campaign. */
    step_id: string | null;
  };
  attempts: {
    id: string;
    campaign_id: string;
    entry_id: string;
    person_id: string;
    creditor_id: string;
    contact_point_id: string;
    number: string;
    trunk_id: string;
    caller_identity_id: string;
    caller_number: string;
    ordinal: number;
    state: string;
    reserved_at: number;
    answered_at: number | null;
    ended_at: number | null;
    result: string | null;
    /** Null: while it is up, and where an older version did not note it. */
    hung_up_by: string | null;
    erased_at: number | null;
  };
  /** One row while an agent's telephone takes a line of a trunk. */
  agent_lines: { attempt_id: string; trunk_id: string; taken_at: number };
  /** `session`: JSON of FlowSession, plain and without digits of identification. */
  call_sessions: { attempt_id: string; session: string; keys: number };
  /** `settings`: JSON of Trunk. */
  trunks: { id: string; name: string; settings: string };
  /** `hour`: whole hours since 1970. Kept in the transactions that reserve attempts and give their identities back. */
  identity_hours: { caller_identity_id: string; hour: number; used: number };
  trunk_breakers: {
    trunk_id: string;
    state: string;
    /** In a row, while closed. */
    failures: number;
    /** Times in a row, while open or half open. */
    opened: number;
    until: number;
    probe: string | null;
  };
  caller_identities: {
    id: string;
    creditor_id: string;
    number: string;
    verified_at: number | null;
    daily_cap: number;
    concurrent_cap: number | null;
    rests_until: number | null;
    /** The flow that answers calls to it, and who is rung then; null: nothing, nobody. */
    inbound_flow: string | null;
    inbound_agent: string | null;
  };
  /** Calls that came in. `channel`: Asterisk's own name of the leg; `served`: with what it was answered. */
  inbound_calls: {
    id: string;
    channel: string;
    trunk_id: string;
    creditor_id: string;
    caller_identity_id: string;
    called_number: string;
    /** Null: hidden, or no number at all. */
    caller_number: string | null;
    /** Whom it is about, as far as anybody knows. */
    person_id: string | null;
    contact_point_id: string | null;
    served: string;
    arrived_at: number;
    answered_at: number | null;
    ended_at: number | null;
    result: string | null;
  };
  recordings: {
    name: string;
    attempt_id: string;
    person_id: string | null;
    creditor_id: string;
    campaign_id: string | null;
    visit: number;
    purpose: string;
    state: string;
    started_at: number;
    ended_at: number | null;
    duration_ms: number | null;
    bytes: number | null;
  };
  /** One row at most. */
  overall_limits: { id: number; calls: number; calls_per_second: number };
}
