export interface IntakeTables {
  imports: {
    id: string;
    creditor_id: string;
    file_name: string;
    file_hash: string;
    settings: string;
    state: string;
    started_at: number;
    finished_at: number | null;
    rows_done: number;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
  };
  import_errors: {
    import_id: string;
    position: number;
    line: number;
    part: string | null;
    column_name: string;
    reason: string;
    message: string;
    value: string;
  };
  import_jobs: {
    id: string;
    kind: string;
    file_name: string;
    upload_id: string | null;
    settings: string;
    actor: string;
    state: string;
    started_at: number;
    /** When it last told how far it has come. */
    heard_at: number;
    finished_at: number | null;
    rows_done: number;
    rows_total: number;
    rejected: number;
    /** JSON. */
    summary: string | null;
    problem_code: string | null;
    problem: string | null;
  };
}
