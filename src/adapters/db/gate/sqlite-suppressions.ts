import type { Selectable } from 'kysely';
import { holdsBack } from '../../../gate/model.ts';
import type { Suppression, Suppressions } from '../../../gate/ports.ts';
import type { PhoneNumber } from '../../../kernel/phone.ts';
import { rememberedQuery } from '../remembered-query.ts';
import { inside } from '../unit-of-work.ts';
import type { GateTables } from './tables.ts';

export const sqliteSuppressions: Suppressions = {
  has: async (tx, number, at, channel) =>
    (await endsOf(tx, { number })).some(({ list, until }) => (until === null || until > at) && holdsBack(list, channel)),
  ofNumber: async (tx, number) => {
    const rows = await inside(tx).selectFrom('suppressions').selectAll().where('number', '=', number).orderBy('list').execute();
    return rows.map(suppressionOf);
  },
  numbersOf: async (tx, list, after, limit) => {
    const rows = await inside(tx)
      .selectFrom('suppressions')
      .select('number')
      .where('list', '=', list)
      .where('number', '>', after ?? '')
      .orderBy('number')
      .limit(limit)
      .execute();
    return rows.map(({ number }) => number as PhoneNumber);
  },
  lists: async (tx, at) => {
    const rows = await inside(tx)
      .selectFrom('suppressions')
      .select(({ fn, eb, or }) => [
        'list',
        fn.countAll<number>().as('numbers'),
        fn
          .countAll<number>()
          .filterWhere(or([eb('until', 'is', null), eb('until', '>', at)]))
          .as('inForce'),
        fn.max('since').as('latest'),
      ])
      .groupBy('list')
      .orderBy('list')
      .execute();
    return rows.map(({ list, numbers, inForce, latest }) => ({ list, numbers, inForce, latest }));
  },
  put: async (tx, suppressions, importId) => {
    const [first] = suppressions;
    if (!first) return { added: [], changed: [], unchanged: 0 };
    const known = await inside(tx)
      .selectFrom('suppressions')
      .selectAll()
      .where('list', '=', first.list)
      .where(
        'number',
        'in',
        suppressions.map(({ number }) => number),
      )
      .execute();
    const before = new Map(known.map((row) => [row.number, suppressionOf(row)]));
    const added: PhoneNumber[] = [];
    const changed: PhoneNumber[] = [];
    for (const { number, reason, until } of suppressions) {
      const was = before.get(number);
      if (!was) added.push(number);
      else if (was.reason !== reason || was.until !== until) changed.push(number);
    }
    await inside(tx)
      .insertInto('suppressions')
      .values(suppressions.map((each) => ({ ...each, import_id: importId })))
      .onConflict((conflict) =>
        conflict.columns(['list', 'number']).doUpdateSet(({ ref }) => ({
          reason: ref('excluded.reason'),
          until: ref('excluded.until'),
          import_id: ref('excluded.import_id'),
        })),
      )
      .execute();
    return { added, changed, unchanged: suppressions.length - added.length - changed.length };
  },
  remove: async (tx, number, list) => {
    const rows = await inside(tx)
      .deleteFrom('suppressions')
      .where('number', '=', number)
      .$if(list !== null, (query) => query.where('list', '=', list ?? ''))
      .returning('list')
      .execute();
    return rows.map((row) => row.list).sort();
  },
  removeOthers: async (tx, list, importId) => {
    const rows = await inside(tx)
      .deleteFrom('suppressions')
      .where('list', '=', list)
      .where('import_id', 'is not', importId)
      .returning('number')
      .execute();
    return rows.map(({ number }) => number as PhoneNumber);
  },
};

function suppressionOf({ list, number, reason, since, until }: Selectable<GateTables['suppressions']>): Suppression {
  return { list, number: number as PhoneNumber, reason, since, until };
}

const endsOf = rememberedQuery(['suppressions'], (db, { number }: { number: PhoneNumber }) =>
  db.selectFrom('suppressions').select(['list', 'until']).where('number', '=', number),
);
