import type { BankAccountId, StatementId } from '../../kernel/ids.ts';
import type { Currency } from '../../kernel/money.ts';
import type { BookedEntries } from './book-statement.ts';
import type { Days, Standing } from './compare-with-last.ts';

/** What came of one statement. `known`: all of it was booked before, nothing was changed. Amounts in minor units. */
export type StatementOutcome = {
  readonly outcome: 'booked' | 'known';
  /** Null where nothing was booked. */
  readonly statementId: StatementId | null;
  readonly accountId: BankAccountId;
  readonly iban: string;
  readonly currency: Currency;
  readonly number: string | null;
  readonly from: string;
  readonly to: string;
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  readonly entries: BookedEntries;
  readonly standing: Standing['how'];
  /** What the balances say is missing before or in it. */
  readonly gap: StatementGap | null;
};

export type StatementGap = {
  readonly kind: 'gap' | 'difference';
  readonly after: StatementId;
  readonly missing: Days | null;
  readonly expectedMinor: number;
  readonly foundMinor: number;
};
