import type { ContactPointId, CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { OptOut, OptOutScope } from './model.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

export type OptOutWish = { readonly personId: PersonId; readonly creditorId: CreditorId } & (
  | { readonly scope: Exclude<OptOutScope, 'number'> }
  | { readonly scope: 'number'; readonly contactPointId: ContactPointId }
);

/**
 * "Stop": no automated collection of this creditor on any channel (`all`), no automated calls (`voice`), or none on one number, by
 * whichever creditor (`number`: she may share it, or be at work there; other numbers of hers stay). Said twice, it stands once; a wider
 * wish after a narrower one widens it.
 */
export async function recordOptOut({ books, journal, ids, clock }: Tools, tx: Tx, act: Act, wish: OptOutWish): Promise<OptOut> {
  const { personId, creditorId, scope } = wish;
  const contactPointId = wish.scope === 'number' ? wish.contactPointId : null;
  const standing = (await books.optOuts.ofPerson(tx, personId, creditorId)).find(
    (known) => known.scope === 'all' || (known.scope === scope && known.contactPointId === contactPointId),
  );
  if (standing) return standing;
  const recordedAt = clock.now().epochMilliseconds;
  const optOut: OptOut = { id: ids.next('opt'), personId, creditorId, scope, contactPointId, recordedAt, origin: act.origin };
  await books.optOuts.insert(tx, optOut);
  await record(journal, tx, act.actor, [
    {
      type: 'opt_out_recorded',
      subject: { personId, creditorId, ...attemptOf(act) },
      data: { optOutId: optOut.id, scope, ...(contactPointId && { contactPointId }) },
    },
  ]);
  return optOut;
}
