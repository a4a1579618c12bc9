import type { Actor } from '../journal/event.ts';
import type { CreditorId, PersonId } from '../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

/**
 * Somebody has looked at a debtor's hardship and ends the hold, in her own words why. Every such hold of this creditor ends at once, however
 * often the debtor said it. Returns how many ended.
 */
export async function endHardship(
  { work, books, journal, clock }: Tools & { readonly work: UnitOfWork },
  actor: Actor,
  { personId, creditorId }: { readonly personId: PersonId; readonly creditorId: CreditorId },
  why: string,
): Promise<Result<number, Refusal<'no_hardship' | 'no_reason'>>> {
  const reason = why.trim();
  if (!reason) return refuse('no_reason', 'Say in a few words why the hold ends');
  return work.run(async (tx) => {
    const at = clock.now().epochMilliseconds;
    const standing = await books.holds.standing(tx, personId, creditorId, at);
    const holds = standing.filter((hold) => hold.reason === 'hardship' && hold.creditorId === creditorId);
    if (holds.length === 0) return refuse('no_hardship', 'This debtor is not on hold for hardship');
    for (const hold of holds) {
      await books.holds.release(tx, hold.id, at);
      const data = { holdId: hold.id, reason: hold.reason, why: reason };
      await record(journal, tx, actor, [{ type: 'hold_released', subject: { personId, creditorId }, data }]);
    }
    return accept(holds.length);
  });
}
