import { daysPastDue, localDate } from '../kernel/calendar.ts';
import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findCollectible } from './find-collectible.ts';
import { getCreditor } from './get-creditor.ts';
import type { Conversation } from './model.ts';
import type { Tools } from './ports.ts';

/**
 * What a contact with this person for this creditor would be about: all that is open, less what is disputed or held by itself (a
 * payment said to be on its way), oldest due first. Where somebody owes in two currencies, the one with the oldest receivable.
 * Undefined when nothing is left to talk about.
 */
export async function findConversation(
  { books, clock }: Pick<Tools, 'books' | 'clock'>,
  tx: Tx,
  personId: PersonId,
  creditorId: CreditorId,
): Promise<Conversation | undefined> {
  const free = await findCollectible({ books, clock }, tx, personId, creditorId);
  const oldest = free[0];
  if (!oldest) return undefined;
  const receivables = free.filter(({ caseId }) => caseId === oldest.caseId);
  const { country } = await getCreditor(books, tx, creditorId);
  return {
    personId,
    principalId: oldest.personId,
    creditorId,
    caseId: oldest.caseId,
    currency: oldest.currency,
    receivables,
    totalMinor: receivables.reduce((total, { amountMinor }) => total + amountMinor, 0),
    daysPastDue: daysPastDue(Temporal.PlainDate.from(oldest.due), localDate(clock.now(), country)),
  };
}
