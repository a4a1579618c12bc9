type Identified = { readonly id: string };

/**
 * Rows as a reader sees them who holds them in place: those `held` stand where they stood and tell what is known of them now, also when they
 * are no longer among `rows` but, maybe, `elsewhere`; what was loaded below them meanwhile follows. `waiting`: how many new ones are not shown.
 */
export function steadyRows<Row extends Identified>(
  rows: readonly Row[],
  held: readonly Row[] | null,
  elsewhere: readonly Row[] = [],
): { readonly shown: readonly Row[]; readonly waiting: number } {
  if (held === null) return { shown: rows, waiting: 0 };
  const now = new Map([...elsewhere, ...rows].map((row) => [row.id, row]));
  const known = new Set(held.map(({ id }) => id));
  const fresh = rows.filter(({ id }) => !known.has(id));
  const last = rows.findLastIndex(({ id }) => known.has(id));
  const below = last < 0 ? [] : rows.slice(last + 1);
  return { shown: [...held.map((row) => now.get(row.id) ?? row), ...below], waiting: fresh.length - below.length };
}
