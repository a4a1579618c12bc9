import type { CreditorId, PersonId, ReceivableId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Act } from '../act.ts';
import type { Channel, Hold, HoldReason, HoldScope, ReleaseEvent } from '../model.ts';
import { placeHold } from '../place-hold.ts';
import type { Tools } from '../ports.ts';

export type HoldByHand = {
  readonly reason: HoldReason;
  readonly scope: HoldScope;
  readonly personId: PersonId;
  /** Null: for every creditor; needed for the scopes `case` and `receivable`. */
  readonly creditorId: CreditorId | null;
  /** Of scope `receivable`, and of scope `case` where the person owes in more than one currency: any receivable of the case. */
  readonly receivableId: ReceivableId | null;
  readonly channel: Channel | null;
  /** Epoch ms, the first at which it no longer holds; null: until somebody releases it, or `releaseOn` happens. */
  readonly until: number | null;
  readonly releaseOn: ReleaseEvent | null;
  readonly note: string | null;
};

type Trouble = 'ends_with_its_cause' | 'person_unknown' | 'scope_incomplete' | 'over_already' | 'cannot_end_by_itself';

/**
 * Somebody stops automated contact: of a person (all creditors, or one), a case, a receivable or a channel. Promise, plan and dispute hold
 * by themselves and are recorded as such. Death and insolvency bind every creditor and end only by hand. The same origin places once.
 */
export async function placeHoldByHand(tools: Tools, tx: Tx, act: Act, wish: HoldByHand): Promise<Result<Hold, Refusal<Trouble>>> {
  const { books, clock } = tools;
  const [known] = await books.holds.findByOrigin(tx, act.origin);
  if (known) return accept(known);
  const { reason, scope, personId, channel, until, releaseOn } = wish;
  const from = clock.now().epochMilliseconds;
  if (ownCause.has(reason)) return refuse('ends_with_its_cause', `A ${reason} holds by itself: record the ${reason}`);
  if (!(await books.persons.find(tx, personId))) return refuse('person_unknown', 'There is no such person');
  if (until !== null && until <= from) return refuse('over_already', 'The hold would be over already');
  const final = reason === 'deceased' || reason === 'insolvency';
  if (final && (until !== null || releaseOn !== null || scope !== 'person'))
    return refuse('cannot_end_by_itself', `${reason} holds the whole person, until somebody releases it`);
  const where = await placeOf(tools, tx, wish);
  if (!where) return refuse('scope_incomplete', `A hold of scope ${scope} needs ${needs[scope]}`);
  const creditorId = final ? null : wish.creditorId;
  return accept(
    await placeHold(tools, tx, act, {
      ...{ reason, scope, personId, creditorId, ...where, channel: scope === 'channel' ? channel : null },
      ...{ from, until, cause: null, releaseOn, note: wish.note },
    }),
  );
}

const ownCause: ReadonlySet<HoldReason> = new Set(['promise', 'plan', 'dispute']);
const needs: Readonly<Record<HoldScope, string>> = {
  person: 'a person',
  channel: 'a channel',
  case: 'a creditor whom the person owes something, in one currency, or a receivable of the case',
  receivable: 'a receivable of the person with that creditor',
};

type Place = Pick<Hold, 'caseId' | 'receivableId'>;

async function placeOf(
  { books }: Tools,
  tx: Tx,
  { scope, personId, creditorId, receivableId, channel }: HoldByHand,
): Promise<Place | undefined> {
  const nowhere: Place = { caseId: null, receivableId: null };
  if (scope === 'person') return nowhere;
  if (scope === 'channel') return channel ? nowhere : undefined;
  if (!creditorId) return undefined;
  const found = receivableId ? await books.receivables.find(tx, receivableId) : undefined;
  const theirs = found?.personId === personId && found.creditorId === creditorId ? found : undefined;
  if (scope === 'receivable') return theirs && { caseId: theirs.caseId, receivableId: theirs.id };
  if (receivableId) return theirs && { caseId: theirs.caseId, receivableId: null };
  const [only, ...others] = await books.receivables.casesOf(tx, [personId], creditorId);
  return only && others.length === 0 ? { caseId: only.id, receivableId: null } : undefined;
}
