/** A statement with what it is to be bound to. */
export type BoundStatement = { readonly sql: string; readonly parameters: readonly unknown[] };

/**
 * An INSERT of one row, and the same of many. Of a hundred rows, a column in which all say the same is bound once: to hand a value over to
 * SQLite costs about as much as to write it, and half of the columns of what comes in with a file repeat.
 */
export class RowsStatement {
  readonly #before: string;
  readonly #after: string;
  readonly #width: number;
  readonly #bySize = new Map<number, string>();
  /** By which columns repeat. */
  readonly #byRepeated = new Map<string, string>();

  /** `sql`: as Kysely writes it, of one row of `width` columns. Throws RangeError where it is none. */
  constructor(sql: string, width: number) {
    const [, before, values, after] = /^insert into (.*?) values (\((?:\?(?:, )?)+\))(.*)$/s.exec(sql) ?? [];
    if (before === undefined || values?.split('?').length !== width + 1 || after?.includes('?'))
      throw new RangeError(`this does not insert a row of ${width} columns: ${sql}`);
    this.#before = `insert or fail into ${before}`;
    this.#after = after ?? '';
    this.#width = width;
  }

  /** The statements that write these values, row after row in one list. */
  *of(values: readonly unknown[]): Generator<BoundStatement> {
    const width = this.#width;
    const rows = values.length / width;
    let at = 0;
    for (const size of sizes)
      for (; rows - at >= size; at += size) {
        const some = rows === size ? values : values.slice(at * width, (at + size) * width);
        yield (size === most ? this.#repeating(some) : null) ?? { sql: this.#plain(size), parameters: some };
      }
  }

  #plain(size: number): string {
    const known = this.#bySize.get(size);
    if (known) return known;
    const row = `(${Array(this.#width).fill('?').join(', ')})`;
    const sql = `${this.#before} values ${Array(size).fill(row).join(', ')}${this.#after}`;
    this.#bySize.set(size, sql);
    return sql;
  }

  /** Null where nothing repeats, or where too many different columns have: each makes a statement of its own. */
  #repeating(values: readonly unknown[]): BoundStatement | null {
    const width = this.#width;
    const same: boolean[] = [];
    for (let column = 0; column < width; column += 1) {
      let at = column + width;
      while (at < values.length && values[at] === values[column]) at += width;
      same.push(at >= values.length);
    }
    const known = same.join();
    if (!same.includes(true) || !same.includes(false)) return null;
    let sql = this.#byRepeated.get(known);
    if (sql === undefined) {
      if (this.#byRepeated.size === mostRepeating) return null;
      sql = this.#repeatingSql(same, values.length / width);
      this.#byRepeated.set(known, sql);
    }
    const parameters: unknown[] = [];
    for (let column = 0; column < width; column += 1) if (same[column]) parameters.push(values[column]);
    for (let at = 0; at < values.length; at += width)
      for (let column = 0; column < width; column += 1) if (!same[column]) parameters.push(values[at + column]);
    return { sql, parameters };
  }

  #repeatingSql(same: readonly boolean[], size: number): string {
    const repeated = same.flatMap((is, column) => (is ? [`? as c${column}`] : []));
    const row = `(${same.flatMap((is) => (is ? [] : ['?'])).join(', ')})`;
    let place = 0;
    const columns = same.map((is, column) => {
      if (is) return `same.c${column}`;
      place += 1;
      return `own.column${place}`;
    });
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
