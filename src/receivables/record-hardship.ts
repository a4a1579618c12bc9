import type { CreditorId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { Hold } from './model.ts';
import { placeHold } from './place-hold.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

/**
 * The debtor says that paying is beyond her means: no automation of this creditor contacts her to collect until a person who has looked at
 * it ends the hold (`end-hardship.ts`). The event is that person's task. The same origin records once.
 */
export async function recordHardship(
  tools: Tools,
  tx: Tx,
  act: Act,
  { personId, creditorId }: { readonly personId: PersonId; readonly creditorId: CreditorId },
): Promise<Hold> {
  const { books, journal, clock } = tools;
  const known = (await books.holds.findByOrigin(tx, act.origin)).find(({ reason }) => reason === 'hardship');
  if (known) return known;
  const hold = await placeHold(tools, tx, act, {
    reason: 'hardship',
    scope: 'person',
    ...{ personId, creditorId, caseId: null, receivableId: null, channel: null },
    ...{ from: clock.now().epochMilliseconds, until: null, cause: null },
  });
  const subject = { personId, creditorId, ...attemptOf(act) };
  await record(journal, tx, act.actor, [{ type: 'hardship_recorded', subject, data: { holdId: hold.id } }]);
  return hold;
}
