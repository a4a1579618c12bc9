import type { CaseWithPartiesWire } from '../../../web/parties/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

type Role = CaseWithPartiesWire['parties'][number]['role'];

const roles: Readonly<Record<Role, string>> = {
  co_debtor: 'Spoludlužník',
  guarantor: 'Ručitel',
  representative: 'Zástupce',
};

/** Words of what belongs to a case: who stands on it, and its documents. */
export const csCases: Catalogue['cases'] = {
  parties: 'Případy, jejich účastníci a dokumenty',
  roles,
  principal: 'Dlužník',
  ofCreditor: (creditor, currency) => `${creditor}, ${currency}`,
  told: 'Smí se o dluhu dozvědět',
  untold: 'O dluhu se nedozví',
  add: 'Přidat osobu',
  role: 'V jaké roli',
  name: 'Jméno',
  phone: 'Telefon',
  email: 'E-mail',
  birthDate: 'Datum narození',
  birthDateHint: 'Slouží k ověření totožnosti; ukládá se jen jeho otisk.',
  entitled: 'Oprávnění bylo doloženo, nebo se ručení uplatňuje',
  saveIt: 'Přidat',
  entitle: 'Smí se dozvědět',
  remove: 'Odebrat',
  documents: 'Dokumenty',
  addDocument: 'Přidat dokument',
  document: (kilobytes, when, by) => `${kilobytes} kB · ${when} · ${by}`,
  removeDocument: 'Odstranit',
};
