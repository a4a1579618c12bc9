/** Instants in epoch ms, days YYYY-MM-DD, JSON as text. */
export interface StrategyTables {
  strategy_documents: {
    kind: string;
    name: string;
    version: string;
    source: string;
    /** `published` or `retired`. */
    state: string;
    published_at: number;
    published_by: string;
    retired_at: number | null;
    retired_by: string | null;
  };
  planned_cases: { case_id: string; person_id: string; creditor_id: string; next_at: number | null; waits_for: string | null };
  enrolments: {
    id: string;
    receivable_id: string;
    case_id: string;
    strategy: string;
    version: string;
    entered_at: number;
    done: number;
    done_at: number | null;
    stage: string | null;
    shift_days: number;
    /** The last news of the step that was done, and when: both or none. */
    heard: string | null;
    heard_at: number | null;
    /** Both or none. */
    sent_level: number | null;
    sent_at: number | null;
    held_until: number | null;
    /** Both or none. */
    left_at: number | null;
    left_because: string | null;
  };
  planned_steps: {
    id: string;
    case_id: string;
    person_id: string;
    creditor_id: string;
    currency: string;
    strategy: string;
    version: string;
    step: string;
    level: number;
    severity: string;
    purpose: string;
    day: string;
    planned_at: number;
    /** JSON of StepLine[]. */
    lines: string;
    channel: string;
    /** JSON of StepChannel; `fallbacks` of a list of them. */
    by_what: string;
    fallbacks: string;
    carrier: string | null;
    /** Both or none. */
    ended_at: number | null;
    fate: string | null;
  };
  /** How many steps of each channel were planned for a day. */
  planned_days: { day: string; channel: string; planned: number };
  /** JSON. */
  planning_settings: { name: string; value: string };
  saved_segments: {
    name: string;
    title: string;
    /** JSON of conditions as they were written. */
    conditions: string;
    saved_at: number;
    saved_by: string;
    /** Both or none. */
    removed_at: number | null;
    removed_by: string | null;
  };
  segment_formings: {
    id: string;
    actor: string;
    started_at: number;
    finished_at: number | null;
    /** JSON of Bounds; null: not measured yet. */
    bounds: string | null;
    after_case: string | null;
    cases: number;
  };
  segment_members: {
    case_id: string;
    segment: string;
    /** `formed` or `asked`. */
    kind: string;
    person_id: string;
    from_forming: string;
    /** Null: it is in it. */
    until_forming: string | null;
    because: string | null;
  };
  segment_sizes: { segment: string; forming_id: string; kind: string; size: number; joined: number; gone: number };
  dry_runs: {
    id: string;
    actor: string;
    /** `running`, `finished` or `failed`. */
    state: string;
    started_at: number;
    finished_at: number | null;
    /** JSON of DryRunOrder; `result` of RehearsedRuns. */
    wanted: string;
    result: string | null;
    problem: string | null;
  };
}
