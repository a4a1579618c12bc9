import type { FiguresStore } from '../../../reports/ports.ts';
import type { Database } from '../database.ts';
import { inside } from '../unit-of-work.ts';

/** Changes with the form of a kept ledger: figures of another form are counted anew. */
const version = 1;

export function sqliteFigures({ reader }: Pick<Database, 'reader'>): FiguresStore {
  return {
    find: async () => {
      const row = await reader.selectFrom('kept_figures').selectAll().where('version', '=', version).executeTakeFirst();
      return row && { seq: row.seq, ledgers: JSON.parse(row.ledgers) };
    },
    save: async (tx, { seq, ledgers }) => {
      const row = { seq, version, ledgers: JSON.stringify(ledgers) };
      await inside(tx)
        .insertInto('kept_figures')
        .values({ id: 1, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
  };
}
