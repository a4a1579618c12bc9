import type { Currency } from '../../kernel/money.ts';

/** What a parser tells, in the order of the file: the entries of a statement, then the statement itself. Then those of the next. */
export type StatementPart =
  | { readonly kind: 'entry'; readonly entry: StatementEntry }
  | { readonly kind: 'statement'; readonly statement: StatementFrame };

/** A statement without its entries, as the file tells it. Amounts in minor units, dates YYYY-MM-DD; null for what the format does not say. */
export type StatementFrame = {
  /** Where it ends in the file, for people: `line 12`. */
  readonly where: string;
  /** As the bank wrote it: an IBAN, or a national number with or without the bank's code. */
  readonly account: string;
  readonly currency: Currency | null;
  readonly number: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  /** When the bank made it, epoch ms. */
  readonly madeAt: number | null;
  /** What went out and what came in, as the bank counts it; null where it does not say. */
  readonly turnover: { readonly debitMinor: number; readonly creditMinor: number } | null;
};

/** A movement as the file tells it. Money in is positive. */
export type StatementEntry = {
  /** For people: `line 12`, `entry 3`. */
  readonly where: string;
  readonly booked: string;
  readonly value: string;
  readonly amountMinor: number;
  readonly currency: Currency | null;
  readonly reversal: boolean;
  /** By which the bank knows the movement; null where it names none. */
  readonly reference: string | null;
  readonly payerName: string | null;
  /** An IBAN, `prefix-number/bank`, or whatever the bank wrote. */
  readonly payerAccount: string | null;
  readonly paidTo: string | null;
  readonly variableSymbol: string | null;
  readonly constantSymbol: string | null;
  readonly specificSymbol: string | null;
  readonly endToEndId: string | null;
  readonly creditorReference: string | null;
  readonly message: string | null;
};
