import type { Country } from '../../kernel/country.ts';
import { inLegalOrder } from './in-legal-order.ts';
import type { MatchRule } from './match-rules.ts';
import type { Owed, Proposal } from './model.ts';
import { casesOf, propose, sumOf } from './propose-bearers.ts';
import { subsetSums } from './subset-sums.ts';

/** Under which rules what somebody owes is proposed who is known to pay: one receivable fits, several together fit, nothing fits. */
export type PayerRules = Readonly<Record<'fits' | 'sum' | 'none', MatchRule>>;

/**
 * What a payment pays that names nothing, but whose payer is known: one proposal for each receivable that is exactly the amount (two alike
 * are a tie), else for each choice of several in one case that together are (two are looked for: the second makes it a tie), else all in
 * the order of the law. Pure.
 */
export function proposePayers(paymentMinor: number, owed: readonly Owed[], rules: PayerRules, country: Country): Proposal[] {
  const fitting = owed.filter(({ amountMinor }) => amountMinor === paymentMinor);
  if (fitting.length > 0) return inLegalOrder(fitting, country).map((one) => propose(rules.fits, [one], paymentMinor));
  const cases = casesOf(owed).map((each) => inLegalOrder(each, country));
  const sums = cases.flatMap((each) => sumsOf(paymentMinor, each).map((some) => propose(rules.sum, some, paymentMinor)));
  if (sums.length > 0) return sums;
  return cases.map((each) => propose(rules.none, each, paymentMinor));
}

/** A payment that names receivables of a case and is exactly these and others of it. */
export function proposeWithOthers(
  paymentMinor: number,
  named: readonly Owed[],
  others: readonly Owed[],
  rule: MatchRule,
  country: Country,
): Proposal[] {
  return casesOf(named).flatMap((first) => {
    const caseId = first[0]?.caseId;
    const restMinor = paymentMinor - sumOf(first);
    const beside = inLegalOrder(
      others.filter((other) => other.caseId === caseId && !first.some(({ id }) => id === other.id)),
      country,
    );
    const alone = beside.filter(({ amountMinor }) => amountMinor === restMinor).map((one) => [one]);
    return [...alone, ...sumsOf(restMinor, beside)].map((rest) => propose(rule, [...first, ...rest], paymentMinor));
  });
}

function sumsOf(targetMinor: number, owed: readonly Owed[]): Owed[][] {
  const found = subsetSums(
    owed.map(({ amountMinor }) => amountMinor),
    targetMinor,
  );
  return (found ?? []).map((positions) => owed.filter((_, index) => positions.includes(index)));
}
