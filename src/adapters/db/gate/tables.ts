export interface GateTables {
  contact_ledger: {
    id: string;
    person_id: string;
    creditor_id: string;
    campaign_id: string | null;
    channel: string;
    at: number;
    attempt_id: string | null;
    /** 1 while it counts for frequency. */
    counts: number;
    conversation: number;
  };
  suppressions: {
    list: string;
    number: string;
    reason: string | null;
    since: number;
    until: number | null;
    /** The last import that named the number; null when it was put there by hand. */
    import_id: string | null;
  };
  /** Single values of the installation, by name; JSON. */
  switches: { name: string; value: string };
}
