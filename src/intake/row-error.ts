/** Why a row was turned away: one error of one row. Goes into the rejected rows' file, so it holds no personal data. */
export type RowError = {
  /** Of the file, from 1: a line, a row of a sheet, or the invoice of a batch. */
  readonly line: number;
  /** Of a file that has parts: the sheet, or the file of a batch. */
  readonly part?: string;
  /** The column's name as the file has it; empty when it is about the whole row. */
  readonly column: string;
  readonly reason: RowErrorReason;
  /** What is wrong and what to do. */
  readonly message: string;
  /** The value, masked where it is personal. */
  readonly value: string;
};

export type RowErrorReason =
  | 'missing_value'
  | 'too_many_cells'
  | 'no_contact'
  | 'not_a_phone_number'
  | 'not_an_email'
  | 'not_an_amount'
  | 'ambiguous_amount'
  | 'negative_amount'
  | 'not_a_currency'
  | 'not_a_country'
  | 'not_a_language'
  | 'not_a_date'
  | 'not_a_birth_date'
  | 'not_a_birth_number'
  | 'not_a_national_id'
  | 'not_a_symbol'
  | 'not_an_iban'
  | 'duplicate_row'
  | 'nothing_owed'
  | 'not_a_role'
  | 'unknown_principal'
  | 'is_the_principal'
  | 'several_alike'
  | 'other_birth_date'
  | 'not_xml'
  | 'xml_refused'
  | 'not_an_invoice'
  | 'no_invoice_named'
  | 'several_invoices_named'
  | 'invoice_unknown'
  | 'other_currency';
