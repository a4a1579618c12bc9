import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { CreditorId, PersonId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import type { Mark, Payments } from '../../../receivables/payments/ports.ts';
import { keptQuery } from '../kept-query.ts';
import { paddedList } from '../many-rows.ts';
import type { Schema } from '../schema.ts';
import { inside } from '../unit-of-work.ts';
import { type OwedRow, owedColumns, owedOf } from './owed-row.ts';

/** What leads from a payment to receivables; each way by an index, and none to hundreds. */
export const sqlitePaymentEvidence: Pick<Payments, 'bearing' | 'openOf' | 'named' | 'payersBy' | 'find'> = {
  bearing: async (tx, creditorId, mark, values) => {
    const found = new Map<string, ReturnType<typeof owedOf>[]>();
    for (const value of new Set(values)) {
      const rows = await bearers[mark](tx, { creditorId, value });
      if (rows.length > 0 && rows.length <= mostBearers) found.set(value, rows.map(owedOf));
    }
    return found;
  },
  openOf: async (tx, creditorId, persons) => {
    const found = [];
    for (const personId of new Set(persons)) {
      const rows = await openOfPerson(tx, { creditorId, personId });
      if (rows.length <= mostOwed) found.push(...rows.map(owedOf));
    }
    return found;
  },
  named: async (tx, words) => {
    let fewest: { readonly person_id: string }[] = [];
    for (const word of words.toSorted((a, b) => b.length - a.length)) {
      const bearing = await withWord(tx, { word }); // a long word is a rare one
      if (bearing.length <= mostNamesakes && (fewest.length === 0 || bearing.length < fewest.length)) fewest = bearing;
      if (bearing.length <= fewNamesakes) break;
    }
    if (fewest.length === 0) return [];
    const ids = fewest.map(({ person_id }) => person_id);
    const rows = await inside(tx).selectFrom('persons').select(['id', 'name']).where('id', 'in', paddedList(ids)).execute();
    return rows.map(({ id, name }) => ({ personId: id as PersonId, name }));
  },
  payersBy: async (tx, creditorId, accounts, rules) => {
    const found = new Map<string, PersonId[]>();
    for (const account of new Set(accounts)) {
      const rows = await paidFor(tx, { creditorId, account, rules: JSON.stringify(rules) });
      if (rows.length > 0 && rows.length <= mostPeople)
        found.set(
          account,
          rows.map(({ person_id }) => person_id as PersonId),
        );
    }
    return found;
  },
  find: async (tx, ids) => {
    if (ids.length === 0) return [];
    const rows = await inside(tx).selectFrom('receivables').select(owedColumns).where('id', 'in', paddedList(ids)).execute();
    return rows.map(owedOf);
  },
};

/** What more receivables than these bear, tells them apart no more. */
const mostBearers = 50;
const mostOwed = 200;
const mostPeople = 4;
const mostNamesakes = 300;
const fewNamesakes = 20;

type ByMark = { readonly creditorId: CreditorId; readonly value: string };

/** Word for word the conditions of the indexes: only so SQLite uses them. */
const open = (db: Kysely<Schema>, { creditorId }: { readonly creditorId: CreditorId }) =>
  db.selectFrom('receivables').select(owedColumns).where('creditor_id', '=', creditorId).where('status', '=', sql.lit('open'));

const bearing = (column: (value: string) => Expression<SqlBool>) =>
  keptQuery((db, values: ByMark) =>
    open(db, values)
      .where(column(values.value))
      .limit(sql.lit(mostBearers + 1)),
  );

const bearers: Readonly<Record<Mark, (tx: Tx, values: ByMark) => Promise<OwedRow[]>>> = {
  symbol: bearing((value) => sql<SqlBool>`ltrim(variable_symbol, '0') = ${value} and variable_symbol is not null`),
  document: bearing((value) => sql<SqlBool>`document = ${value} and document is not null`),
  external_key: bearing((value) => sql<SqlBool>`external_key = ${value}`),
  account: bearing((value) => sql<SqlBool>`iban = ${value} and iban is not null`),
};

const openOfPerson = keptQuery((db, values: { readonly creditorId: CreditorId; readonly personId: PersonId }) =>
  open(db, values)
    .where('person_id', '=', values.personId)
    .limit(sql.lit(mostOwed + 1)),
);

const withWord = keptQuery((db, { word }: { readonly word: string }) =>
  db
    .selectFrom('name_words')
    .select('person_id')
    .where('word', '=', word)
    .limit(sql.lit(mostNamesakes + 1)),
);

/** The newest payments from an account tell whose it is. */
const paidFor = keptQuery((db, values: { readonly creditorId: CreditorId; readonly account: string; readonly rules: string }) =>
  db
    .selectFrom((newest) =>
      newest
        .selectFrom('bank_transactions')
        .select('id')
        .where('creditor_id', '=', values.creditorId)
        .where('payer_account', '=', values.account)
        .where('payer_account', 'is not', null)
        .orderBy('id', 'desc')
        .limit(sql.lit(newestPayments))
        .as('paid'),
    )
    .innerJoin('allocations', 'allocations.transaction_id', 'paid.id')
    .innerJoin('receivables', 'receivables.id', 'allocations.receivable_id')
    .select('receivables.person_id')
    .distinct()
    .where('allocations.undone_at', 'is', null)
    .where(sql<SqlBool>`allocations.rule in (select value from json_each(${values.rules}))`)
    .limit(sql.lit(mostPeople + 1)),
);

const newestPayments = 20;
