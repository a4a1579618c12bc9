/** Amounts in minor units, instants in epoch ms, dates YYYY-MM-DD, JSON as text. */
export interface ReceivablesTables {
  creditors: {
    id: string;
    code: string;
    name: string;
    neutral_name: string;
    country: string;
    language: string;
    currency: string;
    birth_number_title: string | null;
    promise_latest_days: number;
    promise_least_percent: number;
    promise_grace_working_days: number;
    promise_tolerance_minor: number;
    /** All three or none: no plan is offered. */
    plan_most: number | null;
    plan_every_days: number | null;
    plan_least_minor: number | null;
    /** 1: what a debtor asks for may go to a number that she keys in. */
    keyed_number_allowed: number;
    plan_late_days: number;
    /** Terms as JSON; null: none is asked for. */
    interest: string | null;
    /** A `CreditorContact` as JSON. */
    contact: string;
  };
  persons: {
    id: string;
    kind: string;
    name: string;
    first_name: string | null;
    last_name: string | null;
    vocative: string | null;
    language: string | null;
    country: string;
    /** Set when all that identifies the person was erased. */
    erased_at: number | null;
  };
  case_documents: {
    id: string;
    case_id: string;
    person_id: string;
    creditor_id: string;
    /** Empty once it is removed, and so is `hash`. */
    name: string;
    type: string;
    size: number;
    hash: string;
    /** Empty once it was removed, as name and hash are. */
    file: string;
    added_at: number;
    added_by: string;
    removed_at: number | null;
  };
  case_parties: {
    case_id: string;
    person_id: string;
    creditor_id: string;
    role: string;
    /** 0 or 1. */
    entitled: number;
    recorded_at: number;
    recorded_by: string;
    ended_at: number | null;
    file_role: string | null;
  };
  /** `scope` is the creditor's id, or `all`. */
  person_keys: { kind: string; scope: string; hash: string; key_id: string; person_id: string };
  /** `kept`: JSON (`kept-verifiers.ts`). `unfindable`: 1 while a customer number of them leads to nobody. */
  verifiers: { person_id: string; creditor_id: string; kept: string; unfindable: number };
  /** By which customer numbers persons are found. */
  customer_lookups: { lookup: string; person_id: string };
  verification_locks: { person_id: string; until_at: number };
  contact_points: {
    id: string;
    person_id: string;
    kind: string;
    value: string;
    phone_kind: string | null;
    position: number;
    status: string;
    source: string;
    recorded_at: number;
  };
  /** `closed_with`: how many receivables it had when it was closed. */
  cases: { id: string; person_id: string; creditor_id: string; currency: string; closed_with: number };
  receivables: {
    id: string;
    case_id: string;
    creditor_id: string;
    person_id: string;
    external_key: string;
    debtor_id: string | null;
    status: string;
    currency: string;
    kind: string;
    /** Still owed; `billed_minor` is what the creditor told. */
    amount_minor: number;
    billed_minor: number;
    due: string;
    issued: string | null;
    variable_symbol: string | null;
    constant_symbol: string | null;
    specific_symbol: string | null;
    iban: string | null;
    document: string | null;
    product_group: string | null;
    product: string | null;
    priority: string | null;
    risk: string | null;
    note: string | null;
    attributes: string;
    row_hash: string;
    row_key_id: string;
  };
  credit_notes: { creditor_id: string; number: string; receivable_id: string; credited_minor: number };
  promises: {
    id: string;
    case_id: string;
    person_id: string;
    creditor_id: string;
    state: string;
    amount_minor: number | null;
    currency: string;
    date: string;
    covered: string;
    breaks_at: number;
    origin: string;
    recorded_at: number;
  };
  plans: {
    id: string;
    case_id: string;
    person_id: string;
    creditor_id: string;
    state: string;
    currency: string;
    total_minor: number;
    instalments: string;
    covered: string;
    look_at: number | null;
    origin: string;
    recorded_at: number;
  };
  disputes: {
    id: string;
    case_id: string;
    person_id: string;
    creditor_id: string;
    code: string;
    state: string;
    origin: string;
    recorded_at: number;
    recording: string | null;
    department: string | null;
    review_by: number | null;
  };
  dispute_receivables: { dispute_id: string; receivable_id: string };
  holds: {
    id: string;
    reason: string;
    scope: string;
    person_id: string;
    creditor_id: string | null;
    case_id: string | null;
    receivable_id: string | null;
    channel: string | null;
    from_at: number;
    until_at: number | null;
    released_at: number | null;
    cause: string | null;
    origin: string;
    release_on: string | null;
    note: string | null;
    /** Why somebody ended it, in her words. */
    release_note: string | null;
  };
  balance_changes: {
    event_id: string;
    receivable_id: string;
    on_date: string;
    by_minor: number;
    because: string;
    at: number;
  };
  opt_outs: {
    id: string;
    person_id: string;
    creditor_id: string;
    scope: string;
    recorded_at: number;
    origin: string;
    /** Where only this number is meant. */
    contact_point_id: string | null;
    /** Where only contact of one purpose is meant. */
    purpose: string | null;
  };
}
