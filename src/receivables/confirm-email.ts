import type { Actor } from '../journal/event.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { markContactPoint } from './mark-contact-point.ts';
import type { Tools } from './ports.ts';

/**
 * The creditor has confirmed that this address is the person's: debt facts may go there in writing. What is known to be dead or somebody
 * else's stays so, and an address that is not on file confirms nothing. `evidence`: how the creditor knows, in the operator's words.
 */
export async function confirmEmail(
  tools: Tools,
  tx: Tx,
  actor: Actor,
  confirmed: { readonly personId: PersonId; readonly address: string | null; readonly evidence: string | null },
): Promise<void> {
  const { personId, address, evidence } = confirmed;
  if (address === null || evidence === null) return;
  const points = await tools.books.contactPoints.ofPerson(tx, personId);
  const point = points.find(({ kind, value, status }) => kind === 'email' && value === address && status === 'unverified');
  if (!point) return;
  const contact = { personId, contactPointId: point.id };
  await markContactPoint(tools, tx, { actor, origin: `confirmed:${point.id}` }, contact, 'verified', evidence);
}
