import type { ContactPointId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Act } from './act.ts';
import { markContactPoint } from './mark-contact-point.ts';
import type { Tools } from './ports.ts';

/** Somebody else answers there: the number is not used again for this person; others who have it keep it. */
export function recordWrongPerson(tools: Tools, tx: Tx, act: Act, contactPointId: ContactPointId): Promise<void> {
  return markContactPoint(tools, tx, act, contactPointId, 'wrong_party');
}
