import { type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { DebtorRow } from '../model.ts';
import { personKeys } from '../person-keys.ts';
import type { Tools, VerifierHasher } from '../ports.ts';
import { type AlikeRefusal, findKnownPerson, type PartyPerson } from './find-known-person.ts';
import type { CaseParty } from './model.ts';
import { type PartyRefusal, type PartyWish, putParty } from './put-party.ts';
import { savePartyPerson } from './save-party-person.ts';

/**
 * Puts somebody onto a case who may not be known yet: whoever the creditor knows by the same name and number (or e-mail address) is the same
 * person. Without a number and an e-mail address nobody could be told from another.
 */
export async function registerParty(
  tools: Tools & { readonly hasher: VerifierHasher },
  tx: Tx,
  act: Act,
  { person, ...wish }: Omit<PartyWish, 'personId'> & { readonly person: PartyPerson },
): Promise<Result<CaseParty, PartyRefusal | AlikeRefusal | Refusal<'no_contact'>>> {
  const { books, hasher } = tools;
  const found = await books.receivables.caseOf(tx, wish.caseId);
  if (!found) return refuse('unknown_case', 'There is no such case');
  if (person.phones.length === 0 && !person.email) return refuse('no_contact', 'Give a telephone number or an e-mail address');
  const said = { ...person, email: person.email?.toLowerCase() ?? null };
  const { creditorId } = found;
  const { own: key } = personKeys(hasher, creditorId, rowOf(said));
  const known = await findKnownPerson(tools, tx, creditorId, said, key);
  if (!known.ok) return known;
  if (known.value === found.personId) return refuse('is_the_principal', 'That is the person who owes it');
  const personId = await savePartyPerson(tools, tx, act, { creditorId, known: known.value, key }, said);
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
