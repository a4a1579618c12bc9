import type { CaseWithPartiesWire } from '../../../web/parties/api-types.ts';
import type { Catalogue } from '../catalogue.ts';

type Role = CaseWithPartiesWire['parties'][number]['role'];

const roles: Readonly<Record<Role, string>> = {
  co_debtor: 'Adóstárs',
  guarantor: 'Kezes',
  representative: 'Képviselő',
};

/** Words of what belongs to a case: who stands on it, and its documents. */
export const huCases: Catalogue['cases'] = {
  parties: 'Ügyek, érintettek és iratok',
  roles,
  principal: 'Főadós',
  ofCreditor: (creditor, currency) => `${creditor}, ${currency}`,
  told: 'Tájékoztatható a tartozásról',
  untold: 'A tartozásról nem tájékoztatható',
  add: 'Érintett hozzáadása',
  role: 'Szerepe',
  name: 'Név',
  phone: 'Telefon',
  email: 'E-mail',
  birthDate: 'Születési dátum',
  birthDateHint: 'Ezzel igazolja magát; csak a lenyomatát őrizzük meg.',
  entitled: 'A meghatalmazást láttuk, vagy a kezest már felhívtuk teljesítésre',
  saveIt: 'Hozzáadás',
  entitle: 'Engedélyezés',
  remove: 'Eltávolítás',
  documents: 'Iratok',
  addDocument: 'Irat hozzáadása',
  document: (kilobytes, when, by) => `${kilobytes} kB · ${when} · ${by}`,
  removeDocument: 'Eltávolítás',
};
