import type { Tx } from '../kernel/transaction.ts';
import type { Act } from './act.ts';
import { markContactPoint, type PersonsContact } from './mark-contact-point.ts';
import type { Tools } from './ports.ts';

/** Somebody else answers there: the number is not used again for this person; others who have it keep it. */
export function recordWrongPerson(tools: Tools, tx: Tx, act: Act, contact: PersonsContact): Promise<void> {
  return markContactPoint(tools, tx, act, contact, 'wrong_party');
}
