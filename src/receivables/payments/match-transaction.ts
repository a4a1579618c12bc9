import type { Country } from '../../kernel/country.ts';
import type { BankTransaction } from '../bank/model.ts';
import { type Evidence, peopleOf } from './evidence.ts';
import { automaticFrom } from './match-rules.ts';
import type { Matching, Owed, Proposal } from './model.ts';
import { type BearerRules, proposeBearers } from './propose-bearers.ts';
import { type PayerRules, proposePayers, proposeWithOthers } from './propose-payers.ts';

/** The part of a transaction that the ladder looks at; `amountMinor` is what of it lies on nothing yet, above 0. */
export type Payment = Pick<BankTransaction, 'creditorId' | 'currency' | 'amountMinor'>;

/**
 * What a payment pays: the surest proposal, if it is sure enough, if no other is as sure, and if nothing else that fits to the last minor
 * unit points at somebody else. Otherwise it waits for a person, with all that was proposed, surest first. Nothing of another creditor or
 * in another currency is looked at, whatever leads there. `country`: the creditor's, whose law orders what is paid first. Pure.
 */
export function matchTransaction(payment: Payment, evidence: Evidence, country: Country): Matching {
  const proposals = surestFirst(proposalsFor(payment, evidence, country));
  const [first] = proposals;
  if (!first) return { outcome: 'suspense', reason: 'nothing_found', best: 0, suggestions: [] };
  const best = proposals.filter(({ score }) => score === first.score).length;
  const waits = (reason: 'tie' | 'too_weak' | 'contradicted'): Matching => ({
    outcome: 'suspense',
    reason,
    best,
    suggestions: proposals.slice(0, mostSuggestions),
  });
  if (first.score < automaticFrom) return waits('too_weak');
  if (best > 1) return waits('tie');
  const others = proposals.filter(({ personId, score }) => personId !== first.personId && score >= automaticFrom);
  if (!first.exact && others.some(({ exact }) => exact)) return waits('contradicted');
  return { outcome: 'match', proposal: first, best };
}

/** Whether what bears the symbol is enough to decide by: then nothing else can change the outcome, and need not be looked up. */
export function isSettledBySymbol(matching: Matching): boolean {
  return matching.outcome === 'match' && matching.proposal.rule === 'variable_symbol_and_amount';
}

const mostSuggestions = 10;

function proposalsFor({ amountMinor, creditorId, currency }: Payment, evidence: Evidence, country: Country): Proposal[] {
  const isOpen = (one: Owed) =>
    one.creditorId === creditorId && one.currency === currency && one.status === 'open' && one.amountMinor > 0;
  const open = (owed: readonly Owed[]) => (owed.every(isOpen) ? owed : owed.filter(isOpen));
  const symbol = open(evidence.symbol);
  const bears = (owed: readonly Owed[], rules: BearerRules) => proposeBearers(amountMinor, open(owed), rules, country);
  const owes = (owed: readonly Owed[], rules: PayerRules) => proposePayers(amountMinor, open(owed), rules, country);
  return [
    ...bears(symbol, symbolRules),
    ...proposeWithOthers(amountMinor, symbol, open(evidence.others), 'variable_symbol_and_others', country),
    ...(peopleOf(evidence.virtualAccount).length === 1 ? bears(evidence.virtualAccount, accountRules) : []), // else it is nobody's alone
    ...owes(evidence.payers, payerRules),
    ...bears(evidence.sure, sureRules),
    ...bears(evidence.loose, looseRules),
    ...owes(evidence.named, nameRules),
  ];
}

const symbolRules: BearerRules = {
  fits: 'variable_symbol_and_amount',
  several: 'variable_symbol_of_case',
  one: 'variable_symbol',
};
const accountRules: BearerRules = { fits: 'virtual_account', several: 'virtual_account', one: 'virtual_account' };
const sureRules: BearerRules = { fits: 'reference_and_amount', several: 'reference', one: 'reference' };
const looseRules: BearerRules = { fits: 'message_and_amount', several: 'message', one: 'message' };
const payerRules: PayerRules = { fits: 'payer_account_and_amount', sum: 'account_and_sum', none: 'payer_account' };
const nameRules: PayerRules = { fits: 'name_and_amount', sum: 'name_and_sum', none: 'name' };

/** Each set of receivables once, under the surest rule that proposes it; of two that are as sure, the one of the older debt. */
function surestFirst(proposals: readonly Proposal[]): readonly Proposal[] {
  if (proposals.length < 2) return proposals;
  const sorted = proposals.toSorted((a, b) => b.score - a.score || (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));
  const seen = new Set<string>();
  return sorted.filter(({ receivables }) => {
    const set = receivables
      .map(({ id }) => id)
      .sort()
      .join(' ');
    return !seen.has(set) && seen.add(set);
  });
}

function dueOf({ receivables }: Proposal): string {
  return receivables[0]?.due ?? '';
}
