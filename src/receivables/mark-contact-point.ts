import { Fault } from '../kernel/fault.ts';
import type { ContactPointId, PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { ContactStatus } from './model.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

/** A number or an address, and whose it is. */
export type PersonsContact = { readonly personId: PersonId; readonly contactPointId: ContactPointId };

/** What we learned of a number or address; `evidence` in somebody's own words. Marking it as it is already changes nothing. Throws Fault `contact_point_unknown`. */
export async function markContactPoint(
  { books, journal }: Tools,
  tx: Tx,
  act: Act,
  { personId, contactPointId }: PersonsContact,
  status: ContactStatus,
  evidence: string | null = null,
): Promise<void> {
  const point = await books.contactPoints.find(tx, personId, contactPointId);
  if (!point) throw new Fault('contact_point_unknown', `${personId} has no contact point of the id ${contactPointId}`);
  if (point.status === status) return;
  await books.contactPoints.setStatus(tx, personId, contactPointId, status);
  await record(journal, tx, act.actor, [
    {
      type: 'contact_point_marked',
      subject: { personId, ...attemptOf(act) },
      data: { contactPointId, status, ...(evidence !== null && { evidence }) },
    },
  ]);
}
