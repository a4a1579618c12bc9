import type { MadeUpDebtor } from './made-up-debtors.ts';

/** A creditor's file of what these debtors owe: `;`, decimal comma, a row for each bill. */
export function debtorFile(debtors: readonly MadeUpDebtor[]): string {
  const rows = debtors.flatMap((debtor) => {
    const { id, kind, name, phone, email, street, postcode, birthDate, bills } = debtor;
    const natural = kind === 'natural';
    return bills.map((bill) =>
      [
        ...[bill.id, id, natural ? name : '', natural ? '' : name, phone ?? '', email ?? '', street ?? ''],
        ...[street ? 'Lhota' : '', postcode, natural ? birthDate : '', `${90_000 + Number(id.slice(1))}`],
        ...[decimal(bill.amountMinor), bill.currency, bill.due, bill.symbol ?? '', bill.document],
      ].join(';'),
    );
  });
  return `${[header, ...rows].join('\n')}\n`;
}

const header =
  'receivable_id;debtor_id;name;company_name;phone;email;street;city;postcode;birth_date;customer_number;amount;currency;due_date;variable_symbol;document';

function decimal(minor: number): string {
  return `${Math.trunc(minor / 100)},${String(minor % 100).padStart(2, '0')}`;
}
