import { accept } from '../kernel/result.ts';
import { openReceivables } from './open-receivables.ts';
import type { ReadRows, SeenRows } from './ports.ts';
import { type ReadTools, readRows } from './read-rows.ts';

/** Reads a file's rows where they are taken in. */
export function readRowsHere(tools: Omit<ReadTools, 'seen'> & { readonly seenRows: () => SeenRows }): ReadRows {
  return async (order, creditor, defaults) => {
    const opened = await openReceivables(order, creditor);
    if (!opened.ok) return opened;
    const source = opened.value;
    const seen = tools.seenRows();
    return accept({
      form: source.form,
      rows: source.rows,
      bytes: source.bytes,
      from: (skip) => readRows({ ...tools, seen }, source, creditor, defaults, skip),
      close: async () => seen.close(),
    });
  };
}
