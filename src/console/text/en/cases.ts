import type { CaseWithPartiesWire } from '../../../web/parties/api-types.ts';

type Role = CaseWithPartiesWire['parties'][number]['role'];

const roles: Readonly<Record<Role, string>> = {
  co_debtor: 'Co-debtor',
  guarantor: 'Guarantor',
  representative: 'Representative',
};

/** Words of what belongs to a case: who stands on it, and its documents. */
export const enCases = {
  parties: 'Cases, who stands on them, and documents',
  roles,
  principal: 'Owes it',
  ofCreditor: (creditor: string, currency: string) => `${creditor}, ${currency}`,
  told: 'May be told of the debt',
  untold: 'Is told nothing of it',
  add: 'Add somebody',
  role: 'What they are',
  name: 'Name',
  phone: 'Telephone',
  email: 'E-mail',
  birthDate: 'Birth date',
  birthDateHint: 'They prove with it who they are; only its hash is kept.',
  entitled: 'The authority was seen, or the guarantee is called upon',
  saveIt: 'Add',
  entitle: 'May be told',
  remove: 'Take off',
  documents: 'Documents',
  addDocument: 'Add a document',
  document: (kilobytes: string, when: string, by: string) => `${kilobytes} kB · ${when} · ${by}`,
  removeDocument: 'Remove',
};
