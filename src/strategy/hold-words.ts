import type { HoldReason } from '../receivables/model.ts';

/** Every reason of a hold, as it is told to people. */
export const holdWords: Readonly<Record<HoldReason, string>> = {
  dispute: 'dispute',
  promise: 'promise',
  plan: 'instalments agreed',
  hardship: 'hardship',
  insolvency: 'insolvency',
  deceased: 'the debtor has died',
  legal: 'legal proceedings',
  manual: 'held by hand',
  payment_in_transit: 'payment on its way',
  stale_bank_data: 'old bank data',
  data_quality: 'data in doubt',
};
