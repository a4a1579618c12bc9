export interface OutreachTables {
  messages: {
    id: string;
    event_id: string;
    /** `follow_up` or `report`. */
    kind: string;
    /** Of a follow-up; so are `contact_point_id` and `purpose`. */
    person_id: string | null;
    creditor_id: string;
    campaign_id: string | null;
    attempt_id: string | null;
    channel: string;
    contact_point_id: string | null;
    address: string;
    purpose: string | null;
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
    erased_at: number | null;
  };
  incoming_messages: {
    id: string;
    /** Its channel's own name for it; null once its words were erased. */
    channel_id: string | null;
    from_number: string;
    body: string;
    at: number;
    received_at: number;
    reading: string;
    erased_at: number | null;
  };
  incoming_people: { person_id: string; incoming_id: string };
  message_attachments: { message_id: string; position: number; name: string; content_type: string; content: string };
}
