import type { CaseWithPartiesWire } from '../../../web/parties/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

type Role = CaseWithPartiesWire['parties'][number]['role'];

const roles: Readonly<Record<Role, string>> = {
  co_debtor: 'Współdłużnik',
  guarantor: 'Poręczyciel',
  representative: 'Pełnomocnik',
};

/** Words of what belongs to a case: who stands on it, and its documents; in Polish. */
export const plCases: Catalogue['cases'] = {
  parties: 'Sprawy, ich strony i dokumenty',
  roles,
  principal: 'Dłużnik główny',
  ofCreditor: (creditor, currency) => `${creditor}, ${currency}`,
  told: 'Wolno informować o długu',
  untold: 'Nie wolno informować o długu',
  add: 'Dodaj osobę',
  role: 'Rola w sprawie',
  name: 'Imię i nazwisko lub nazwa',
  phone: 'Telefon',
  email: 'E-mail',
  birthDate: 'Data urodzenia',
  birthDateHint: 'Służy do potwierdzenia tożsamości; przechowujemy tylko jej skrót.',
  entitled: 'Widziano pełnomocnictwo albo wezwano poręczyciela do zapłaty',
  saveIt: 'Dodaj',
  entitle: 'Wolno informować',
  remove: 'Usuń',
  documents: 'Dokumenty',
  addDocument: 'Dodaj dokument',
  document: (kilobytes, when, by) => `${kilobytes} kB · ${when} · ${by}`,
  removeDocument: 'Usuń',
};
