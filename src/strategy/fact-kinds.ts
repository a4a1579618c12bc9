import { countries, languages } from '../kernel/country.ts';
import { currencies } from '../kernel/money.ts';
import { receivableKinds } from '../receivables/model.ts';

/** What a fact can be compared with. `words`: the only ones that it ever is; without them any. */
export type FactKind = { readonly is: 'number' | 'money' | 'flag' } | { readonly is: 'word'; readonly words?: readonly string[] };

/** What conditions, decision tables and segments may ask of a receivable and its case. */
const kinds = {
  /** Of the case: all that is open and undisputed. */
  balance: { is: 'money' },
  /** Of this receivable, still owed. */
  amount: { is: 'money' },
  /** Negative before the due date. */
  days_from_due: { is: 'number' },
  /** Of the case's oldest. */
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
  /** Open ones of the case. */
  receivables: { is: 'number' },
  /** Of the person with this creditor. */
  broken_promises: { is: 'number' },
  promises: { is: 'number' },
  /** Of the last 6 settled, how many were paid late. */
  late_of_last: { is: 'number' },
  /** Somebody identified was spoken with since this receivable entered. */
  reached: { is: 'flag' },
  reached_days_ago: { is: 'number' },
  /** Dials since it entered. */
  attempts: { is: 'number' },
  /** Every number is dead, wrong, or was tried in vain. */
  unreachable: { is: 'flag' },
  has_phone: { is: 'flag' },
  has_email: { is: 'flag' },
  has_address: { is: 'flag' },
  /** `=` asks for membership. */
  segment: { is: 'word' },
  /** Name of the last step that the debtor was contacted with. */
  stage: { is: 'word' },
} satisfies Readonly<Record<string, FactKind>>;
export type FactName = keyof typeof kinds;
export const factKinds: Readonly<Record<FactName, FactKind>> = kinds;
export const factNames = Object.keys(kinds) as readonly FactName[];
