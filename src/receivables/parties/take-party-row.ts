import type { CaseId, PersonId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { Creditor, DebtorRow } from '../model.ts';
import { type PersonKey, type PersonKeys, personKeys } from '../person-keys.ts';
import type { Books, Tools, VerifierHasher } from '../ports.ts';
import { hashVerifiers } from '../prepare-row.ts';
import { withinTitle } from '../within-title.ts';
import { type AlikeRefusal, findKnownPerson } from './find-known-person.ts';
import type { PartyRow } from './party-row.ts';
import { putParty } from './put-party.ts';
import { savePartyPerson } from './save-party-person.ts';

export type TakenParty = {
  readonly outcome: 'created' | 'updated' | 'unchanged';
  readonly receivableId: null;
  readonly personId: PersonId;
};

export type PartyRowRefusal = Refusal<'unknown_principal' | 'is_the_principal' | 'no_contact'> | AlikeRefusal;

type RowTools = Tools & { readonly hasher: VerifierHasher };

/**
 * Puts whom a row names onto the case of whoever owes. Nothing that people decided since the same row came in gives way to it: who was taken off
 * stays off, a guarantee that is called upon and an authority that was seen stay so. Neither comes by a file.
 */
export async function takePartyRow(
  tools: RowTools,
  tx: Tx,
  act: Act,
  creditor: Creditor,
  row: PartyRow,
): Promise<Result<TakenParty, PartyRowRefusal>> {
  const { books } = tools;
  const about = await findCase(tools, tx, creditor, row);
  if (!about.ok) return about;
  const { id: caseId, personId: principal } = about.value;
  const person = withinTitle(row.person, creditor);
  const keys = personKeys(tools.hasher, creditor.id, person);
  const found = await findPerson(tools, tx, creditor, person, keys);
  if (!found.ok) return found;
  const known = found.value;
  if (known === principal) return refuse('is_the_principal', 'the row names the person who owes it');
  const before = known && (await books.parties.find(tx, caseId, known));
  const personId = await savePartyPerson(tools, tx, act, { creditorId: creditor.id, known, key: keys.own }, person);
  await bindKeys(books, tx, personId, keys);
  await addNationalVerifiers(tools, tx, personId, creditor, person);
  if (before?.fileRole === row.role) return accept({ outcome: 'unchanged', receivableId: null, personId });
  const stands = before?.endedAt === null;
  const entitled = stands && before.role === row.role && before.entitled;
  const put = await putParty(tools, tx, act, { caseId, personId, role: row.role, entitled, fileRole: row.role });
  if (!put.ok) throw new Error(`a row about ${caseId} came to ${put.reason}`);
  const outcome = !stands ? 'created' : before.role === row.role ? 'unchanged' : 'updated';
  return accept({ outcome, receivableId: null, personId });
}

async function findCase(
  { books }: RowTools,
  tx: Tx,
  creditor: Creditor,
  { receivableId, principalId, currency }: PartyRow,
): Promise<Result<{ readonly id: CaseId; readonly personId: PersonId }, Refusal<'unknown_principal'>>> {
  const owed = receivableId === null ? undefined : await books.receivables.findByExternalKey(tx, creditor.id, receivableId);
  if (receivableId !== null && !owed)
    return refuse('unknown_principal', 'nobody owes a receivable of that id: bring it in first, or leave the id out');
  const forms = [{ keyId: 'plain', hash: principalId ?? '' }];
  const named = principalId === null ? undefined : await books.persons.findByKey(tx, 'debtor_id', creditor.id, forms);
  if (principalId !== null && !named)
    return refuse('unknown_principal', 'nobody of that debtor_id is known: bring in what she owes first');
  if (owed && named && owed.personId !== named)
    return refuse('unknown_principal', 'the receivable is owed by somebody else than whom the row names: correct one of them');
  if (owed) return accept({ id: owed.caseId, personId: owed.personId });
  const cases = named ? await books.receivables.casesOf(tx, [named], creditor.id) : [];
  const one =
    cases.length === 1 && currency === null ? cases[0] : cases.find((each) => each.currency === (currency ?? creditor.currency));
  return one ? accept(one) : refuse('unknown_principal', 'she owes nothing in that currency: name the one that she owes in');
}

/** Whoever bears the row's own ids; else whom the creditor knows by name and number, unless she goes by another id. Undefined: nobody yet. */
async function findPerson(
  tools: RowTools,
  tx: Tx,
  creditor: Creditor,
  person: DebtorRow,
  { own, national }: PersonKeys,
): Promise<Result<PersonId | undefined, AlikeRefusal | Refusal<'no_contact'>>> {
  const { persons } = tools.books;
  const surest = [own, national].filter((key): key is PersonKey => key !== null && key.kind !== 'contact');
  for (const key of surest) {
    const known = await persons.findByKey(tx, key.kind, key.creditorId, key.forms);
    if (known) return accept(known);
  }
  if (person.phones.length === 0 && person.email === null)
    return surest.length > 0
      ? accept(undefined)
      : refuse(
          'no_contact',
          'by an address alone nobody is known again: give a telephone number, an e-mail address or a debtor_id',
        );
  const alike = await findKnownPerson(tools, tx, creditor.id, person, own?.kind === 'contact' ? own : null);
  if (surest.length === 0 || (alike.ok && alike.value === undefined)) return alike;
  if (!alike.ok || alike.value === undefined) return accept(undefined);
  for (const { kind, creditorId } of surest)
    if ((await persons.keysOf(tx, alike.value, kind, creditorId)).length > 0) return accept(undefined);
  return alike;
}

async function bindKeys({ persons }: Books, tx: Tx, personId: PersonId, { own, national }: PersonKeys): Promise<void> {
  const keys = [own, national].filter((key) => key !== null);
  await persons.addKeys(
    tx,
    keys.map(({ kind, creditorId, forms }) => ({ personId, kind, creditorId, keyed: forms[0] })),
  );
}

/** Where none is on record; the birth date is kept already. */
async function addNationalVerifiers(
  { books, hasher }: RowTools,
  tx: Tx,
  personId: PersonId,
  creditor: Creditor,
  row: DebtorRow,
): Promise<void> {
  if (row.birthNumber === null && row.nationalId === null) return;
  const there = new Set((await books.verifiers.ofPerson(tx, personId, creditor.id)).map(({ field }) => field));
  const given = hashVerifiers(hasher, personId, creditor.id, row).filter(
    ({ field }) => (field === 'birth_number' || field === 'national_id') && !there.has(field),
  );
  await books.verifiers.put(
    tx,
    given.map(({ field, keyed }) => ({ personId, creditorId: creditor.id, field, keyed, source: '' })),
  );
}
