import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { steadyRows } from './steady-rows.ts';

/**
 * Rows that stay where they are under the reader's mouse: while it is over them they change in place, and new ones wait until it leaves or
 * they are asked for. What the reader orders is seen at once. `of`: what the rows are of; when that changes, nothing is held. `elsewhere`:
 * where a row may have gone to meanwhile.
 */
export function useSteadyRows<Row extends { readonly id: string }>(
  rows: readonly Row[],
  of: string,
  elsewhere: readonly Row[] = [],
) {
  const client = useQueryClient();
  const [held, setHeld] = useState<{ readonly rows: readonly Row[]; readonly of: string } | null>(null);
  // an order has succeeded once what it changes was read anew; its dialog is over the rows, and counts as one of them
  useEffect(
    () =>
      client.getMutationCache().subscribe(({ type, mutation }) => {
        if (type === 'updated' && mutation.state.status === 'success') setHeld(null);
      }),
    [client],
  );
  const inPlace = held?.of === of ? held.rows : null;
  const hold = () => setHeld({ rows, of });
  return {
    ...steadyRows(rows, inPlace, elsewhere),
    /** Takes in what waits. */
    takeIn: hold,
    // not by its entering: a mouse that was there before the first row never enters
    whileReading: { onPointerMove: () => inPlace === null && hold(), onPointerLeave: () => setHeld(null) },
  };
}
