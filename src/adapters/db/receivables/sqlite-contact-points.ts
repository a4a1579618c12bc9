import { type Kysely, type Selectable, sql } from 'kysely';
import type { ContactPointId, PersonId } from '../../../kernel/ids.ts';
import type { ContactPoint } from '../../../receivables/model.ts';
import type { ContactPoints } from '../../../receivables/ports.ts';
import { keptListQuery } from '../kept-list-query.ts';
import { manyRows } from '../many-rows.ts';
import { rememberedQuery } from '../remembered-query.ts';
import type { Schema } from '../schema.ts';
import { inside } from '../unit-of-work.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqliteContactPoints: ContactPoints = {
  insert: (tx, points) => insertPoints(tx, points.map(contactPointRow)),
  find: async (tx, personId, id) => {
    const row = await points(inside(tx)).where('person_id', '=', personId).where('id', '=', id).executeTakeFirst();
    return row && pointOf(row);
  },
  ofPerson: async (tx, personId) => (await pointsOfPerson(tx, { personId })).map(pointOf).sort(inOrder),
  ofPersons: async (tx, personIds) => {
    const rows = await pointsOfPersons(tx, {}, personIds);
    return rows.map(pointOf).sort(inOrder);
  },
  withNumbers: async (tx, numbers) => {
    if (numbers.length === 0) return [];
    const rows = await points(inside(tx))
      .where('value', 'in', numbers)
      .where('kind', '=', sql.lit('phone'))
      .orderBy('id')
      .execute();
    return rows.map(pointOf);
  },
  withEmail: async (tx, address) => {
    const written = [...new Set([address, address.toLowerCase()])];
    const rows = await points(inside(tx))
      .where('value', 'in', written)
      .where('kind', '=', sql.lit('email'))
      .orderBy('id')
      .execute();
    return rows.map(pointOf);
  },
  setStatus: async (tx, personId, id, status) => {
    const query = inside(tx).updateTable('contact_points').set({ status });
    await query.where('person_id', '=', personId).where('id', '=', id).execute();
  },
};

/** With whether the person wants no calls there. */
const points = (db: Kysely<Schema>) =>
  db
    .selectFrom('contact_points')
    .selectAll('contact_points')
    .select(sql<number>`exists (select 1 from opt_outs o where o.contact_point_id = contact_points.id)`.as('opted_out'));

const pointsOfPerson = rememberedQuery(['contact_points', 'opt_outs'], (db, { personId }: { personId: PersonId }) =>
  points(db).where('person_id', '=', personId),
);

const pointsOfPersons = keptListQuery((db, _values, personIds) => points(db).where('person_id', 'in', personIds));

function inOrder(a: ContactPoint, b: ContactPoint): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.position - b.position || (a.id < b.id ? -1 : 1);
}

const insertPoints = manyRows<ReceivablesTables['contact_points']>((db, rows) => db.insertInto('contact_points').values(rows));

export function contactPointRow(point: ContactPoint): ReceivablesTables['contact_points'] {
  return {
    id: point.id,
    person_id: point.personId,
    kind: point.kind,
    value: point.value,
    phone_kind: point.phoneKind,
    position: point.position,
    status: point.status,
    source: point.source,
    recorded_at: point.recordedAt,
  };
}

function pointOf(row: Selectable<ReceivablesTables['contact_points']> & { readonly opted_out: number }): ContactPoint {
  return {
    id: row.id as ContactPointId,
    personId: row.person_id as PersonId,
    kind: row.kind as ContactPoint['kind'],
    value: row.value,
    phoneKind: row.phone_kind as ContactPoint['phoneKind'],
    position: row.position,
    status: row.status as ContactPoint['status'],
    optedOut: row.opted_out === 1,
    source: row.source,
    recordedAt: row.recorded_at,
  };
}
