import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { getCreditor } from './get-creditor.ts';
import type { Tools } from './ports.ts';

/** Somebody whom nobody calls to collect until a person has looked at her hardship. `since`: epoch ms. */
export type Hardship = {
  readonly personId: PersonId;
  readonly name: string;
  readonly creditorId: CreditorId;
  /** Its code. */
  readonly creditor: string;
  readonly since: number;
};

/** Everybody once for each creditor, who waits longest first. */
export async function listHardships({ books }: Pick<Tools, 'books'>, tx: Tx): Promise<Hardship[]> {
  const found = new Map<string, Hardship>();
  for (const { personId, creditorId, from } of await books.holds.unreleased(tx, 'hardship')) {
    const key = `${personId}|${creditorId}`;
    if (creditorId === null || found.has(key)) continue;
    const person = await books.persons.find(tx, personId);
    const { code } = await getCreditor(books, tx, creditorId);
    found.set(key, { personId, name: person?.name ?? '', creditorId, creditor: code, since: from });
  }
  return [...found.values()];
}
