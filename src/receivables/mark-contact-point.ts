import { Fault } from '../kernel/fault.ts';
import type { ContactPointId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { ContactStatus } from './model.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

/** What we learned of a number or address; `evidence` in somebody's own words. Marking it as it is already changes nothing. Throws Fault `contact_point_unknown`. */
export async function markContactPoint(
  { books, journal }: Tools,
  tx: Tx,
  act: Act,
  contactPointId: ContactPointId,
  status: ContactStatus,
  evidence: string | null = null,
): Promise<void> {
  const point = await books.contactPoints.find(tx, contactPointId);
  if (!point) throw new Fault('contact_point_unknown', `No contact point has the id ${contactPointId}`);
  if (point.status === status) return;
  await books.contactPoints.setStatus(tx, contactPointId, status);
  await record(journal, tx, act.actor, [
    {
      type: 'contact_point_marked',
      subject: { personId: point.personId, ...attemptOf(act) },
      data: { contactPointId, status, ...(evidence !== null && { evidence }) },
    },
  ]);
}
