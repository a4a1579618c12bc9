import type { Ids, PersonId, ReceivableId } from '../../kernel/ids.ts';
import type { Creditor, DebtorRow } from '../model.ts';
import { type PersonKey, personKeys } from '../person-keys.ts';
import type { KnownRow, VerifierHasher } from '../ports.ts';
import { completeRow, outlineRow, type PreparedRow, type RowOutline } from '../prepare-row.ts';
import { type FreshRow, newDebtOf } from './fresh-row.ts';
import { formName, keysOf } from './owners-of.ts';
import type { BooksAhead, NewDebt, NewDebts } from './ports.ts';

export type AheadTools = {
  readonly hasher: VerifierHasher;
  readonly ids: Ids;
  readonly books: BooksAhead;
  readonly debts: Pick<NewDebts, 'pack'>;
};

/** A row that says what it said when it came in last, and is none that must be looked at all the same. */
export type UnchangedRow = {
  readonly unchanged: { readonly receivableId: ReceivableId; readonly personId: PersonId };
  readonly email: string | null;
};

/** A row with as much done for it as could be done without the transaction that writes it. */
export type AheadRow = PreparedRow | FreshRow | UnchangedRow;

/**
 * Prepares the rows of a file, some at a time, by what the books say while the rows before them are still being written: who is told to be
 * known is hashed for, who is not is made ready to be written, and what has not changed is left out. The transaction that writes them is
 * not bound by it, but for what has not changed.
 */
export function prepareAhead(tools: AheadTools, creditor: Creditor): (rows: readonly DebtorRow[]) => AheadRow[] {
  const { hasher, ids, books } = tools;
  const recent = new RecentPersons();

  return (given) => {
    const outlines = given.map((row) => outlineRow(hasher, creditor, row));
    const known = books.rows(
      creditor.id,
      outlines.map(({ externalKey }) => externalKey),
    );
    const closely = known.size > 0 && books.anyUnfindable();
    const unchanged = (outline: RowOutline): UnchangedRow | null => {
      const before = known.get(outline.externalKey);
      if (!before || closely || !isTheSame(outline, before)) return null;
      return { unchanged: { receivableId: before.id, personId: before.personId }, email: outline.row.email };
    };
    const rows = outlines.map((outline) => unchanged(outline) ?? { outline, keys: personKeys(hasher, creditor.id, outline.row) });
    const owners = books.owners(rows.flatMap((row) => ('keys' in row ? keysOf(row) : [])));
    const standings = books.standings(creditor.id, [...new Set(owners.values())]);
    const debts: NewDebt[] = [];
    const worked = rows.map((row) => {
      if ('unchanged' in row) return row;
      const { outline } = row;
      const before = known.get(outline.externalKey);
      const keys = keysOf(row);
      const own = row.keys.own;
      const personId = [own, row.keys.national].reduce<PersonId | undefined>(
        (found, key) => found ?? (key ? (owners.get(key) ?? recent.find(key)) : undefined),
        undefined,
      );
      const who = personId ?? before?.personId ?? ids.next('per');
      for (const key of keys) if (!owners.has(key)) recent.note(key, who);
      const isKnown = personId !== undefined || before !== undefined;
      const prepared = completeRow(hasher, creditor, outline, row.keys, { personId: who, known: isKnown });
      const standing = before ? undefined : standings.get(who);
      const debt = newDebtOf(ids, creditor, prepared, standing);
      if (!debt) return prepared;
      debts.push(debt);
      const at = debts.length - 1;
      return { externalKey: outline.externalKey, keys: row.keys, at, mark: standing?.mark ?? null, text: outline.text };
    });
    const of = tools.debts.pack(debts);
    return worked.map((row): AheadRow => {
      if (!('at' in row)) return row;
      const { at, ...fresh } = row;
      return { ...fresh, debt: { of, at } };
    });
  };

  /** A hash under an older key is renewed by whoever writes. */
  function isTheSame({ rowHash }: RowOutline, before: KnownRow): boolean {
    return rowHash.keyId === before.rowHash.keyId && rowHash.hash === before.rowHash.hash;
  }
}

/** Whom rows of a moment ago were about, who may not be in the books yet. The oldest are forgotten: they are there by then. */
class RecentPersons {
  #young = new Map<string, PersonId>();
  #old = this.#young;

  find(key: PersonKey): PersonId | undefined {
    const name = nameOf(key);
    return this.#young.get(name) ?? this.#old.get(name);
  }

  note(key: PersonKey, personId: PersonId): void {
    this.#young.set(nameOf(key), personId);
    if (this.#young.size < fewestRecent) return;
    this.#old = this.#young;
    this.#young = new Map();
  }
}

function nameOf(key: PersonKey): string {
  return formName(key, key.forms[0].hash);
}

/** More than are ever under way between who reads and who writes. */
const fewestRecent = 10_000;
