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
    message_id: string | null;
  };
  notices: {
    id: string;
    kind: string;
    person_id: string;
    creditor_id: string;
    receivable_id: string | null;
    /** YYYY-MM-DD. */
    sent_on: string;
    delivered_on: string | null;
    way: string;
    evidence: string;
    recorded_at: number;
  };
  /** Creditors whose debtors must have had a notice before anything is collected. */
  notice_duties: { creditor_id: string; kind: string; since: string; recorded_at: number };
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
