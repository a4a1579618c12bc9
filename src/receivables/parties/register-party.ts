import { type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import { getCreditor } from '../get-creditor.ts';
import type { DebtorRow } from '../model.ts';
import { personKeys } from '../person-keys.ts';
import type { Tools, VerifierHasher } from '../ports.ts';
import { record } from '../record.ts';
import { resolvePerson } from '../resolve-person.ts';
import { savePerson } from '../save-person.ts';
import { verifierScope, verifierValue } from '../verifier-value.ts';
import type { CaseParty } from './model.ts';
import { type PartyRefusal, type PartyWish, putParty } from './put-party.ts';

/** Somebody who is to stand on a case, in the words of a row. `birthDate` YYYY-MM-DD: by it she proves who she is. */
export type PartyPerson = Pick<DebtorRow, 'kind' | 'name' | 'country' | 'language' | 'phones' | 'email' | 'birthDate'>;

/**
 * Puts somebody onto a case who may not be known yet: whoever the creditor knows by the same name and number is the same person. Without a
 * number and an e-mail address nobody could be told from another.
 */
export async function registerParty(
  tools: Tools & { readonly hasher: VerifierHasher },
  tx: Tx,
  act: Act,
  { person, ...wish }: Omit<PartyWish, 'personId'> & { readonly person: PartyPerson },
): Promise<Result<CaseParty, PartyRefusal | Refusal<'no_contact'>>> {
  const { books, hasher, journal } = tools;
  const found = await books.receivables.caseOf(tx, wish.caseId);
  if (!found) return refuse('unknown_case', 'There is no such case');
  if (person.phones.length === 0 && !person.email) return refuse('no_contact', 'Give a telephone number or an e-mail address');
  const creditor = await getCreditor(books, tx, found.creditorId);
  const row = rowOf(person);
  const who = await resolvePerson(books, hasher, tx, personKeys(hasher, creditor.id, row), undefined);
  if (who.personId === found.personId) return refuse('is_the_principal', 'That is the person who owes it');
  const source = { creditor, actor: act.actor, correction: false };
  const { personId, registered } = await savePerson(tools, tx, source, who, { row, newcomer: null });
  const subject = { personId, creditorId: creditor.id };
  if (registered)
    await record(journal, tx, act.actor, [{ type: 'person_registered', subject, data: { contactPoints: registered } }]);
  const birthDate = person.birthDate === null ? undefined : verifierValue('birth_date', person.birthDate);
  if (birthDate !== undefined) {
    const keyed = hasher.hash(verifierScope(personId, creditor.id, 'birth_date'), birthDate);
    await books.verifiers.put(tx, [{ personId, creditorId: creditor.id, field: 'birth_date', source: '', keyed }]);
  }
  return putParty(tools, tx, act, { ...wish, personId });
}

/** A row that owes nothing. */
function rowOf(person: PartyPerson): DebtorRow {
  return {
    ...person,
    ...{ receivableId: null, debtorId: null, customerNumber: null, firstName: null, lastName: null, vocative: null },
    ...{ address: null, birthNumber: null, nationalId: null, amountMinor: 0, currency: 'CZK', due: null, issued: null },
    ...{ variableSymbol: null, constantSymbol: null, specificSymbol: null, iban: null, document: null, productGroup: null },
    ...{ product: null, priority: null, risk: null, note: null, attributes: {} },
  };
}
