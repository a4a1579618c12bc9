export interface JudgeTables {
  judge_runs: {
    id: string;
    actor: string;
    state: string;
    started_at: number;
    /** When it last told how far it has come. */
    heard_at: number;
    finished_at: number | null;
    events: number;
    events_total: number;
    /** JSON; null until it is finished. */
    verdict: string | null;
    problem: string | null;
  };
}
