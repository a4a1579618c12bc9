/** Instants in epoch ms. */
export interface DeskTables {
  tasks: {
    id: string;
    kind: string;
    department: string;
    state: string;
    person_id: string | null;
    creditor_id: string | null;
    case_id: string | null;
    about: string | null;
    due_by: number;
    opened_at: number;
    escalated_at: number | null;
    closed_at: number | null;
    note: string | null;
    origin: string;
  };
}
