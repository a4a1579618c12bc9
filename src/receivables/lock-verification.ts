import { endOfDay, localDate } from '../kernel/calendar.ts';
import type { Country } from '../kernel/country.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Act, attemptOf } from './act.ts';
import type { Tools } from './ports.ts';
import { record } from './record.ts';

/** Identification failed three times: nobody is asked again by machine before the next day of the debtor's country. Returns when (epoch ms). */
export async function lockVerification(
  { books, journal, clock }: Tools,
  tx: Tx,
  act: Act,
  { personId, country }: { readonly personId: PersonId; readonly country: Country },
): Promise<number> {
  const until = endOfDay(localDate(clock.now(), country), country).epochMilliseconds;
  const standing = await books.verifiers.lockedUntil(tx, personId);
  if (standing !== undefined && standing >= until) return standing;
  await books.verifiers.lock(tx, personId, until);
  await record(journal, tx, act.actor, [
    { type: 'verification_locked', subject: { personId, ...attemptOf(act) }, data: { until } },
  ]);
  return until;
}
