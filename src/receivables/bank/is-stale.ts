import { endOfDay, isWorkingDay, localDate, startOfDay } from '../../kernel/calendar.ts';
import type { Country } from '../../kernel/country.ts';
import type { BankAccount } from './model.ts';

type Known = Pick<BankAccount, 'asOf' | 'staleAfterHours'>;

/**
 * From when on (epoch ms) what we know of an account is too old to dun by: so many hours of working days after `asOf`, since banks book
 * nothing on others. Null: never, no statements are expected of it. An account without any statement is stale from the start.
 */
export function staleFrom({ asOf, staleAfterHours }: Known, country: Country): number | null {
  if (staleAfterHours === null) return null;
  if (asOf === null) return Number.NEGATIVE_INFINITY;
  let left = staleAfterHours * hour;
  let at = asOf;
  for (let day = localDate(Temporal.Instant.fromEpochMilliseconds(at), country); ; day = day.add({ days: 1 })) {
    const until = endOfDay(day, country).epochMilliseconds;
    at = Math.max(at, startOfDay(day, country).epochMilliseconds);
    if (!isWorkingDay(day, country)) continue;
    if (until - at > left) return at + left;
    left -= until - at;
  }
}

const hour = 3_600_000;

/** Whether what is known of the account is too old at `now` (epoch ms). */
export function isStale(account: Known, country: Country, now: number): boolean {
  const from = staleFrom(account, country);
  return from !== null && from <= now;
}

/**
 * How fresh all that is known of a creditor's accounts is: as fresh as the account that grows stale first, of those whose statements are
 * expected. Null when none are: nothing is held for them.
 */
export function bankDataOf(
  accounts: readonly BankAccount[],
  country: Country,
): { asOf: number | null; staleFrom: number } | null {
  const expected = accounts.flatMap((account) => {
    const from = staleFrom(account, country);
    return from === null ? [] : [{ asOf: account.asOf, staleFrom: from }];
  });
  return expected.reduce<(typeof expected)[number] | null>(
    (oldest, each) => (oldest === null || each.staleFrom < oldest.staleFrom ? each : oldest),
    null,
  );
}
