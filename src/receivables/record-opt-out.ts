import type { ContactPointId, CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { OptOut, OptOutPurpose, OptOutScope } from './model.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

export type OptOutWish = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  /** Only contact of this purpose is not wanted; not given: none is. */
  readonly purpose?: OptOutPurpose;
} & ({ readonly scope: Exclude<OptOutScope, 'number'> } | { readonly scope: 'number'; readonly contactPointId: ContactPointId });

/**
 * "Stop": no automated collection of this creditor on any channel (`all`), none on one channel (`voice`, `sms` ...), or none on one number,
 * by whichever creditor (`number`: she may share it, or be at work there; other numbers of hers stay); of every purpose, or of one. Said
 * twice, it stands once; a wider wish after a narrower one widens it.
 */
export async function recordOptOut({ books, journal, ids, clock }: Tools, tx: Tx, act: Act, wish: OptOutWish): Promise<OptOut> {
  const { personId, creditorId, scope, purpose = null } = wish;
  const contactPointId = wish.scope === 'number' ? wish.contactPointId : null;
  const standing = (await books.optOuts.ofPerson(tx, personId, creditorId)).find(
    (known) =>
      (known.purpose === null || known.purpose === purpose) &&
      (known.scope === 'all' || (known.scope === scope && known.contactPointId === contactPointId)),
  );
  if (standing) return standing;
  const recordedAt = clock.now().epochMilliseconds;
  const id = ids.next('opt');
  const optOut: OptOut = { id, personId, creditorId, scope, purpose, contactPointId, recordedAt, origin: act.origin };
  await books.optOuts.insert(tx, optOut);
  await record(journal, tx, act.actor, [
    {
      type: 'opt_out_recorded',
      subject: { personId, creditorId, ...attemptOf(act) },
      data: { optOutId: id, scope, ...(purpose && { purpose }), ...(contactPointId && { contactPointId }) },
    },
  ]);
  return optOut;
}
