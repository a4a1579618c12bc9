import type { Country } from '../../kernel/country.ts';
import { inLegalOrder } from './in-legal-order.ts';
import { type MatchRule, matchRules } from './match-rules.ts';
import type { Owed, Proposal } from './model.ts';

/** Under which rules receivables are proposed that bear what a payment says: the amount fits, several bear it, one bears it. */
export type BearerRules = Readonly<Record<'fits' | 'several' | 'one', MatchRule>>;

/**
 * What a payment that names these receivables pays: one proposal per case. Where the amount is exactly one of a case, or all that are named
 * of it, it pays that; else what is named in the order of the law, in part or with something left over. Of several alike in one case the
 * law's first is paid: the debtor has named the case, and the law chooses within it (Act 89/2012 §1933: the oldest). Pure.
 */
export function proposeBearers(paymentMinor: number, bearers: readonly Owed[], rules: BearerRules, country: Country): Proposal[] {
  return casesOf(bearers).map((owed) => {
    const inOrder = inLegalOrder(owed, country);
    const fitting = inOrder.find(({ amountMinor }) => amountMinor === paymentMinor);
    if (fitting) return propose(rules.fits, [fitting], paymentMinor);
    if (sumOf(owed) === paymentMinor) return propose(rules.fits, inOrder, paymentMinor);
    return propose(owed.length === 1 ? rules.one : rules.several, inOrder, paymentMinor);
  });
}

/** `receivables`: at least one, of one case. */
export function propose(rule: MatchRule, receivables: readonly Owed[], paymentMinor: number): Proposal {
  const [first] = receivables;
  if (!first) throw new RangeError(`${rule} proposes nothing`);
  return {
    rule,
    score: matchRules[rule].score,
    personId: first.personId,
    receivables,
    exact: sumOf(receivables) === paymentMinor,
  };
}

/** The same by case, in the order in which the cases come. */
export function casesOf(owed: readonly Owed[]): (readonly Owed[])[] {
  return owed.length < 2 ? owed.map((one) => [one]) : [...Map.groupBy(owed, ({ caseId }) => caseId).values()];
}

export function sumOf(owed: readonly Owed[]): number {
  return owed.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
