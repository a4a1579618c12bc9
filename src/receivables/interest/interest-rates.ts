import type { Country } from '../../kernel/country.ts';
import type { InterestTerms } from '../model.ts';
import { type RatePeriod, ratePeriods } from './rate-periods.ts';
import type { RateTables } from './reference-rate.ts';
import { polishMaximum, type Relation, statutoryRule } from './statutory-rules.ts';

/** The rates of a delay by what the creditor has agreed or the law says; a Polish rate by contract is cut to the maximum of the day. */
export function interestRates(
  terms: InterestTerms,
  { country, relation }: { readonly country: Country; readonly relation: Relation },
  tables: RateTables,
  { from, to }: { readonly from: string; readonly to: string },
): RatePeriod[] {
  if (terms.kind === 'statutory') return ratePeriods(statutoryRule(country, relation, terms.slovakChoice), tables, from, to);
  const { basisPoints } = terms;
  if (country !== 'PL') return [{ from, basisPoints, source: 'contract' }];
  return ratePeriods(polishMaximum, tables, from, to).map((most) =>
    basisPoints <= 2 * most.basisPoints
      ? { from: most.from, basisPoints, source: 'contract' }
      : { ...most, basisPoints: 2 * most.basisPoints },
  );
}
