import type { Actor } from '../journal/event.ts';
import type { CreditorId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import { type ContactWish, readCreditorContact } from './creditor-contact.ts';
import type { Creditor } from './model.ts';
import { type CreditorTrouble, objectToCreditor } from './object-to-creditor.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

const changeable = [
  'name',
  'neutralName',
  'language',
  'birthNumberTitle',
  'planPolicy',
  'planLateDays',
  'interest',
  'keyedNumberAllowed',
  'contact',
] as const;

/** Only what shall be otherwise. Code and country stay: receivables on record were read by them. */
export type CreditorChange = Partial<Pick<Creditor, Exclude<(typeof changeable)[number], 'contact'>>> & {
  readonly contact?: ContactWish;
};

/** Changes a creditor; calls that are prepared from now on say the new name. */
export async function changeCreditor(
  { work, books, journal }: Pick<Tools, 'books' | 'journal'> & { readonly work: UnitOfWork },
  actor: Actor,
  id: CreditorId,
  change: CreditorChange,
): Promise<Result<Creditor, Refusal<'creditor_unknown' | 'contact_wrong' | CreditorTrouble>>> {
  return work.run(async (tx) => {
    const before = await books.creditors.find(tx, id);
    if (!before) return refuse('creditor_unknown', 'There is no such creditor');
    const contact = readCreditorContact(before.contact, change.contact ?? {}, before.country);
    if (!contact.ok) return contact;
    const wished = { ...before, ...change, contact: contact.value };
    const title = wished.birthNumberTitle?.trim() || null;
    const after: Creditor = {
      ...wished,
      name: wished.name.trim(),
      neutralName: wished.neutralName.trim(),
      birthNumberTitle: title,
    };
    const trouble = objectToCreditor(after);
    if (trouble) return trouble;
    const changed = changeable.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
    if (changed.length === 0) return accept(before);
    await books.creditors.update(tx, after);
    await record(journal, tx, actor, [{ type: 'creditor_changed', subject: { creditorId: id }, data: { changed } }]);
    return accept(after);
  });
}
