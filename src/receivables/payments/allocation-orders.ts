import type { Country } from '../../kernel/country.ts';
import type { ReceivableKind } from '../model.ts';

/** In which order a payment that names none of several receivables pays them; within a rank the oldest due first. */
export type AllocationOrder = {
  readonly ranks: readonly (readonly ReceivableKind[])[];
  readonly source: string;
  /** What of it is our reading and not the letter of the source. */
  readonly assumed: string | null;
};

const principal = ['invoice', 'instalment'] as const satisfies readonly ReceivableKind[];

/**
 * By the creditor's country. A variable symbol or reference is the debtor's direction and goes before any order. Counsel has to confirm it
 * before use, as all that is law here.
 */
export const allocationOrders: Readonly<Record<Country, AllocationOrder>> = {
  CZ: {
    ranks: [['cost'], ['interest'], [...principal, 'fee']],
    source: 'Act 89/2012 §1932, §1933',
    assumed:
      'Default interest and interest are one kind here; contractual fees rank as principal, since §1932 does not name them.',
  },
  SK: {
    ranks: [['cost'], ['interest'], [...principal, 'fee']],
    source: 'Act 513/1991 §330(2)',
    assumed: 'The act names interest before principal; that costs go first is ours.',
  },
  PL: {
    ranks: [['cost'], ['interest', 'fee'], principal],
    source: 'Civil Code art. 451',
    assumed: 'The creditor may count accessory claims first; that he does, and their order, is ours.',
  },
  HU: {
    ranks: [['cost'], ['interest'], [...principal, 'fee']],
    source: 'Act V of 2013 (Ptk.) 6:46',
    assumed: 'Contractual fees rank as principal.',
  },
};
