import { localDate } from '../../kernel/calendar.ts';
import type { CreditorId, PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { GateTools } from '../ask-gate.ts';
import { objectToRegistryEntry, type RegistryObjection } from './object-to-registry-entry.ts';
import { polishRegistry } from './registry-rules.ts';

/** What stands against entering a debtor of a creditor in the Polish debtors' registry today; null when nothing does. */
export async function findRegistryObjection(
  { books, clock, notices }: Pick<GateTools, 'books' | 'clock' | 'notices'>,
  tx: Tx,
  { personId, creditorId }: { readonly personId: PersonId; readonly creditorId: CreditorId },
): Promise<RegistryObjection | null> {
  const { currency } = polishRegistry;
  const open = await books.receivables.openOf(tx, personId, creditorId);
  const disputed = new Set<string>(await books.disputes.disputed(tx, personId, creditorId));
  const claim = {
    debtor: (await books.persons.find(tx, personId))?.kind === 'company' ? 'business' : 'consumer',
    currency: open.find((each) => each.currency === currency)?.currency ?? open[0]?.currency ?? currency,
    receivables: open
      .filter((each) => each.currency === currency)
      .map(({ id, amountMinor, due }) => ({ id, amountMinor, due, disputed: disputed.has(id) })),
    notices: await notices.ofPerson(tx, personId, creditorId),
  } as const;
  return objectToRegistryEntry(polishRegistry, claim, localDate(clock.now(), polishRegistry.country));
}
