import type { Tx } from '../kernel/transaction.ts';
import { bufferBooks } from './buffer-books.ts';
import type { Books } from './ports.ts';
import { type PreparedRow, saysTheSame } from './prepare-row.ts';
import { confirmRow, type RegisterTools, type RowSource, registerPrepared } from './register-receivable.ts';

/**
 * `registerReceivable` for many rows of one creditor, one after the other, with the same outcome and the same journal, in few statements
 * over all of them. The outcomes stand in the order of the rows.
 */
export async function registerReceivables(
  tools: RegisterTools & { readonly books: Books },
  tx: Tx,
  source: RowSource,
  rows: readonly PreparedRow[],
): Promise<Outcome[]> {
  const { books, hasher } = tools;
  const { creditor } = source;
  const keys = rows.map(({ externalKey }) => externalKey);
  const first = new Map(keys.map((key, index) => [key, index] as const).toReversed());
  const repeated = new Set(keys.filter((key, index) => first.get(key) !== index)); // an earlier row may change what a later one meets
  const hashes = await books.receivables.rowHashes(tx, creditor.id, keys);
  const persons = new Set([...hashes.values()].map(({ personId }) => personId));
  const unfindable = new Set(await books.verifiers.unfindable(tx, [...persons])); // the row has the digits that would make them findable
  const outcomes = rows.map((prepared): Outcome | undefined => {
    const { row, externalKey } = prepared;
    const known = repeated.has(externalKey) ? undefined : hashes.get(externalKey);
    if (known && row.customerNumber && unfindable.has(known.id)) return undefined;
    if (!known || !hasher.isCurrent(known.rowHash) || !saysTheSame(hasher, creditor.id, prepared, known.rowHash))
      return undefined;
    return { ok: true, value: { outcome: 'unchanged', receivableId: known.id, personId: known.personId } };
  });
  const fresh = rows.filter((_, index) => outcomes[index] === undefined);
  const buffer = bufferBooks(books, tx, creditor.id);
  await buffer.load({
    externalKeys: fresh.map(({ externalKey }) => externalKey),
    knownKeys: fresh.flatMap(({ externalKey }) => (hashes.has(externalKey) ? [externalKey] : [])),
    keys: fresh.flatMap(({ keys: { national, own } }) =>
      [national, own].flatMap((key) =>
        key ? key.forms.map(({ hash }) => ({ kind: key.kind, creditorId: key.creditorId, hash })) : [],
      ),
    ),
  });
  const registered: Outcome[] = [];
  for (const [index, row] of rows.entries())
    registered.push(outcomes[index] ?? (await registerPrepared({ ...tools, books: buffer.books }, tx, source, row)));
  await buffer.flush();
  for (const [index, { row }] of rows.entries()) {
    const outcome = registered[index];
    if (outcome?.ok) await confirmRow(tools, tx, source, outcome.value.personId, row);
  }
  return registered;
}

type Outcome = Awaited<ReturnType<typeof registerPrepared>>;
