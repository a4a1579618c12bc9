import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Creditor, DebtorRow, KeyedHash, VerifierField } from './model.ts';
import { type PersonKeys, personKeys } from './person-keys.ts';
import type { VerifierHasher } from './ports.ts';
import { customerScope, verifierScope, verifierValue } from './verifier-value.ts';
import { withinTitle } from './within-title.ts';

/** A row with everything that can be worked out of it before anybody looks at the books. Plain data: it may come from another thread. */
export type PreparedRow = {
  readonly row: DebtorRow;
  readonly externalKey: string;
  /** Of all that it says, under the newest key: tells whether it has changed since it came in last. */
  readonly rowHash: KeyedHash;
  readonly keys: PersonKeys;
  /** By what its customer number finds the person. */
  readonly lookup: KeyedHash | null;
  /** Who it is about as far as could be told; null: whoever registers says so then. */
  readonly newcomer: Newcomer | null;
};

/** `known`: others have told of her before; else it is her id should nobody know her. Her verifiers are hashed for nobody else. */
export type Newcomer = {
  readonly personId: PersonId;
  readonly known: boolean;
  readonly verifiers: readonly HashedVerifier[];
};
export type HashedVerifier = { readonly field: VerifierField; readonly keyed: KeyedHash };

/** `who`: whom it is about; given where hashing beforehand is cheaper than hashing later. */
export function prepareRow(
  hasher: VerifierHasher,
  creditor: Creditor,
  given: DebtorRow,
  who: Pick<Newcomer, 'personId' | 'known'> | null = null,
): PreparedRow {
  const outline = outlineRow(hasher, creditor, given);
  return completeRow(hasher, creditor, outline, personKeys(hasher, creditor.id, outline.row), who);
}

/** As much of a prepared row as tells whether it is new, changed or the same. */
export type RowOutline = Pick<PreparedRow, 'row' | 'externalKey' | 'rowHash'> & {
  /** JSON of the row. */
  readonly text: string;
};

export function outlineRow(hasher: VerifierHasher, creditor: Creditor, given: DebtorRow): RowOutline {
  const row = withinTitle(given, creditor);
  const externalKey = externalKeyOf(row);
  const text = JSON.stringify(row);
  return { row, externalKey, text, rowHash: hasher.hash(rowScope(creditor.id, externalKey), text) };
}

/** `who`: whom it is about, as far as can be told. */
export function completeRow(
  hasher: VerifierHasher,
  creditor: Creditor,
  { row, externalKey, rowHash }: RowOutline,
  keys: PersonKeys,
  who: Pick<Newcomer, 'personId' | 'known'> | null,
): PreparedRow {
  const customer = row.customerNumber === null ? undefined : verifierValue('customer_number', row.customerNumber);
  return {
    row,
    externalKey,
    rowHash,
    keys,
    lookup: customer === undefined ? null : hasher.hash(customerScope(creditor.id), customer),
    newcomer: who && { ...who, verifiers: hashVerifiers(hasher, who.personId, creditor.id, row) },
  };
}

/** Whether a row says what it said when `known` was made. */
export function saysTheSame(hasher: VerifierHasher, creditorId: CreditorId, prepared: PreparedRow, known: KeyedHash): boolean {
  const { row, externalKey, rowHash } = prepared;
  if (rowHash.keyId === known.keyId) return rowHash.hash === known.hash;
  return hasher.matches(rowScope(creditorId, externalKey), JSON.stringify(row), known);
}

/** Keyed hashes of what this person may be asked for, as the row tells it. */
export function hashVerifiers(
  hasher: VerifierHasher,
  personId: PersonId,
  creditorId: CreditorId,
  row: DebtorRow,
): readonly HashedVerifier[] {
  const given: readonly (readonly [VerifierField, string | null | undefined])[] = [
    ['birth_date', row.birthDate],
    ['birth_number', row.birthNumber],
    ['national_id', keyableNationalId(row.nationalId)],
    ['customer_number', row.customerNumber],
    ['postcode', row.address?.postcode],
  ];
  return given.flatMap(([field, text]) => {
    const value = text ? verifierValue(field, text) : undefined;
    return value === undefined ? [] : [{ field, keyed: hasher.hash(verifierScope(personId, creditorId, field), value) }];
  });
}

/** The creditor's id; without one, what the row says: phone (or e-mail), due date, amount and variable symbol. */
export function externalKeyOf(row: DebtorRow): string {
  if (row.receivableId) return row.receivableId;
  const where = row.phones[0]?.number ?? row.email ?? JSON.stringify(row.address);
  return `~${where}|${row.due ?? ''}|${row.amountMinor} ${row.currency}|${row.variableSymbol ?? ''}`;
}

function rowScope(creditorId: CreditorId, externalKey: string): readonly string[] {
  return ['row', creditorId, externalKey];
}

/** A PESEL (Poland) or an adóazonosító jel (Hungary, a personal tax number: ten digits, the first 8); nobody is asked for another one. */
function keyableNationalId(text: string | null): string | null {
  return text !== null && /^(PL:\d{11}|HU:8\d{9})$/.test(text) ? text : null;
}
