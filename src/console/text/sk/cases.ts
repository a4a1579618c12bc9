import type { CaseWithPartiesWire } from '../../../web/parties/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

type Role = CaseWithPartiesWire['parties'][number]['role'];

const roles: Readonly<Record<Role, string>> = {
  co_debtor: 'Spoludlžník',
  guarantor: 'Ručiteľ',
  representative: 'Zástupca',
};

/** Words of what belongs to a case: who stands on it, and its documents. */
export const skCases: Catalogue['cases'] = {
  parties: 'Prípady, ich účastníci a dokumenty',
  roles,
  principal: 'Hlavný dlžník',
  ofCreditor: (creditor, currency) => `${creditor}, ${currency}`,
  told: 'Smie vedieť o dlhu',
  untold: 'Nesmie vedieť o dlhu',
  add: 'Pridať účastníka',
  role: 'Postavenie',
  name: 'Meno',
  phone: 'Telefón',
  email: 'E-mail',
  birthDate: 'Dátum narodenia',
  birthDateHint: 'Ním účastník preukáže totožnosť; uchováva sa len jeho odtlačok (hash).',
  entitled: 'Splnomocnenie bolo predložené alebo sa plnenie žiada od ručiteľa',
  saveIt: 'Pridať',
  entitle: 'Oprávniť',
  remove: 'Odobrať',
  documents: 'Dokumenty',
  addDocument: 'Pridať dokument',
  document: (kilobytes, when, by) => `${kilobytes} kB · ${when} · ${by}`,
  removeDocument: 'Odstrániť',
};
