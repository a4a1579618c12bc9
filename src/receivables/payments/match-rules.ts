/**
 * The ladder: how a payment may be known to pay something, surest first, with the sentence that a person reads. Only what reaches
 * `automaticFrom` is ever matched by itself, and only when nothing else reaches as high.
 */
export const matchRules = {
  variable_symbol_and_amount: { score: 100, says: 'The variable symbol and the amount fit.' },
  variable_symbol_and_others: {
    score: 95,
    says: 'The amount pays exactly what the variable symbol names and others of the same debtor.',
  },
  variable_symbol_of_case: { score: 92, says: 'The variable symbol is that of one debtor’s receivables, oldest due first.' },
  variable_symbol: { score: 90, says: 'The variable symbol fits one receivable; the amount is another.' },
  virtual_account: { score: 80, says: 'The payment came to the account that is one debtor’s alone.' },
  payer_account_and_amount: { score: 70, says: 'The payer’s account is known, and the amount fits one receivable.' },
  reference_and_amount: { score: 60, says: 'The payment’s reference and the amount fit.' },
  message_and_amount: { score: 58, says: 'The message names it, and the amount fits.' },
  reference: { score: 55, says: 'The payment’s reference fits; the amount is another.' },
  name_and_amount: { score: 50, says: 'The payer’s name and the amount fit one receivable.' },
  account_and_sum: { score: 40, says: 'The payer’s account is known, and the amount pays several receivables exactly.' },
  name_and_sum: { score: 38, says: 'The payer’s name fits, and the amount pays several receivables exactly.' },
  payer_account: { score: 30, says: 'The payer’s account is known; the amount fits nothing that is owed.' },
  message: { score: 25, says: 'The message names it; the amount is another.' },
  name: { score: 20, says: 'The payer’s name fits; the amount fits nothing that is owed.' },
} as const;

export type MatchRule = keyof typeof matchRules;

/** A person may choose as well. */
export type AnyRule = MatchRule | 'manual';

/** What scores less is a suggestion to a person. */
export const automaticFrom = 38;

export function ruleSays(rule: AnyRule): string {
  return rule === 'manual' ? 'A person chose it.' : matchRules[rule].says;
}

/** What is sure enough to learn from whose account it is that was paid from. */
export const teachingRules: readonly AnyRule[] = [
  'variable_symbol_and_amount',
  'virtual_account',
  'reference_and_amount',
  'manual',
];

/** Why a payment waits, as a person reads it. */
export const suspenseSays = {
  nothing_found: 'Nothing that is owed is named by it, and its payer is not known.',
  tie: 'Several are as likely as each other.',
  contradicted: 'What it names does not fit to the crown, and what fits points at somebody else.',
  too_weak: 'Something points at a debtor, but the amount fits nothing.',
  reversal_of_nothing: 'The bank took back a payment that cannot be told.',
  money_returned_to_us: 'Money of ours came back: it pays nothing that is owed.',
  overpaid: 'More was paid than was owed: lay the rest on something else, or send it back.',
  may_be_matched: 'It can be matched by now: order it once more.',
} as const;
