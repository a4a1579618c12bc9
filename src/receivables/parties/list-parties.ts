import type { PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Case, Creditor } from '../model.ts';
import type { Tools } from '../ports.ts';
import type { CaseParty } from './model.ts';

export type NamedParty = CaseParty & { readonly name: string };

/** A case of a person with those who stand on it, or one of somebody else on which she stands. */
export type CaseWithParties = Case & {
  readonly creditor: Creditor;
  readonly principal: { readonly id: PersonId; readonly name: string };
  readonly parties: readonly NamedParty[];
};

/** Every case that a person owes, and every one on which she stands, by creditor. Undefined: there is no such person. */
export async function listParties(
  { books }: Pick<Tools, 'books'>,
  tx: Tx,
  personId: PersonId,
): Promise<readonly CaseWithParties[] | undefined> {
  if (!(await books.persons.find(tx, personId))) return undefined;
  const found: CaseWithParties[] = [];
  for (const creditor of await books.creditors.list(tx)) {
    const others = await books.parties.ofPerson(tx, personId, creditor.id);
    const foreign = await Promise.all(others.map(({ caseId }) => books.receivables.caseOf(tx, caseId)));
    const cases = [
      ...(await books.receivables.casesOf(tx, [personId], creditor.id)),
      ...foreign.filter((each) => each !== undefined),
    ];
    for (const each of cases) {
      const parties = await books.parties.ofCase(tx, each.id);
      const names = await namesOf(books, tx, [each.personId, ...parties.map((party) => party.personId)]);
      const named = parties.map((party) => ({ ...party, name: names.get(party.personId) ?? '' }));
      found.push({ ...each, creditor, principal: { id: each.personId, name: names.get(each.personId) ?? '' }, parties: named });
    }
  }
  return found;
}

async function namesOf(books: Tools['books'], tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  return new Map((await books.persons.findAll(tx, ids)).map(({ id, name }) => [id, name]));
}
