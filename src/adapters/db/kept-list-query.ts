import type { CompiledQuery, Kysely } from 'kysely';
import type { Tx } from '../../kernel/transaction.ts';
import { keptQuery } from './kept-query.ts';
import { paddedList } from './many-rows.ts';
import type { Schema } from './schema.ts';

/**
 * `keptQuery` with a list of texts beside its values: compiled once for each of a few lengths, to which a list is filled up with its last
 * text. Of an empty list nothing is asked.
 */
export function keptListQuery<Values extends object, Row>(
  build: (db: Kysely<Schema>, values: Values, list: readonly string[]) => { compile(): CompiledQuery<Row> },
): (tx: Tx, values: Values, list: readonly string[]) => Promise<Row[]> {
  const kept = new Map<number, (tx: Tx, values: Values & Record<number, string>) => Promise<Row[]>>();
  return async (tx, values, list) => {
    if (list.length === 0) return [];
    const texts = paddedList(list);
    const { length } = texts;
    const query =
      kept.get(length) ??
      keptQuery<Values & Record<number, string>, Row>((db, given) =>
        build(
          db,
          given,
          texts.map((_, index) => given[index] as string),
        ),
      );
    kept.set(length, query);
    return query(tx, { ...texts, ...values } as Values & Record<number, string>);
  };
}
