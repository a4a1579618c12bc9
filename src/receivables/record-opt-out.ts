import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { OptOut, OptOutScope } from './model.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

/**
 * "Stop": no automated collection of this creditor on any channel (`all`), or no automated calls (`voice`). Said twice, it stands
 * once; `all` after `voice` widens it.
 */
export async function recordOptOut(
  { books, journal, ids, clock }: Tools,
  tx: Tx,
  act: Act,
  wish: { readonly personId: PersonId; readonly creditorId: CreditorId; readonly scope: OptOutScope },
): Promise<OptOut> {
  const { personId, creditorId, scope } = wish;
  const standing = (await books.optOuts.ofPerson(tx, personId, creditorId)).find(
    (known) => known.scope === 'all' || known.scope === scope,
  );
  if (standing) return standing;
  const recordedAt = clock.now().epochMilliseconds;
  const optOut: OptOut = { id: ids.next('opt'), personId, creditorId, scope, recordedAt, origin: act.origin };
  await books.optOuts.insert(tx, optOut);
  await record(journal, tx, act.actor, [
    { type: 'opt_out_recorded', subject: { personId, creditorId, ...attemptOf(act) }, data: { optOutId: optOut.id, scope } },
  ]);
  return optOut;
}
