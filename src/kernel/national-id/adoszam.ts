import { weightedSum } from './weighted-sum.ts';

/**
 * The first eight digits of a Hungarian adószám, which name the taxpayer: given alone, or in the full form `12892312-2-41` (VAT code 1 to 5,
 * county). Undefined: it is none. Source: python-stdnum, `hu.anum` [STD]; form of Act CL of 2017 on the order of taxation.
 */
export function adoszamCore(digits: string): string | undefined {
  const core = /^(\d{8})(?:[1-5]\d{2})?$/.exec(digits)?.[1];
  return core !== undefined && weightedSum(core, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 ? core : undefined;
}
