import type { Tx } from '../kernel/transaction.ts';
import type { Act } from './act.ts';
import { markContactPoint, type PersonsContact } from './mark-contact-point.ts';
import type { Tools } from './ports.ts';

/** The verified person speaks from this number, or named this address: debt facts may go there in writing. */
export function markContactVerified(tools: Tools, tx: Tx, act: Act, contact: PersonsContact): Promise<void> {
  return markContactPoint(tools, tx, act, contact, 'verified');
}
