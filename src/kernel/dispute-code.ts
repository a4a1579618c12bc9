/** Why a debtor disagrees. */
export const disputeCodes = [
  'not_received',
  'not_ordered',
  'wrong_amount',
  'wrong_price',
  'defective',
  'already_paid',
  'wrong_party',
  'duplicate',
  'contract_terminated',
  'limitation',
  'identity_fraud',
  'other',
] as const;
export type DisputeCode = (typeof disputeCodes)[number];
