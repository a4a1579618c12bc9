export interface OutreachTables {
  messages: {
    id: string;
    event_id: string;
    person_id: string;
    creditor_id: string;
    campaign_id: string | null;
    attempt_id: string | null;
    channel: string;
    contact_point_id: string;
    address: string;
    purpose: string;
    template: string;
    language: string;
    /** 1 when the text tells of the debt. */
    debt_facts: number;
    sender: string;
    subject: string | null;
    body: string;
    parts: number | null;
    state: string;
    created_at: number;
    due_at: number;
    tries: number;
    settled_at: number | null;
    place: string | null;
    failure: string | null;
  };
}
