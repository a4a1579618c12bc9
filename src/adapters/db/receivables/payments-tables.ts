/** Amounts in minor units, instants in epoch ms. */
export interface PaymentsTables {
  allocations: {
    id: string;
    transaction_id: string;
    receivable_id: string;
    amount_minor: number;
    rule: string;
    at: number;
    undone_at: number | null;
  };
  write_offs: {
    id: string;
    receivable_id: string;
    transaction_id: string | null;
    amount_minor: number;
    currency: string;
    at: number;
    undone_at: number | null;
  };
}
