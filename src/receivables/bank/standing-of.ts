import type { Country } from '../../kernel/country.ts';
import { isStale } from './is-stale.ts';
import type { BankAccount } from './model.ts';

/**
 * How an account stands at `now` (epoch ms): `stale`: what is known of it is too old to dun by; `none_yet`: statements are expected and none
 * ever came, which is as bad; `none_expected`: none are, and none came. Pure.
 */
export function standingOf(account: Pick<BankAccount, 'asOf' | 'staleAfterHours'>, country: Country, now: number): Standing {
  if (account.asOf === null) return account.staleAfterHours === null ? 'none_expected' : 'none_yet';
  return isStale(account, country, now) ? 'stale' : 'known';
}

export type Standing = 'known' | 'stale' | 'none_yet' | 'none_expected';
