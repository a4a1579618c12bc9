import type { Generated } from 'kysely';

export interface JournalTables {
  journal: {
    seq: Generated<number>;
    id: string;
    at: number;
    type: string;
    actor: string;
    creditor_id: string | null;
    person_id: string | null;
    case_id: string | null;
    receivable_id: string | null;
    campaign_id: string | null;
    attempt_id: string | null;
    /** JSON. */
    data: string;
  };
  cursors: { consumer: string; seq: number };
}
