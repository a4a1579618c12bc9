import { sql } from 'kysely';
import type { CreditorId, PersonId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { Verifier } from '../../../receivables/model.ts';
import type { Verifiers } from '../../../receivables/ports.ts';
import { keptListQuery } from '../kept-list-query.ts';
import { manyRows } from '../many-rows.ts';
import { rememberedQuery } from '../remembered-query.ts';
import { inside } from '../unit-of-work.ts';
import { type KeptVerifier, keepVerifiers, keptIn, lookupLength, lookupsIn, unfindableIn } from './kept-verifiers.ts';
import type { ReceivablesTables } from './tables.ts';

/** What a person may be asked for with one creditor stands in one row: it is read together, and rows of files bring it together. */
export const sqliteVerifiers: Verifiers = {
  put: async (tx, verifiers, newcomers) => {
    const known = await keptOf(
      tx,
      [...new Set(verifiers.map(({ personId }) => personId))].filter((id) => !newcomers?.has(id)),
    );
    const rows: ReceivablesTables['verifiers'][] = [];
    const lookups: ReceivablesTables['customer_lookups'][] = [];
    for (const group of byPersonAndCreditor(verifiers)) {
      const [{ personId: person_id, creditorId: creditor_id }] = group;
      const before = known.get(`${person_id} ${creditor_id}`) ?? [];
      const kept = keepVerifiers(before, group);
      const [old, found] = [lookupsIn(before), lookupsIn(kept)];
      lookups.push(...found.filter((lookup) => !old.includes(lookup)).map((lookup) => ({ lookup, person_id })));
      for (const lookup of old) if (!found.includes(lookup)) await forgetLookup(tx, { lookup, person_id });
      rows.push(verifiersRow(group[0], kept));
    }
    await putRows(tx, rows);
    await insertLookups(tx, lookups);
  },
  ofPerson: async (tx, personId, creditorId) => {
    const [row] = await verifiersOf(tx, { personId, creditorId });
    return (row ? keptIn(row.kept) : []).flatMap((one): Verifier[] => {
      const about = { personId, creditorId, field: one[0], keyed: { hash: one[1], keyId: one[2] } };
      return (one[4] ?? ['' as const]).map((source) => ({ ...about, source }));
    });
  },
  personsOf: async (tx, lookups) => {
    const rows = await inside(tx)
      .selectFrom('customer_lookups')
      .select('person_id')
      .distinct()
      .where(
        'lookup',
        'in',
        lookups.map(({ hash }) => hash.slice(0, lookupLength)),
      )
      .execute();
    return rows.map(({ person_id }) => person_id as PersonId);
  },
  unfindable: async (tx, persons) => {
    const rows = await unfindableOf(tx, {}, persons);
    return rows.flatMap(({ kept }) => unfindableIn(keptIn(kept)));
  },
  countUnfindable: async (tx) => {
    const rows = await inside(tx).selectFrom('verifiers').select('kept').where('unfindable', '=', sql.lit(1)).execute();
    return rows.filter(({ kept }) => lookupsIn(keptIn(kept)).length === 0).length;
  },
  lock: async (tx, personId, until) => {
    await inside(tx)
      .insertInto('verification_locks')
      .values({ person_id: personId, until_at: until })
      .onConflict((conflict) =>
        conflict.column('person_id').doUpdateSet(({ ref, fn }) => ({
          until_at: fn<number>('max', [ref('verification_locks.until_at'), ref('excluded.until_at')]),
        })),
      )
      .execute();
  },
  lockedUntil: async (tx, personId) => {
    const [row] = await lockOf(tx, { personId });
    return row?.until_at;
  },
};

export function verifiersRow(
  { personId, creditorId }: Pick<Verifier, 'personId' | 'creditorId'>,
  kept: readonly KeptVerifier[],
): ReceivablesTables['verifiers'] {
  const unfindable = unfindableIn(kept).length > 0 ? 1 : 0;
  return { person_id: personId, creditor_id: creditorId, kept: JSON.stringify(kept), unfindable };
}

type OfOne = readonly [Verifier, ...Verifier[]];

function byPersonAndCreditor(verifiers: readonly Verifier[]): OfOne[] {
  return [...Map.groupBy(verifiers, keyOf).values()] as unknown as OfOne[];
}

function keyOf({ personId, creditorId }: Pick<Verifier, 'personId' | 'creditorId'>): string {
  return `${personId} ${creditorId}`;
}

async function keptOf(tx: Tx, persons: readonly PersonId[]): Promise<ReadonlyMap<string, readonly KeptVerifier[]>> {
  const rows = await rowsOfPersons(tx, {}, persons);
  return new Map(rows.map(({ person_id, creditor_id, kept }) => [`${person_id} ${creditor_id}`, keptIn(kept)]));
}

const rowsOfPersons = keptListQuery((db, _values, persons) =>
  db.selectFrom('verifiers').selectAll().where('person_id', 'in', persons),
);

/** Word for word the condition of their index: only so SQLite uses it. */
const unfindableOf = keptListQuery((db, _values, persons) =>
  db.selectFrom('verifiers').select('kept').where('person_id', 'in', persons).where('unfindable', '=', sql.lit(1)),
);

const verifiersOf = rememberedQuery(
  ['verifiers'],
  (db, { personId, creditorId }: { personId: PersonId; creditorId: CreditorId }) =>
    db.selectFrom('verifiers').select('kept').where('person_id', '=', personId).where('creditor_id', '=', creditorId),
);

const lockOf = rememberedQuery(['verification_locks'], (db, { personId }: { personId: PersonId }) =>
  db.selectFrom('verification_locks').select('until_at').where('person_id', '=', personId),
);

const putRows = manyRows<ReceivablesTables['verifiers']>((db, rows) =>
  db
    .insertInto('verifiers')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'creditor_id']).doUpdateSet(({ ref }) => ({
        kept: ref('excluded.kept'),
        unfindable: ref('excluded.unfindable'),
      })),
    ),
);

/** Two creditors' numbers have two hashes, so this one led to the person for the one creditor only. */
async function forgetLookup(tx: Tx, { lookup, person_id }: ReceivablesTables['customer_lookups']): Promise<void> {
  await inside(tx).deleteFrom('customer_lookups').where('lookup', '=', lookup).where('person_id', '=', person_id).execute();
}

const insertLookups = manyRows<ReceivablesTables['customer_lookups']>((db, rows) =>
  db
    .insertInto('customer_lookups')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()),
);
