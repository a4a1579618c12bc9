import type { CaseId, PersonId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { Tools } from '../ports.ts';
import { record } from '../record.ts';
import type { CaseParty, PartyRole } from './model.ts';

export type PartyWish = {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly role: PartyRole;
  /** The representative's authority was seen; the guarantee is called upon. */
  readonly entitled: boolean;
  /** Where a file says so: what it says. */
  readonly fileRole?: PartyRole;
};

export type PartyRefusal = Refusal<'unknown_case' | 'person_unknown' | 'is_the_principal' | 'not_a_party'>;

/**
 * Puts a person onto somebody else's case, or changes what she is on it. A co-debtor owes all of it, so she may be told of it; a guarantor and a
 * representative only when `entitled` says so. Saying the same again changes nothing.
 */
export async function putParty(
  { books, journal, clock }: Tools,
  tx: Tx,
  act: Act,
  { caseId, personId, role, entitled: said, fileRole: told }: PartyWish,
): Promise<Result<CaseParty, PartyRefusal>> {
  const found = await books.receivables.caseOf(tx, caseId);
  if (!found) return refuse('unknown_case', 'There is no such case');
  if (!(await books.persons.find(tx, personId))) return refuse('person_unknown', 'There is no such person');
  if (found.personId === personId) return refuse('is_the_principal', 'That is the person who owes it');
  const entitled = said || role === 'co_debtor';
  const before = await books.parties.find(tx, caseId, personId);
  const fileRole = told ?? before?.fileRole ?? null;
  if (before?.endedAt === null && before.role === role && before.entitled === entitled) {
    if (before.fileRole !== fileRole) await books.parties.put(tx, { ...before, fileRole });
    return accept(before);
  }
  const recorded = { recordedAt: clock.now().epochMilliseconds, recordedBy: act.actor };
  const { creditorId } = found;
  const party: CaseParty = { caseId, personId, creditorId, role, entitled, ...recorded, endedAt: null, fileRole };
  await books.parties.put(tx, party);
  await record(journal, tx, act.actor, [
    { type: 'party_recorded', subject: { personId, creditorId, caseId }, data: { role, entitled, principal: found.personId } },
  ]);
  return accept(party);
}

/** She is on the case no more; what she said and agreed to stays. */
export async function removeParty(
  { books, journal, clock }: Tools,
  tx: Tx,
  act: Act,
  { caseId, personId }: Pick<PartyWish, 'caseId' | 'personId'>,
): Promise<Result<CaseParty, PartyRefusal>> {
  const party = (await books.parties.ofCase(tx, caseId)).find((each) => each.personId === personId);
  if (!party) return refuse('not_a_party', 'She is not on that case');
  const ended = { ...party, endedAt: clock.now().epochMilliseconds };
  await books.parties.put(tx, ended);
  const { creditorId, role } = party;
  await record(journal, tx, act.actor, [{ type: 'party_removed', subject: { personId, creditorId, caseId }, data: { role } }]);
  return accept(ended);
}
