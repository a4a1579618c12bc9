import type { CompiledQuery, Kysely } from 'kysely';
import type { Tx } from '../../kernel/transaction.ts';
import { compiledOnce } from './compiled-once.ts';
import type { Schema } from './schema.ts';
import { notesOf } from './transaction-notes.ts';
import { inside } from './unit-of-work.ts';

/**
 * A query that is built and compiled once, and then run with other values: Kysely builds its tree and writes its SQL anew each time, which
 * costs more than SQLite needs for the answer. `build` gets a stand-in for each value; it must not look at it, and lists of values are not
 * for it (their length is part of the SQL).
 */
export function keptQuery<Values extends object, Row>(
  build: (db: Kysely<Schema>, values: Values) => { compile(): CompiledQuery<Row> },
): (tx: Tx, values: Values) => Promise<Row[]> {
  let kept: { readonly query: CompiledQuery<Row>; readonly places: readonly unknown[] } | undefined;
  return async (tx, values) => {
    const db = inside(tx);
    if (!kept) {
      const query = build(db, standIns<Values>()).compile();
      kept = { query: { ...query, sql: compiledOnce(query.sql) }, places: query.parameters };
    }
    const { query, places } = kept;
    const parameters = places.map((place) => (place instanceof StandIn ? values[place.name as keyof Values] : place));
    const notes = notesOf(tx);
    if (notes) return (await notes.run(query.sql, parameters)) as Row[];
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

class StandIn {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

function standIns<Values extends object>(): Values {
  return new Proxy({} as Values, { get: (_none, name) => new StandIn(String(name)) });
}
