import type { Tx } from '../kernel/transaction.ts';
import type { FreshRow } from './ahead/fresh-row.ts';
import type { AheadRow } from './ahead/prepare-ahead.ts';
import { stillFresh } from './ahead/still-fresh.ts';
import { stillStanding } from './ahead/still-standing.ts';
import { bufferBooks } from './buffer-books.ts';
import type { Books } from './ports.ts';
import { type PreparedRow, prepareRow, saysTheSame } from './prepare-row.ts';
import { record } from './record.ts';
import { confirmRow, type RegisterTools, type RowSource, registerPrepared } from './register-receivable.ts';

/**
 * `registerReceivable` for many rows of one creditor, one after the other, with the same outcome and the same journal, in few statements
 * over all of them. The outcomes stand in the order of the rows.
 */
export async function registerReceivables(
  tools: RegisterTools & { readonly books: Books },
  tx: Tx,
  source: RowSource,
  given: readonly AheadRow[],
): Promise<Outcome[]> {
  const { books, hasher, clock } = tools;
  const { creditor } = source;
  const keys = given.flatMap((row) => ('unchanged' in row ? [] : [row.externalKey]));
  const first = new Map(keys.map((key, index) => [key, index] as const).toReversed());
  const repeated = new Set(keys.filter((key, index) => first.get(key) !== index)); // an earlier row may change what a later one meets
  const hashes = await books.receivables.rowHashes(tx, creditor.id, keys);
  const persons = new Set([...hashes.values()].map(({ personId }) => personId));
  const isKnown = (key: string) => hashes.has(key) || repeated.has(key);
  const fresh = await stillFresh(books, tx, given, isKnown);
  const standing = await stillStanding(books, tx, creditor.id, given, isKnown, fresh, persons);
  const ready = given.filter((row): row is FreshRow => 'debt' in row && (fresh.has(row) || standing.has(row)));
  const rows = given.map((row): AheadRow => {
    if (!('debt' in row) || fresh.has(row) || standing.has(row)) return row;
    return prepareRow(hasher, creditor, JSON.parse(row.text)); // somebody else has told of it meanwhile
  });
  const unfindable = new Set(await books.verifiers.unfindable(tx, [...persons])); // the row has the digits that would make them findable
  const outcomes = rows.map((row): Outcome | undefined => {
    if ('unchanged' in row) return { ok: true, value: { outcome: 'unchanged', ...row.unchanged } };
    if ('debt' in row) return { ok: true, value: { outcome: 'created', ...books.newDebts.tell(row.debt).subject } };
    const known = repeated.has(row.externalKey) ? undefined : hashes.get(row.externalKey);
    if (known && row.row.customerNumber && unfindable.has(known.id)) return undefined;
    if (!known || !hasher.isCurrent(known.rowHash) || !saysTheSame(hasher, creditor.id, row, known.rowHash)) return undefined;
    return { ok: true, value: { outcome: 'unchanged', receivableId: known.id, personId: known.personId } };
  });
  await books.newDebts.insert(
    tx,
    ready.map(({ debt }) => debt),
    clock.now().epochMilliseconds,
  );
  const others = rows.filter((row, index): row is PreparedRow => outcomes[index] === undefined && 'row' in row);
  const buffer = bufferBooks(books, tx, creditor.id);
  await buffer.load({
    externalKeys: others.map(({ externalKey }) => externalKey),
    knownKeys: others.flatMap(({ externalKey }) => (hashes.has(externalKey) ? [externalKey] : [])),
    keys: others.flatMap(({ keys: { national, own } }) =>
      [national, own].flatMap((key) =>
        key ? key.forms.map(({ hash }) => ({ kind: key.kind, creditorId: key.creditorId, hash })) : [],
      ),
    ),
  });
  const registered: Outcome[] = [];
  for (const [index, row] of rows.entries()) {
    if ('debt' in row) await tellFresh(row);
    const outcome =
      outcomes[index] ?? ('row' in row ? await registerPrepared({ ...tools, books: buffer.books }, tx, source, row) : null);
    if (outcome) registered.push(outcome);
  }
  await buffer.flush();
  if (source.confirmedEmails)
    for (const [index, row] of rows.entries()) {
      const outcome = registered[index];
      if (outcome?.ok) await confirmRow(tools, tx, source, outcome.value.personId, emailOf(row));
    }
  return registered;

  async function tellFresh({ debt }: FreshRow): Promise<void> {
    const { subject, facts } = books.newDebts.tell(debt);
    const data = { importId: source.importId, ...facts };
    await record(tools.journal, tx, source.actor, [{ type: 'receivable_registered', subject, data }]);
  }
}

type Outcome = Awaited<ReturnType<typeof registerPrepared>>;

function emailOf(row: AheadRow): { readonly email: string | null } {
  if ('debt' in row) return JSON.parse(row.text);
  return 'row' in row ? row.row : row;
}
