import type { Dialect } from './invoice.ts';

/**
 * UBL 2.1 as Peppol BIS Billing 3 uses it, in Slovakia and elsewhere. Source: EN 16931 business terms in the UBL syntax binding. The payment
 * reference is a variable symbol where it is one, also as `/VS123/SS456/KS0308`; a credit note says its due date with the means of payment.
 */
export const ubl: Dialect = {
  name: 'UBL',
  matches: ({ root, namespace }) => /^(Invoice|CreditNote)$/.test(root) && namespace.includes(':ubl:schema:xsd:'),
  read: ({ root, first, all }) => {
    const party = 'AccountingCustomerParty/Party';
    const payable = first('LegalMonetaryTotal/PayableAmount');
    const reference = first('PaymentMeans/PaymentID');
    return {
      kind: root === 'CreditNote' || first('InvoiceTypeCode') === '381' ? 'credit_note' : 'invoice',
      number: first('ID'),
      corrects: all('BillingReference/InvoiceDocumentReference/ID'),
      issued: first('IssueDate'),
      due: first('DueDate') || first('PaymentMeans/PaymentDueDate'),
      payable,
      currency: first('LegalMonetaryTotal/PayableAmount/@currencyID') || first('DocumentCurrencyCode'),
      variableSymbol: symbolIn(reference, 'VS') || (/^\d{1,10}$/.test(reference) ? reference : ''),
      constantSymbol: symbolIn(reference, 'KS'),
      specificSymbol: symbolIn(reference, 'SS'),
      iban: first('PaymentMeans/PayeeFinancialAccount/ID'),
      buyer: {
        customerNumber: first(`${party}/PartyIdentification/ID`),
        nationalId: first(`${party}/PartyLegalEntity/CompanyID`) || first(`${party}/PartyTaxScheme/CompanyID`),
        name: first(`${party}/PartyLegalEntity/RegistrationName`) || first(`${party}/PartyName/Name`),
        street: first(`${party}/PostalAddress/StreetName`),
        city: first(`${party}/PostalAddress/CityName`),
        postcode: first(`${party}/PostalAddress/PostalZone`),
        country: first(`${party}/PostalAddress/Country/IdentificationCode`),
        email: first(`${party}/Contact/ElectronicMail`),
        phone: first(`${party}/Contact/Telephone`),
      },
    };
  },
};

function symbolIn(reference: string, symbol: string): string {
  return new RegExp(`/${symbol}(\\d{1,10})(?=/|$)`).exec(reference)?.[1]?.replace(/^0+(?=\d)/, '') ?? '';
}
