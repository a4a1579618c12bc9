import type { ReferenceRate } from '../reference-rate.ts';

/** First day, hundredths of a percent a year, and who says so where it is not the source of the whole table. */
export type RateRow = readonly [from: string, basisPoints: number, source?: string];

export function rateTable(rows: readonly RateRow[], source: string): readonly ReferenceRate[] {
  return rows.map(([from, basisPoints, own = source]) => ({ from, basisPoints, source: own }));
}
