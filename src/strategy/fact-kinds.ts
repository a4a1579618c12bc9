import { countries, languages } from '../kernel/country.ts';
import { currencies } from '../kernel/money.ts';
import { receivableKinds } from '../receivables/model.ts';
import type { FactName } from './model.ts';

/** What a fact can be compared with. `words`: the only ones that it ever is; without them any. */
export type FactKind = { readonly is: 'number' | 'money' | 'flag' } | { readonly is: 'word'; readonly words?: readonly string[] };

export const factKinds: Readonly<Record<FactName, FactKind>> = {
  balance: { is: 'money' },
  amount: { is: 'money' },
  days_from_due: { is: 'number' },
  days_past_due: { is: 'number' },
  kind: { is: 'word', words: receivableKinds },
  product_group: { is: 'word' },
  product: { is: 'word' },
  priority: { is: 'word' },
  risk: { is: 'word' },
  currency: { is: 'word', words: currencies },
  debtor_kind: { is: 'word', words: ['natural', 'company'] },
  country: { is: 'word', words: countries },
  language: { is: 'word', words: languages },
  receivables: { is: 'number' },
  broken_promises: { is: 'number' },
  promises: { is: 'number' },
  late_of_last: { is: 'number' },
  reached: { is: 'flag' },
  reached_days_ago: { is: 'number' },
  attempts: { is: 'number' },
  unreachable: { is: 'flag' },
  has_phone: { is: 'flag' },
  has_email: { is: 'flag' },
  has_address: { is: 'flag' },
  segment: { is: 'word' },
  stage: { is: 'word' },
};
