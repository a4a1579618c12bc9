import type { XmlFields } from './read-xml-fields.ts';

/** An invoice as its XML says it: texts as they stand there, empty where it says nothing. */
export type Invoice = {
  /** `receipt`: a tax document for money that was received already; nothing is owed by it. */
  readonly kind: 'invoice' | 'credit_note' | 'receipt';
  readonly number: string;
  /** Of a credit note: numbers of the invoices that it corrects. */
  readonly corrects: readonly string[];
  readonly issued: string;
  readonly due: string;
  /** What is to be paid in all, a decimal number; of a credit note what it takes off. */
  readonly payable: string;
  readonly currency: string;
  readonly variableSymbol: string;
  readonly constantSymbol: string;
  readonly specificSymbol: string;
  readonly iban: string;
  readonly buyer: Buyer;
};

export type Buyer = {
  /** The seller's number of the customer. */
  readonly customerNumber: string;
  /** By which its country knows a company; empty for a person. */
  readonly nationalId: string;
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
  readonly email: string;
  readonly phone: string;
};

/** One way in which invoices are written. */
export type Dialect = {
  readonly name: string;
  readonly matches: (document: Pick<XmlFields, 'root' | 'namespace'>) => boolean;
  readonly read: (document: XmlFields) => Invoice;
};
