export const references = ['cnb_repo', 'ecb_main', 'nbp_reference', 'mnb_base'] as const;
/** The rate of a central bank from which statutory interest is reckoned. */
export type Reference = (typeof references)[number];

/** What a reference was from a day on, in hundredths of a percent a year. `source`: who says so; `to verify` where nobody has checked it. */
export type ReferenceRate = { readonly from: string; readonly basisPoints: number; readonly source: string };

export type RateTables = Readonly<Record<Reference, readonly ReferenceRate[]>>;

/** The rate in force on a day (YYYY-MM-DD); undefined before the first that is known. Tables are in the order of their dates. */
export function referenceOn(table: readonly ReferenceRate[], day: string): ReferenceRate | undefined {
  return table.findLast(({ from }) => from <= day);
}

/** Tables with an operator's own rows: a row for the same day takes the place of ours. */
export function withOwnRates(shipped: RateTables, own: Partial<RateTables>): RateTables {
  const merged = references.map((reference) => {
    const rows = new Map([...shipped[reference], ...(own[reference] ?? [])].map((row) => [row.from, row]));
    return [reference, [...rows.values()].sort((a, b) => (a.from < b.from ? -1 : 1))];
  });
  return Object.fromEntries(merged);
}
