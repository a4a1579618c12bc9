import { useState } from 'react';

/**
 * Rows that stay where they are under the reader's mouse: while it is over them they change in place, and new ones wait until it leaves or
 * they are asked for. `rows` newest first; older ones that are loaded meanwhile follow below.
 */
export function useSteadyRows<Row extends { readonly id: string }>(rows: readonly Row[]) {
  const [held, setHeld] = useState<ReadonlySet<string> | null>(null);
  const hold = () => setHeld(new Set(rows.map(({ id }) => id)));
  let oldest = '';
  if (held) for (const id of held) if (oldest === '' || id < oldest) oldest = id;
  const shown = held === null ? rows : rows.filter(({ id }) => held.has(id) || id < oldest);
  return {
    shown,
    waiting: rows.length - shown.length,
    /** Takes in what waits. */
    takeIn: hold,
    // not by its entering: a mouse that was there before the first row never enters
    whileReading: { onPointerMove: () => held === null && hold(), onPointerLeave: () => setHeld(null) },
  };
}
