import type { CreditorId } from '../kernel/ids.ts';
import type { DebtorRow, KeyedHash, PersonKeyKind } from './model.ts';
import type { VerifierHasher } from './ports.ts';

/** By what a person is known. */
export type PersonKey = {
  readonly kind: PersonKeyKind;
  readonly creditorId: CreditorId | null;
  /** Every form in which it may have been kept, the one under the newest key first. National identifiers and customer numbers are kept as keyed hashes, the creditor's own ids as they are. */
  readonly forms: readonly [KeyedHash, ...KeyedHash[]];
};

/** By what a row tells who it is about: the national identifier, and what is the creditor's own. */
export type PersonKeys = { readonly national: PersonKey | null; readonly own: PersonKey | null };

export function personKeys(hasher: VerifierHasher, creditorId: CreditorId, row: DebtorRow): PersonKeys {
  const national = nationalValue(row);
  const own = ownValue(row, national !== null);
  return {
    national: national === null ? null : secretKey(hasher, 'national', null, national),
    own: own && (own.kind === 'customer_number' ? secretKey(hasher, own.kind, creditorId, own.value) : plainKey(own, creditorId)),
  };
}

/** Birth numbers of both countries come from one register's numbering. */
function nationalValue(row: DebtorRow): string | null {
  return row.birthNumber ? `birth_number:${row.birthNumber}` : row.nationalId;
}

function ownValue(row: DebtorRow, hasNational: boolean): { readonly kind: PersonKeyKind; readonly value: string } | null {
  if (row.debtorId) return { kind: 'debtor_id', value: row.debtorId };
  if (row.customerNumber) return { kind: 'customer_number', value: row.customerNumber };
  if (hasNational) return null;
  const where = row.phones[0]?.number ?? row.email ?? JSON.stringify(row.address);
  return { kind: 'contact', value: `${where}|${row.name.toLocaleLowerCase('cs').replace(/\s+/g, ' ').trim()}` };
}

function plainKey({ kind, value }: { readonly kind: PersonKeyKind; readonly value: string }, creditorId: CreditorId): PersonKey {
  return { kind, creditorId, forms: [{ keyId: 'plain', hash: value }] };
}

function secretKey(hasher: VerifierHasher, kind: PersonKeyKind, creditorId: CreditorId | null, value: string): PersonKey {
  const [newest, ...older] = hasher.hashes(['person', creditorId ?? 'all', kind], value);
  return { kind, creditorId, forms: [newest ?? hasher.hash(['person', creditorId ?? 'all', kind], value), ...older] };
}
