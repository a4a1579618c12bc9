import type { CompiledQuery, Kysely } from 'kysely';
import type { Tx } from '../../kernel/transaction.ts';
import { keptQuery } from './kept-query.ts';
import type { Schema } from './schema.ts';
import type { TableVersions } from './table-versions.ts';
import { notesOf } from './transaction-notes.ts';

/**
 * A kept query whose answers stand until one of `tables`, which are all that it reads, is written by this process or another: what is on
 * record of a person is asked for when her call is planned, when the gate is asked and when the call is over. The last few hundred
 * answers are remembered; nobody may change a row of them.
 */
export function rememberedQuery<Values extends Readonly<Record<string, string>>, Row>(
  tables: readonly (keyof Schema)[],
  build: (db: Kysely<Schema>, values: Values) => { compile(): CompiledQuery<Row> },
): (tx: Tx, values: Values) => Promise<Row[]> {
  const query = keptQuery(build);
  const known = new WeakMap<TableVersions, Answers<Row>>();
  return async (tx, values) => {
    const versions = notesOf(tx)?.versions;
    if (!versions) return query(tx, values);
    const answers = known.get(versions) ?? new Answers<Row>();
    known.set(versions, answers);
    const key = Object.values(values).join('\n');
    const before = answers.of(key, versions.of(tables));
    if (before) return [...before];
    const rows = await query(tx, values);
    answers.add(key, rows);
    return [...rows];
  };
}

class Answers<Row> {
  #version = -1;
  readonly #rows = new Map<string, readonly Row[]>();

  /** What was read at this version; what is older is forgotten. */
  of(key: string, version: number): readonly Row[] | undefined {
    if (version !== this.#version) this.#rows.clear();
    this.#version = version;
    return this.#rows.get(key);
  }

  add(key: string, rows: readonly Row[]): void {
    if (this.#rows.size >= mostRemembered) this.#rows.delete(this.#rows.keys().next().value as string);
    this.#rows.set(key, rows);
  }
}

const mostRemembered = 500;
