import { czechIban, parseCzechAccount } from '../../kernel/bank-account/czech-account.ts';
import type { Dialect, Invoice } from './invoice.ts';

/**
 * ISDOC 5 and 6, the Czech standard of electronic invoices. Source: field names of the ISDOC 6.0 schema (`isdoc.cz`): document types 2 and 6
 * are credit notes, 5 is a tax document for a payment that was received. What is payable is already less the deposits that were paid.
 */
export const isdoc: Dialect = {
  name: 'ISDOC',
  matches: ({ root, namespace }) => root === 'Invoice' && namespace.includes('isdoc.cz/namespace'),
  read: ({ first, all }) => {
    const party = 'AccountingCustomerParty/Party';
    const details = 'PaymentMeans/Payment/Details';
    const foreign = first('ForeignCurrencyCode');
    const payable = (foreign && first('LegalMonetaryTotal/PayableAmountCurr')) || first('LegalMonetaryTotal/PayableAmount');
    return {
      kind: kinds[first('DocumentType')] ?? 'invoice',
      number: first('ID'),
      corrects: all('OriginalDocumentReferences/OriginalDocumentReference/ID'),
      issued: first('IssueDate'),
      due: first(`${details}/PaymentDueDate`),
      payable,
      currency: foreign || first('LocalCurrencyCode'),
      variableSymbol: first(`${details}/VariableSymbol`),
      constantSymbol: first(`${details}/ConstantSymbol`),
      specificSymbol: first(`${details}/SpecificSymbol`),
      iban: first(`${details}/IBAN`) || domestic(first(`${details}/ID`), first(`${details}/BankCode`)),
      buyer: {
        customerNumber: first(`${party}/PartyIdentification/UserID`),
        nationalId: first(`${party}/PartyIdentification/ID`) || first(`${party}/PartyTaxScheme/CompanyID`),
        name: first(`${party}/PartyName/Name`),
        street: [first(`${party}/PostalAddress/StreetName`), first(`${party}/PostalAddress/BuildingNumber`)].join(' ').trim(),
        city: first(`${party}/PostalAddress/CityName`),
        postcode: first(`${party}/PostalAddress/PostalZone`),
        country: first(`${party}/PostalAddress/Country/IdentificationCode`),
        email: first(`${party}/Contact/ElectronicMail`),
        phone: first(`${party}/Contact/Telephone`),
      },
    };
  },
};

const kinds: Readonly<Record<string, Invoice['kind']>> = { '2': 'credit_note', '5': 'receipt', '6': 'credit_note' };

function domestic(account: string, bank: string): string {
  const parsed = parseCzechAccount(`${account}/${bank}`);
  return parsed.ok ? czechIban(parsed.value, 'CZ') : '';
}
