import type { Country } from '../../kernel/country.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Sourced } from '../pack.ts';

/** What must be so before a debtor may be entered in a debtors' registry. Amounts in minor units of `currency`. */
export type RegistryRules = {
  readonly country: Country;
  readonly registry: string;
  readonly edition: string;
  readonly currency: Currency;
  readonly least: Sourced<{ readonly consumerMinor: number; readonly businessMinor: number }>;
  readonly daysPastDue: Sourced<{ readonly value: number }>;
  /** After the warning was sent, by the day of the month: a warning of 31 January counts to the last of February. */
  readonly monthsAfterWarning: Sourced<{ readonly value: number }>;
  readonly warningWays: Sourced<{ readonly ways: readonly string[] }>;
  /** Under an enforceable title no amount and no age is asked for. */
  readonly daysAfterTitleNotice: Sourced<{ readonly value: number }>;
  readonly oldestYears: Sourced<{ readonly value: number }>;
};

const act = 'Act of 9 April 2010 on access to business information';
const since = '2010-06-14';

export const polishRegistry: RegistryRules = {
  country: 'PL',
  registry: 'BIG',
  edition: 'big 2010-04',
  currency: 'PLN',
  least: { consumerMinor: 200_00, businessMinor: 500_00, source: `${act}, art. 14 and 15`, since },
  daysPastDue: { value: 30, source: `${act}, art. 14 and 15`, since },
  monthsAfterWarning: { value: 1, source: `${act}, art. 14 and 15: a month after the demand with its warning was sent`, since },
  warningWays: {
    ways: ['registered_letter', 'by_hand'],
    source: `${act}, art. 14: by registered letter or handed over`,
    since,
  },
  daysAfterTitleNotice: { value: 14, source: `${act}: fourteen days after the notice of an enforceable title`, since },
  oldestYears: { value: 6, source: `${act}, age of the claim; not verified`, assumption: true },
};
