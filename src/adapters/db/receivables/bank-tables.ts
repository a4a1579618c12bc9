/** Amounts in minor units, instants in epoch ms, dates YYYY-MM-DD. */
export interface BankTables {
  bank_accounts: {
    id: string;
    creditor_id: string;
    iban: string;
    currency: string;
    label: string | null;
    stale_after_hours: number | null;
    as_of: number | null;
  };
  bank_statements: {
    id: string;
    account_id: string;
    /** `booking`: its transactions are not there yet for anybody. */
    state: 'booking' | 'booked';
    format: string;
    number: string | null;
    from_day: string;
    to_day: string;
    opening_minor: number | null;
    closing_minor: number | null;
    file_hash: string;
    transactions: number;
    as_of: number;
    booked_at: number;
  };
  bank_transactions: {
    id: string;
    account_id: string;
    creditor_id: string;
    statement_id: string | null;
    external_key: string;
    booked: string;
    value: string;
    amount_minor: number;
    currency: string;
    reversal: number;
    payer_name: string | null;
    payer_account: string | null;
    paid_to: string | null;
    variable_symbol: string | null;
    constant_symbol: string | null;
    specific_symbol: string | null;
    end_to_end_id: string | null;
    creditor_reference: string | null;
    message: string | null;
    state: string;
    /** When who paid was forgotten; null: it is not. */
    erased_at: number | null;
  };
}
