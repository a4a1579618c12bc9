import { accept } from '../kernel/result.ts';
import type { Creditor } from '../receivables/model.ts';
import type { VerifierHasher } from '../receivables/ports.ts';
import { prepareRow } from '../receivables/prepare-row.ts';
import { openReceivables } from './open-receivables.ts';
import type { ReadRows, SeenRows } from './ports.ts';
import { type ReadTools, readRows } from './read-rows.ts';

export type ReadHereTools = {
  readonly seenRows: () => SeenRows;
  readonly prepareFor: (creditor: Creditor) => ReadTools['prepare'];
};

/** Reads a file's rows where they are taken in. */
export function readRowsHere({ seenRows, prepareFor }: ReadHereTools): ReadRows {
  return async (order, creditor, defaults) => {
    const opened = await openReceivables(order, creditor);
    if (!opened.ok) return opened;
    const source = opened.value;
    const seen = seenRows();
    const prepare = prepareFor(creditor);
    return accept({
      form: source.form,
      rows: source.rows,
      bytes: source.bytes,
      from: (skip) => readRows({ seen, prepare }, source, defaults, skip),
      close: async () => seen.close(),
    });
  };
}

/** Without a look at the books: whoever writes the rows looks. */
export function prepareHere(hasher: VerifierHasher): ReadHereTools['prepareFor'] {
  return (creditor) => (rows) => rows.map((row) => prepareRow(hasher, creditor, row));
}
