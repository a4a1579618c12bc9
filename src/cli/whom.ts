import type { CreditorId, PersonId } from '../kernel/ids.ts';
import { isId } from '../kernel/ids.ts';
import { parsePhone } from '../kernel/phone.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Creditor, Person } from '../receivables/model.ts';
import type { Books } from '../receivables/ports.ts';

export type Whom = { readonly person: Person; readonly creditor: Creditor };

/**
 * Who is meant on the command line: the id of a person, her telephone number, or the creditor's own id of a debtor; and with which creditor
 * (`code`; may be left out where there is one only). Refused where nobody or several are.
 */
export async function findWhom(
  books: Books,
  tx: Tx,
  text: string,
  code: string | undefined,
): Promise<Result<Whom, Refusal<'unknown_debtor' | 'several_debtors' | 'unknown_creditor' | 'which_creditor'>>> {
  const creditors = await books.creditors.list(tx);
  const named = code === undefined ? creditors : creditors.filter((each) => each.code === code);
  if (named.length === 0) return refuse('unknown_creditor', `There is no creditor "${code ?? ''}": see dovolat creditor list`);
  const found = new Map<PersonId, CreditorId | null>();
  const phone = parsePhone(text, named[0]?.country ?? 'CZ');
  if (isId('per', text)) found.set(text, null);
  else if (phone.ok)
    for (const { personId } of await books.contactPoints.withNumbers(tx, [phone.value.number])) found.set(personId, null);
  if (found.size === 0)
    for (const { id } of named) {
      const personId = await books.persons.findByKey(tx, 'debtor_id', id, [{ keyId: 'plain', hash: text }]);
      if (personId) found.set(personId, id);
    }
  const [[personId, ownCreditor] = [undefined, null], ...others] = [...found];
  if (others.length > 0)
    return refuse('several_debtors', `Several people are meant by that; say which: ${[...found.keys()].join(', ')}`);
  const person = personId && (await books.persons.find(tx, personId));
  if (!person) return refuse('unknown_debtor', 'Nobody on record has this id, telephone number or debtor id');
  const theirs: Creditor[] = [];
  for (const each of named)
    if (each.id === ownCreditor || (await books.receivables.casesOf(tx, [person.id], each.id)).length > 0) theirs.push(each);
  const [creditor, ...more] = theirs;
  if (!creditor) return refuse('unknown_creditor', 'This person owes nothing to that creditor');
  if (more.length > 0)
    return refuse('which_creditor', `Say for whom: --creditor ${theirs.map((each) => each.code).join(' or --creditor ')}`);
  return accept({ person, creditor });
}
