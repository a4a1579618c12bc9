import type { Column } from '../columns.ts';
import type { Invoice } from './invoice.ts';

/** The columns that an invoice fills, in this order. */
export const invoiceColumns = [
  'receivable_id',
  'debtor_id',
  'customer_number',
  'company_name',
  'name',
  'phone',
  'email',
  'street',
  'city',
  'postcode',
  'country',
  'national_id',
  'amount',
  'currency',
  'due_date',
  'issue_date',
  'variable_symbol',
  'constant_symbol',
  'specific_symbol',
  'iban',
  'document',
] as const satisfies readonly Column[];

/** An invoice as a row of a file: its number is the receivable's id, and whoever has a number of a company is one. */
export function invoiceCells(invoice: Invoice): readonly string[] {
  const { buyer } = invoice;
  const isCompany = buyer.nationalId !== '';
  const cells: Readonly<Record<(typeof invoiceColumns)[number], string>> = {
    receivable_id: invoice.number,
    debtor_id: buyer.customerNumber,
    customer_number: buyer.customerNumber,
    company_name: isCompany ? buyer.name : '',
    name: isCompany ? '' : buyer.name,
    phone: buyer.phone,
    email: buyer.email,
    street: buyer.street,
    city: buyer.city,
    postcode: buyer.postcode,
    country: buyer.country,
    national_id: buyer.nationalId,
    amount: invoice.kind === 'receipt' ? '0' : decimal(invoice.payable),
    currency: invoice.currency,
    due_date: invoice.due,
    issue_date: invoice.issued,
    variable_symbol: invoice.variableSymbol,
    constant_symbol: invoice.constantSymbol,
    specific_symbol: invoice.specificSymbol,
    iban: invoice.iban,
    document: invoice.number,
  };
  return invoiceColumns.map((column) => cells[column]);
}

/** Two places: XML knows no thousands, and `1234.5000` says no more than `1234.50`. */
function decimal(text: string): string {
  const [, whole = '', places = ''] = /^([-+]?\d+)\.?(\d*?)0*$/.exec(text) ?? [];
  return whole && places.length <= 2 ? `${whole}.${places.padEnd(2, '0')}` : text;
}
