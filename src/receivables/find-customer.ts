import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Books, VerifierHasher } from './ports.ts';
import { customerScope, verifierValue } from './verifier-value.ts';

/**
 * Whose customer number this is with a creditor: one person, or undefined for none and for several (two persons under one number cannot
 * be told apart by it). A candidate only: nobody is verified by it.
 */
export async function findCustomer(
  { books, hasher }: { readonly books: Pick<Books, 'verifiers'>; readonly hasher: VerifierHasher },
  tx: Tx,
  creditorId: CreditorId,
  keyed: string,
): Promise<PersonId | undefined> {
  const value = verifierValue('customer_number', keyed);
  if (value === undefined) return undefined;
  const [first, ...others] = await books.verifiers.personsOf(tx, hasher.hashes(customerScope(creditorId), value));
  return others.length === 0 ? first : undefined;
}
