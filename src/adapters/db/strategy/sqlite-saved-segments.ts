import type { Actor } from '../../../journal/event.ts';
import type { SavedSegments } from '../../../strategy/segmenting/ports.ts';
import { rowsOf } from '../rows-of.ts';
import type { StrategyTables } from './tables.ts';

export const sqliteSavedSegments: SavedSegments = {
  list: async (tx) =>
    (await rowsOf<Row>(tx, 'select * from saved_segments where removed_at is null order by name', [])).map(
      ({ name, title, conditions, saved_at, saved_by }) => ({
        ...{ name, title, where: JSON.parse(conditions) as unknown[] },
        ...{ savedAt: saved_at, savedBy: saved_by as Actor },
      }),
    ),
  save: async (tx, { name, title, where, savedAt, savedBy }) => {
    await rowsOf(
      tx,
      `insert into saved_segments (name, title, conditions, saved_at, saved_by) values (?, ?, ?, ?, ?)
       on conflict (name) do update set title = excluded.title, conditions = excluded.conditions, saved_at = excluded.saved_at,
         saved_by = excluded.saved_by, removed_at = null, removed_by = null`,
      [name, title, JSON.stringify(where), savedAt, savedBy],
    );
  },
  remove: async (tx, name, at, by) => {
    await rowsOf(tx, 'update saved_segments set removed_at = ?, removed_by = ? where name = ?', [at, by, name]);
  },
};

type Row = StrategyTables['saved_segments'];
