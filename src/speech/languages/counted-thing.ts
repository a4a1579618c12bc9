/** What a flow may count, in every language: `{days_past_due|days}` gives "pět dní". */
export type CountedThing = 'days' | 'invoices' | 'receivables' | 'instalments' | 'payments' | 'minutes';
