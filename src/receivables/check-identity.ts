import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { IdentityOutcome } from './events.ts';
import { getCreditor } from './get-creditor.ts';
import type { Verifier, VerifierField } from './model.ts';
import type { Tools, VerifierHasher } from './ports.ts';
import { record } from './record.ts';
import { customerScope, verifierScope, verifierValue } from './verifier-value.ts';

export type IdentityClaim = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  /** What was keyed in. Never kept, logged or journalled. */
  readonly parts: Partial<Readonly<Record<VerifierField, string>>>;
};

/**
 * Whether whoever is on the line knows what only the debtor should: the birth date; or the birth number or another national number, where
 * the creditor recorded its legal title (Act 133/2000 §13c); or customer number and postcode together. Any other set of parts is `unknown`.
 */
export async function checkIdentity(
  { books, journal, clock, hasher }: Tools & { readonly hasher: VerifierHasher },
  tx: Tx,
  act: Act,
  { personId, creditorId, parts }: IdentityClaim,
): Promise<IdentityOutcome> {
  const fields = methods.find((method) => method.length === Object.keys(parts).length && method.every((field) => field in parts));
  const outcome = await decide();
  await record(journal, tx, act.actor, [
    {
      type: 'identity_checked',
      subject: { personId, creditorId, ...attemptOf(act) },
      data: { fields: fields ?? [], outcome },
    },
  ]);
  return outcome;

  async function decide(): Promise<IdentityOutcome> {
    const lockedUntil = await books.verifiers.lockedUntil(tx, personId);
    if (lockedUntil !== undefined && clock.now().epochMilliseconds < lockedUntil) return 'locked';
    if (!fields) return 'unknown';
    const { birthNumberTitle } = await getCreditor(books, tx, creditorId);
    const recorded = await books.verifiers.ofPerson(tx, personId, creditorId);
    const usable = usableFields(recorded, birthNumberTitle);
    if (!fields.every((field) => usable.has(field))) return 'unknown';
    // Every part is compared with every candidate, so that time tells nothing about which one failed.
    const results = fields.map((field) => matches(recorded, field, parts[field] ?? ''));
    if (!results.every(Boolean)) return 'no_match';
    await makeFindable(recorded);
    return 'match';
  }

  /** A customer number of before there were lookups: its digits are at hand now, and at no other time. */
  async function makeFindable(recorded: readonly Verifier[]): Promise<void> {
    const value = verifierValue('customer_number', parts.customer_number ?? '');
    if (value === undefined) return;
    const unfindable = new Set<string>(await books.verifiers.unfindable(tx, [personId]));
    const scope = verifierScope(personId, creditorId, 'customer_number');
    const hers = recorded.filter(
      ({ field, source, keyed }) => field === 'customer_number' && unfindable.has(source) && hasher.matches(scope, value, keyed),
    );
    const lookup = hasher.hash(customerScope(creditorId), value);
    await books.verifiers.put(
      tx,
      hers.map((verifier) => ({ ...verifier, lookup })),
    );
  }

  function matches(recorded: readonly Verifier[], field: VerifierField, keyed: string): boolean {
    const value = verifierValue(field, keyed) ?? '';
    const scope = verifierScope(personId, creditorId, field);
    const results = recorded.filter((known) => known.field === field).map((known) => hasher.matches(scope, value, known.keyed));
    return results.some(Boolean);
  }
}

/** The fields that stand on record for one creditor and may be asked for. */
export function usableFields(
  recorded: readonly Pick<Verifier, 'field'>[],
  birthNumberTitle: string | null,
): ReadonlySet<VerifierField> {
  const fields = new Set(recorded.map(({ field }) => field));
  if (birthNumberTitle === null) {
    fields.delete('birth_number');
    fields.delete('national_id');
  }
  if (!fields.has('customer_number') || !fields.has('postcode')) {
    fields.delete('customer_number');
    fields.delete('postcode');
  }
  return fields;
}

const methods: readonly (readonly VerifierField[])[] = [
  ['birth_date'],
  ['birth_number'],
  ['national_id'],
  ['customer_number', 'postcode'],
];
