import type { CaseId, CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { hangingOn } from './interest/hanging-on.ts';
import type { Receivable } from './model.ts';
import type { Tools } from './ports.ts';

/**
 * What a person may be asked for, in every currency: open, neither disputed nor held by itself; oldest due first. Where she owes nothing
 * herself, what is owed on the cases on which she stands and may be told of it.
 */
export async function findCollectible(
  tools: Pick<Tools, 'books' | 'clock'>,
  tx: Tx,
  personId: PersonId,
  creditorId: CreditorId,
): Promise<Receivable[]> {
  const open = await tools.books.receivables.openOf(tx, personId, creditorId);
  if (open.length > 0) return leftOf(tools, tx, personId, creditorId, open);
  const found: Receivable[] = [];
  for (const { caseId, entitled } of await tools.books.parties.ofPerson(tx, personId, creditorId))
    if (entitled) found.push(...(await ofCase(tools, tx, caseId, creditorId)));
  return found.toSorted((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
}

async function ofCase(
  tools: Pick<Tools, 'books' | 'clock'>,
  tx: Tx,
  caseId: CaseId,
  creditorId: CreditorId,
): Promise<Receivable[]> {
  const principal = (await tools.books.receivables.caseOf(tx, caseId))?.personId;
  if (!principal) return [];
  const open = await tools.books.receivables.openOf(tx, principal, creditorId);
  return leftOf(
    tools,
    tx,
    principal,
    creditorId,
    open.filter((each) => each.caseId === caseId),
  );
}

async function leftOf(
  { books, clock }: Pick<Tools, 'books' | 'clock'>,
  tx: Tx,
  personId: PersonId,
  creditorId: CreditorId,
  open: readonly Receivable[],
): Promise<Receivable[]> {
  if (open.length === 0) return [];
  const left = new Set(await books.disputes.disputed(tx, personId, creditorId));
  for (const { id } of hangingOn(open, left)) left.add(id); // interest may have been booked since
  for (const { receivableId } of await books.holds.standing(tx, personId, creditorId, clock.now().epochMilliseconds))
    if (receivableId) left.add(receivableId);
  return open.filter(({ id }) => !left.has(id));
}
