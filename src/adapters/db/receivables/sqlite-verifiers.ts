import type { CreditorId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Verifier, VerifierField } from '../../../receivables/model.ts';
import type { Verifiers } from '../../../receivables/ports.ts';
import { manyRows } from '../many-rows.ts';
import { rememberedQuery } from '../remembered-query.ts';
import { inside } from '../unit-of-work.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqliteVerifiers: Verifiers = {
  put: (tx, verifiers) =>
    putVerifiers(
      tx,
      verifiers.map(({ personId, creditorId, field, source, keyed, lookup }) => ({
        person_id: personId,
        creditor_id: creditorId,
        field,
        source,
        hash: keyed.hash,
        key_id: keyed.keyId,
        lookup: lookup?.hash ?? null,
      })),
    ),
  ofPerson: async (tx, personId, creditorId) => {
    const rows = await verifiersOf(tx, { personId, creditorId });
    return rows.map((row) => ({
      personId,
      creditorId,
      field: row.field as VerifierField,
      source: row.source as Verifier['source'],
      keyed: { hash: row.hash, keyId: row.key_id },
    }));
  },
  personsOf: async (tx, lookups) => {
    const rows = await inside(tx)
      .selectFrom('verifiers')
      .select('person_id')
      .distinct()
      .where(
        'lookup',
        'in',
        lookups.map(({ hash }) => hash),
      )
      .execute();
    return rows.map(({ person_id }) => person_id as PersonId);
  },
  unfindable: async (tx, persons) => {
    const rows = await inside(tx)
      .selectFrom('verifiers')
      .select('source')
      .where('person_id', 'in', [...persons])
      .where('field', '=', 'customer_number')
      .where('lookup', 'is', null)
      .execute();
    return rows.map(({ source }) => source as ReceivableId);
  },
  countUnfindable: async (tx) => {
    const people = inside(tx)
      .selectFrom('verifiers')
      .select(['person_id', 'creditor_id'])
      .where('field', '=', 'customer_number')
      .groupBy(['person_id', 'creditor_id'])
      .having((eb) => eb.fn.count('lookup'), '=', 0);
    const { all } = await inside(tx)
      .selectFrom(people.as('people'))
      .select((eb) => eb.fn.countAll<number>().as('all'))
      .executeTakeFirstOrThrow();
    return all;
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

const verifiersOf = rememberedQuery(
  ['verifiers'],
  (db, { personId, creditorId }: { personId: PersonId; creditorId: CreditorId }) =>
    db.selectFrom('verifiers').selectAll().where('person_id', '=', personId).where('creditor_id', '=', creditorId),
);

const lockOf = rememberedQuery(['verification_locks'], (db, { personId }: { personId: PersonId }) =>
  db.selectFrom('verification_locks').select('until_at').where('person_id', '=', personId),
);

const putVerifiers = manyRows<ReceivablesTables['verifiers']>((db, rows) =>
  db
    .insertInto('verifiers')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'creditor_id', 'field', 'source']).doUpdateSet(({ ref }) => ({
        hash: ref('excluded.hash'),
        key_id: ref('excluded.key_id'),
        lookup: ref('excluded.lookup'),
      })),
    ),
);
