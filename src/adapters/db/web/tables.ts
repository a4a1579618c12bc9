export interface WebTables {
  /** What was answered to an order with an `Idempotency-Key`; `status` is null while it is carried out. */
  idempotency_keys: {
    actor: string;
    key: string;
    fingerprint: string;
    at: number;
    status: number | null;
    /** Null where the answer held a secret: it is given once only. */
    body: string | null;
  };
}
