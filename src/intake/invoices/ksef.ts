import type { Dialect } from './invoice.ts';

/**
 * FA(2) and FA(3), the structured invoices of the Polish KSeF. Source: field names of the logical structure FA of the Ministry of Finance: P_1
 * date, P_2 number, P_15 gross amount, of a correction the difference that it makes. What is marked as paid, wholly or in part, is taken off.
 */
export const ksef: Dialect = {
  name: 'KSeF FA',
  matches: ({ root, namespace }) => root === 'Faktura' && namespace.includes('crd.gov.pl'),
  read: ({ first, all }) => {
    const party = 'Podmiot2';
    const total = first('Fa/P_15');
    const isCorrection = first('Fa/RodzajFaktury').startsWith('KOR');
    const paid = first('Fa/Platnosc/Zaplacono') === '1' ? [total] : all('Fa/Platnosc/ZaplataCzesciowa/KwotaZaplatyCzesciowej');
    const account = first('Fa/Platnosc/RachunekBankowy/NrRB').replace(/\s/g, '');
    const [, postcode = '', city = ''] = /^(\d{2}-\d{3})\s+(.+)$/.exec(first(`${party}/Adres/AdresL2`)) ?? [];
    const nip = first(`${party}/DaneIdentyfikacyjne/NIP`);
    return {
      kind: isCorrection && total.startsWith('-') ? 'credit_note' : 'invoice',
      number: first('Fa/P_2'),
      corrects: all('Fa/DaneFaKorygowanej/NrFaKorygowanej'),
      issued: first('Fa/P_1'),
      due: first('Fa/Platnosc/TerminPlatnosci/Termin'),
      payable: less(total, paid),
      currency: first('Fa/KodWaluty'),
      variableSymbol: '',
      constantSymbol: '',
      specificSymbol: '',
      iban: /^\d{26}$/.test(account) ? `PL${account}` : account,
      buyer: {
        customerNumber: first(`${party}/NrKlienta`),
        nationalId: nip,
        name: first(`${party}/DaneIdentyfikacyjne/Nazwa`),
        street: first(`${party}/Adres/AdresL1`),
        city: city || first(`${party}/Adres/AdresL2`),
        postcode,
        country: first(`${party}/Adres/KodKraju`) || (nip ? 'PL' : ''),
        email: first(`${party}/DaneKontaktowe/Email`),
        phone: first(`${party}/DaneKontaktowe/Telefon`),
      },
    };
  },
};

/** Decimal numbers of at most two places, in whole grosz while they are counted; what is none comes back to be refused. */
function less(total: string, paid: readonly string[]): string {
  const grosz = (text: string) => (/^-?\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : Number.NaN);
  const rest = paid.reduce((sum, part) => sum - grosz(part), grosz(total));
  return Number.isSafeInteger(rest) ? (rest / 100).toFixed(2) : total;
}
