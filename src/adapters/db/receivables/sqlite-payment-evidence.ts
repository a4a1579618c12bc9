import type { PersonId } from '../../../kernel/ids.ts';
import type { Mark, Payments } from '../../../receivables/payments/ports.ts';
import { rowsOf } from '../rows-of.ts';
import { type OwedRow, owedColumns, owedOf } from './owed-row.ts';

/**
 * What leads from payments to receivables, each kind of clue by one statement for however many payments; each way by an index, and none
 * to hundreds: of what leads further a handful is read and left out.
 */
export const sqlitePaymentEvidence: Pick<Payments, 'bearing' | 'openOf' | 'namesakes' | 'payersBy' | 'find'> = {
  bearing: async (tx, creditorId, mark, values) => {
    if (values.length === 0) return new Map();
    const rows = await rowsOf<OwedRow & { mark: string }>(tx, bearing[mark], [inOrder(values), creditorId]);
    const found = Map.groupBy(rows, (row) => row.mark);
    return new Map([...found].filter(([, some]) => some.length <= mostBearers).map(([value, some]) => [value, some.map(owedOf)]));
  },
  openOf: async (tx, creditorId, persons) => {
    if (persons.length === 0) return [];
    const rows = await rowsOf<OwedRow>(tx, openOf, [inOrder(persons), creditorId]);
    const found = Map.groupBy(rows, ({ person_id }) => person_id);
    return [...found.values()].filter(({ length }) => length <= mostOwed).flatMap((some) => some.map(owedOf));
  },
  namesakes: async (tx, names) => {
    if (names.length === 0) return [];
    const rows = await rowsOf<{ word: string; person_id: string }>(tx, bearingWord, [inOrder(names.flat())]);
    const bearers = Map.groupBy(rows, ({ word }) => word);
    const rarest = names.map((words) =>
      words
        .map((word) => bearers.get(word) ?? [])
        .filter(({ length }) => length <= mostNamesakes)
        .reduce<readonly { person_id: string }[] | null>(
          (least, some) => (least && least.length <= some.length ? least : some),
          null,
        ),
    );
    const ids = inOrder(rarest.flatMap((some) => some?.map(({ person_id }) => person_id) ?? []));
    const people = await rowsOf<{ id: PersonId; name: string }>(tx, peopleSql, [ids]);
    const named = new Map<string, { personId: PersonId; name: string }>(
      people.map(({ id, name }) => [id, { personId: id, name }]),
    );
    return rarest.map((some) => some?.flatMap(({ person_id }) => named.get(person_id) ?? []) ?? []);
  },
  payersBy: async (tx, creditorId, accounts, rules) => {
    if (accounts.length === 0) return new Map();
    const values = [inOrder(accounts), creditorId, JSON.stringify(rules)];
    const rows = await rowsOf<{ account: string; person_id: PersonId }>(tx, paidFor, values);
    const found = Map.groupBy(rows, ({ account }) => account);
    return new Map(
      [...found]
        .filter(([, some]) => some.length <= mostPeople)
        .map(([account, some]) => [account, some.map(({ person_id }) => person_id)]),
    );
  },
  find: async (tx, ids) => (ids.length === 0 ? [] : (await rowsOf<OwedRow>(tx, findSql, [inOrder(ids)])).map(owedOf)),
};

/** What more receivables than these bear, tells them apart no more. */
const mostBearers = 50;
const mostOwed = 200;
const mostPeople = 4;
const mostNamesakes = 300;

/** Each once and sorted: neighbours in an index share its pages. */
const inOrder = (values: readonly string[]) => JSON.stringify([...new Set(values)].sort());

const columns = owedColumns.map((column) => `r.${column}`).join(', ');

/** Those of a creditor that are open, at most `most` and one more for each value of the list. `is`: word for word as the index has it. */
const openBy = (is: string, most: number, more = '') =>
  `select ${more}${columns} from json_each(?) j cross join receivables r where r.rowid in (
     select s.rowid from receivables s where s.creditor_id = ? and s.status = 'open' and ${is} limit ${most + 1})`;

const bearerOf = (is: string) => openBy(is, mostBearers, 'j.value as mark, ');

const bearing: Readonly<Record<Mark, string>> = {
  symbol: bearerOf("ltrim(s.variable_symbol, '0') = j.value and s.variable_symbol is not null"),
  document: bearerOf('s.document = j.value and s.document is not null'),
  external_key: bearerOf('s.external_key = j.value'),
  account: bearerOf('s.iban = j.value and s.iban is not null'),
};

const openOf = openBy('s.person_id = j.value', mostOwed);

const bearingWord = `select w.word, w.person_id from json_each(?) j cross join name_words w where w.word = j.value and w.person_id in (
  select person_id from name_words where word = j.value limit ${mostNamesakes + 1})`;
const peopleSql = 'select id, name from persons where id in (select value from json_each(?))';
const findSql = `select ${columns} from json_each(?) j cross join receivables r where r.id = j.value`;

/** The newest payments from an account tell whose it is. */
const paidFor = `select distinct j.value as account, r.person_id from json_each(?) j
    cross join allocations a join receivables r on r.id = a.receivable_id
  where a.transaction_id in (
      select id from bank_transactions
      where creditor_id = ? and payer_account = j.value and payer_account is not null order by id desc limit 20)
    and a.undone_at is null and a.rule in (select value from json_each(?))`;
