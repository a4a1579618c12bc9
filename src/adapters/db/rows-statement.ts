import { type FoldedRows, foldRows, placesOf } from './folded-rows.ts';

/** A statement with what it is to be bound to. */
export type BoundStatement = { readonly sql: string; readonly parameters: readonly unknown[] };

/**
 * An INSERT of one row, and the same of many. Of a hundred rows, a column in which all say the same is bound once: to hand a value over to
 * SQLite costs about as much as to write it, and half of the columns of what comes in with a file repeat.
 */
export class RowsStatement {
  readonly width: number;
  readonly #before: string;
  readonly #after: string;
  readonly #bySize = new Map<number, string>();
  /** By which columns repeat, then by how many rows. */
  readonly #byRepeated = new Map<string, Map<number, string>>();

  /** `sql`: as Kysely writes it, of one row of `width` columns. Throws RangeError where it is none. */
  constructor(sql: string, width: number) {
    const [, before, values, after] = /^insert into (.*?) values (\((?:\?(?:, )?)+\))(.*)$/s.exec(sql) ?? [];
    if (before === undefined || values?.split('?').length !== width + 1 || after?.includes('?'))
      throw new RangeError(`this does not insert a row of ${width} columns: ${sql}`);
    this.#before = `insert or fail into ${before}`;
    this.#after = after ?? '';
    this.width = width;
  }

  /** The statements that write these values, row after row in one list. */
  *of(values: readonly unknown[]): Generator<BoundStatement> {
    const { width } = this;
    const rows = values.length / width;
    let at = 0;
    for (const size of sizes)
      for (; rows - at >= size; at += size) {
        const some = rows === size ? values : values.slice(at * width, (at + size) * width);
        if (size === most) yield* this.ofFolded(foldRows(some, width));
        else yield { sql: this.#plain(size), parameters: some };
      }
  }

  /** The same of rows that are folded already. */
  *ofFolded(folded: FoldedRows): Generator<BoundStatement> {
    const { same, once, own } = folded;
    const width = this.width - same.length;
    const rows = own.length / width;
    const statements = this.#repeating(same);
    let at = 0;
    for (const size of sizes)
      for (; rows - at >= size; at += size) {
        const some = rows === size ? own : own.slice(at * width, (at + size) * width);
        if (!statements) yield { sql: this.#plain(size), parameters: this.#unfolded({ same, once, own: some }) };
        else {
          const sql = statements.get(size) ?? this.#repeatingSql(same, size);
          statements.set(size, sql);
          yield { sql, parameters: [...once, ...some] };
        }
      }
  }

  /** Null where nothing repeats, or where too many different columns have: each makes statements of its own. */
  #repeating(same: readonly number[]): Map<number, string> | null {
    if (same.length === 0) return null;
    const key = same.join();
    const known = this.#byRepeated.get(key);
    if (known || this.#byRepeated.size === mostRepeating) return known ?? null;
    const statements = new Map<number, string>();
    this.#byRepeated.set(key, statements);
    return statements;
  }

  #unfolded({ same, once, own }: FoldedRows): readonly unknown[] {
    if (same.length === 0) return own;
    const places = placesOf({ same }, this.width);
    const values: unknown[] = [];
    for (let at = 0; at < own.length; at += this.width - same.length)
      for (const place of places) values.push(place < 0 ? once[-1 - place] : own[at + place]);
    return values;
  }

  #plain(size: number): string {
    const known = this.#bySize.get(size);
    if (known) return known;
    const row = `(${Array(this.width).fill('?').join(', ')})`;
    const sql = `${this.#before} values ${Array(size).fill(row).join(', ')}${this.#after}`;
    this.#bySize.set(size, sql);
    return sql;
  }

  #repeatingSql(same: readonly number[], size: number): string {
    const places = placesOf({ same }, this.width);
    const repeated = same.map((_, place) => `? as c${place}`);
    const row = `(${Array(this.width - same.length)
      .fill('?')
      .join(', ')})`;
    const columns = places.map((place) => (place < 0 ? `same.c${-1 - place}` : `own.column${place + 1}`));
    const rows = Array(size).fill(row).join(', ');
    // Without a condition SQLite would take the words of a conflict for those of a join.
    return `${this.#before} select ${columns.join(', ')} from (select ${repeated.join(', ')}) same cross join (values ${rows}) own where true${this.#after}`;
  }
}

const most = 100;
/** SQLite takes 32,766 parameters a statement. */
const sizes = [most, 10, 5, 4, 3, 2, 1];
/** Statements are kept compiled, some hundred of all kinds. */
const mostRepeating = 12;
