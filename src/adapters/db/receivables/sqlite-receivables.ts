import { type Kysely, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { CaseId, CreditorId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Case, Receivable, ReceivableKind } from '../../../receivables/model.ts';
import type { Owing, OwingPage, Receivables } from '../../../receivables/ports.ts';
import { keptListQuery } from '../kept-list-query.ts';
import { manyRows, paddedList } from '../many-rows.ts';
import { rememberedQuery } from '../remembered-query.ts';
import type { Schema } from '../schema.ts';
import { inside } from '../unit-of-work.ts';
import { settledMinor } from './settled-minor.ts';
import type { ReceivablesTables } from './tables.ts';

export const sqliteReceivables: Receivables = {
  insert: (tx, receivables) => insertReceivables(tx, receivables.map(receivableRow)),
  update: async (tx, receivable) => {
    const { id, ...changed } = receivableRow(receivable);
    await inside(tx).updateTable('receivables').set(changed).where('id', '=', id).execute();
  },
  setRowHash: async (tx, id, { hash, keyId }) => {
    await inside(tx).updateTable('receivables').set({ row_hash: hash, row_key_id: keyId }).where('id', '=', id).execute();
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('receivables').selectAll().where('id', '=', id).executeTakeFirst();
    return row && receivableOf(row);
  },
  findAll: async (tx, ids) => {
    if (ids.length === 0) return [];
    const rows = await inside(tx).selectFrom('receivables').selectAll().where('id', 'in', paddedList(ids)).execute();
    const found = new Map(rows.map(receivableOf).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  },
  findByExternalKey: async (tx, creditorId, externalKey) => {
    const row = await inside(tx)
      .selectFrom('receivables')
      .selectAll()
      .where('creditor_id', '=', creditorId)
      .where('external_key', '=', externalKey)
      .executeTakeFirst();
    return row && receivableOf(row);
  },
  findByExternalKeys: async (tx, creditorId, externalKeys) => {
    return (await receivablesByKeys(tx, { creditorId }, externalKeys)).map(receivableOf);
  },
  rowHashes: async (tx, creditorId, externalKeys) => {
    const rows = await hashesByKeys(tx, { creditorId }, externalKeys);
    return new Map(
      rows.map(({ external_key, id, person_id, row_hash, row_key_id }) => [
        external_key,
        { id: id as ReceivableId, personId: person_id as PersonId, rowHash: { hash: row_hash, keyId: row_key_id } },
      ]),
    );
  },
  settledMinor,
  openOf: async (tx, personId, creditorId) =>
    (await openReceivables(tx, { personId, creditorId })).map(receivableOf).sort(oldestFirst),
  insertCases: (tx, opened) => insertCases(tx, opened.map(caseRow)),
  caseOf: async (tx, id) => {
    const row = await inside(tx).selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();
    return (
      row && {
        ...{ id, personId: row.person_id as PersonId, creditorId: row.creditor_id as CreditorId },
        currency: row.currency as Currency,
      }
    );
  },
  findCase: async (tx, personId, creditorId, currency) => {
    const row = await inside(tx)
      .selectFrom('cases')
      .select('id')
      .where('person_id', '=', personId)
      .where('creditor_id', '=', creditorId)
      .where('currency', '=', currency)
      .executeTakeFirst();
    return row && { id: row.id as CaseId, personId, creditorId, currency };
  },
  ofCase: async (tx, caseId) => {
    const rows = await inside(tx)
      .selectFrom('receivables')
      .selectAll()
      .where('person_id', '=', ({ selectFrom }) => selectFrom('cases').select('person_id').where('id', '=', caseId))
      .where('case_id', '=', caseId)
      .execute();
    return rows.map(receivableOf).sort(oldestFirst);
  },
  closedWith: async (tx, caseId) => {
    const row = await inside(tx).selectFrom('cases').select('closed_with').where('id', '=', caseId).executeTakeFirst();
    return row?.closed_with ?? 0;
  },
  setClosedWith: async (tx, caseId, closed_with) => {
    await inside(tx).updateTable('cases').set({ closed_with }).where('id', '=', caseId).execute();
  },
  casesOf: async (tx, personIds, creditorId) => {
    const rows = await casesOfPersons(tx, { creditorId }, personIds);
    return rows.map((row) => ({
      id: row.id as CaseId,
      personId: row.person_id as PersonId,
      creditorId,
      currency: row.currency as Currency,
    }));
  },
  owing: (tx, creditorId, which, after, limit) => findOwing(inside(tx), creditorId, which, after, limit),
};

/** Which of those who owe this creditor something open, in the order of their ids: `limit` people are looked at after the person `after`. */
export async function findOwing(
  db: Kysely<Schema>,
  creditorId: CreditorId,
  which: Owing,
  after: PersonId | null,
  limit: number,
): Promise<OwingPage> {
  const { rows } = await owingQuery(creditorId, which, after, limit).execute(db);
  return {
    people: rows.flatMap(({ person_id, fits }) => (fits === 1 ? [person_id] : [])),
    next: rows.length < limit ? null : (rows.at(-1)?.person_id ?? null),
  };
}

export function owingQuery(
  creditorId: CreditorId,
  which: Owing,
  after: PersonId | null,
  limit: number,
): RawBuilder<{ readonly person_id: PersonId; readonly fits: number }> {
  return sql`with looked_at as (select distinct person_id from receivables
      where creditor_id = ${creditorId} and person_id > ${after ?? ''} order by person_id limit ${limit})
    select person_id, exists (select 1 from receivables where receivables.person_id = looked_at.person_id
      and creditor_id = ${creditorId} and status = 'open' and ${among(which)}) as fits
    from looked_at order by person_id`;
}

function among(which: Owing): RawBuilder<SqlBool> {
  switch (which.who) {
    case 'anybody':
      return sql`true`;
    case 'overdue':
      return sql`due < ${which.before}`;
    case 'due_soon':
      return sql`due between ${which.from} and ${which.to} and not exists (select 1 from receivables r
        where r.person_id = receivables.person_id and r.creditor_id = receivables.creditor_id and r.status = 'open'
          and r.due < ${which.from})`;
    case 'promised':
      return sql`exists (select 1 from promises p where p.person_id = receivables.person_id
        and p.creditor_id = receivables.creditor_id and p.state in ('active', 'broken') and p.date between ${which.from} and ${which.to})`;
    case 'unconfirmed_phone':
      return sql`exists (select 1 from contact_points c where c.person_id = receivables.person_id
        and c.kind = 'phone' and c.status = 'unverified')`;
  }
}

const insertReceivables = manyRows<ReceivablesTables['receivables']>((db, rows) => db.insertInto('receivables').values(rows));
const insertCases = manyRows<ReceivablesTables['cases']>((db, rows) => db.insertInto('cases').values(rows));

export function caseRow({ id, personId, creditorId, currency }: Case): ReceivablesTables['cases'] {
  return { id, person_id: personId, creditor_id: creditorId, currency, closed_with: 0 };
}

export function receivableRow(receivable: Receivable) {
  return {
    id: receivable.id,
    case_id: receivable.caseId,
    creditor_id: receivable.creditorId,
    person_id: receivable.personId,
    external_key: receivable.externalKey,
    debtor_id: receivable.debtorId,
    status: receivable.status,
    currency: receivable.currency,
    kind: receivable.kind,
    amount_minor: receivable.amountMinor,
    billed_minor: receivable.billedMinor,
    due: receivable.due,
    issued: receivable.issued,
    variable_symbol: receivable.variableSymbol,
    constant_symbol: receivable.constantSymbol,
    specific_symbol: receivable.specificSymbol,
    iban: receivable.iban,
    document: receivable.document,
    product_group: receivable.productGroup,
    product: receivable.product,
    priority: receivable.priority,
    risk: receivable.risk,
    note: receivable.note,
    attributes: JSON.stringify(receivable.attributes),
    row_hash: receivable.rowHash.hash,
    row_key_id: receivable.rowHash.keyId,
  };
}

function receivableOf(row: Selectable<ReceivablesTables['receivables']>): Receivable {
  return {
    id: row.id as ReceivableId,
    caseId: row.case_id as CaseId,
    creditorId: row.creditor_id as CreditorId,
    personId: row.person_id as PersonId,
    externalKey: row.external_key,
    debtorId: row.debtor_id,
    status: row.status as Receivable['status'],
    currency: row.currency as Currency,
    kind: row.kind as ReceivableKind,
    amountMinor: row.amount_minor,
    billedMinor: row.billed_minor,
    due: row.due,
    issued: row.issued,
    variableSymbol: row.variable_symbol,
    constantSymbol: row.constant_symbol,
    specificSymbol: row.specific_symbol,
    iban: row.iban,
    document: row.document,
    productGroup: row.product_group,
    product: row.product,
    priority: row.priority,
    risk: row.risk,
    note: row.note,
    attributes: JSON.parse(row.attributes),
    rowHash: { hash: row.row_hash, keyId: row.row_key_id },
  };
}

const openReceivables = rememberedQuery(
  ['receivables'],
  (db, { personId, creditorId }: { personId: PersonId; creditorId: CreditorId }) =>
    db
      .selectFrom('receivables')
      .selectAll()
      .where('person_id', '=', personId)
      .where('creditor_id', '=', creditorId)
      .where('status', '=', sql.lit('open')),
);

const casesOfPersons = keptListQuery((db, { creditorId }: { creditorId: CreditorId }, personIds) =>
  db.selectFrom('cases').selectAll().where('person_id', 'in', personIds).where('creditor_id', '=', creditorId),
);

const receivablesByKeys = keptListQuery((db, { creditorId }: { creditorId: CreditorId }, keys) =>
  db.selectFrom('receivables').selectAll().where('creditor_id', '=', creditorId).where('external_key', 'in', keys),
);

const hashesByKeys = keptListQuery((db, { creditorId }: { creditorId: CreditorId }, keys) =>
  db
    .selectFrom('receivables')
    .select(['external_key', 'id', 'person_id', 'row_hash', 'row_key_id'])
    .where('creditor_id', '=', creditorId)
    .where('external_key', 'in', keys),
);

/** In SQL the order of two or three rows costs five times what finding them does. */
function oldestFirst(a: Receivable, b: Receivable): number {
  return a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1;
}
