import type { CaseId, ContactPointId, CreditorId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { NewDebt, NewDebts, ToldDebt } from '../../../receivables/ahead/ports.ts';
import { type PackedTable, type PackedValue, packedRows } from '../packed-rows.ts';
import { keepVerifiers, lookupsIn } from './kept-verifiers.ts';
import { contactPointRow } from './sqlite-contact-points.ts';
import { nameWords, personKeyRow, personRow } from './sqlite-persons.ts';
import { caseRow, receivableRow } from './sqlite-receivables.ts';
import { verifiersRow } from './sqlite-verifiers.ts';

/** A list of values for each table, row after row: whoever writes them only joins lists. */
export const sqliteNewDebts: NewDebts = {
  pack: (debt) => places.map(({ table, rowsOf }) => table.pack(rowsOf(debt))),
  tell: (debt) => {
    const points = debt[contactPointsAt] ?? [];
    const receivable = debt[receivablesAt] ?? [];
    const ids: PackedValue[] = [];
    for (let at = 0; at < points.length; at += contactPoints.columns.length) ids.push(points[at] ?? null);
    return {
      subject: {
        creditorId: receivable[said.creditor_id] as CreditorId,
        personId: receivable[said.person_id] as PersonId,
        caseId: receivable[said.case_id] as CaseId,
        receivableId: receivable[said.id] as ReceivableId,
      },
      facts: {
        amountMinor: receivable[said.amount_minor] as number,
        billedMinor: receivable[said.billed_minor] as number,
        currency: receivable[said.currency] as Currency,
        due: receivable[said.due] as string,
        status: receivable[said.status] as ToldDebt['facts']['status'],
        person: { contactPoints: ids as ContactPointId[] },
      },
    };
  },
  insert: async (tx, debts, at) => {
    for (const [place, { table, stamped }] of places.entries()) {
      const values: PackedValue[] = [];
      for (const debt of debts) for (const value of debt[place] ?? []) values.push(value);
      await table.insert(tx, stamped === undefined ? values : table.stamp(values, stamped, at));
    }
  },
};

type Place = {
  readonly table: PackedTable;
  readonly rowsOf: (debt: NewDebt) => readonly object[];
  /** The column that says when. */
  readonly stamped?: string;
};

const contactPoints = packedRows('contact_points', [
  ...['id', 'person_id', 'kind', 'value', 'phone_kind', 'position', 'status', 'source', 'recorded_at'],
]);
const receivables = packedRows('receivables', [
  ...['id', 'case_id', 'creditor_id', 'person_id', 'external_key', 'debtor_id', 'status', 'currency', 'kind'],
  ...['amount_minor', 'billed_minor', 'due', 'issued', 'variable_symbol', 'constant_symbol', 'specific_symbol', 'iban'],
  ...['document', 'product_group', 'product', 'priority', 'risk', 'note', 'attributes', 'row_hash', 'row_key_id'],
]);

/** Each after those that its rows refer to. */
const places: readonly Place[] = [
  {
    table: packedRows('persons', [
      ...['id', 'kind', 'name', 'first_name', 'last_name', 'vocative', 'language', 'country', 'erased_at'],
    ]),
    rowsOf: ({ person }) => [personRow(person)],
  },
  { table: packedRows('name_words', ['word', 'person_id']), rowsOf: ({ person }) => nameWords(person) },
  {
    table: packedRows('person_keys', ['kind', 'scope', 'hash', 'key_id', 'person_id']),
    rowsOf: ({ keys }) => keys.map(personKeyRow),
  },
  {
    table: contactPoints,
    rowsOf: ({ contactPoints }) => contactPoints.map(contactPointRow),
    stamped: 'recorded_at',
  },
  {
    table: packedRows('cases', ['id', 'person_id', 'creditor_id', 'currency', 'closed_with']),
    rowsOf: ({ opened }) => [caseRow(opened)],
  },
  {
    table: receivables,
    rowsOf: ({ receivable }) => [receivableRow(receivable)],
  },
  {
    table: packedRows('verifiers', ['person_id', 'creditor_id', 'kept', 'unfindable']),
    rowsOf: ({ opened, verifiers }) => (verifiers.length > 0 ? [verifiersRow(opened, keepVerifiers([], verifiers))] : []),
  },
  {
    table: packedRows('customer_lookups', ['lookup', 'person_id']),
    rowsOf: ({ person, verifiers }) =>
      lookupsIn(keepVerifiers([], verifiers)).map((lookup) => ({ lookup, person_id: person.id })),
  },
];

const contactPointsAt = places.findIndex(({ table }) => table === contactPoints);
const receivablesAt = places.findIndex(({ table }) => table === receivables);
/** Where in the row of a receivable what the journal tells of it stands. */
const said = Object.fromEntries(receivables.columns.map((column, at) => [column, at])) as Record<
  'id' | 'case_id' | 'creditor_id' | 'person_id' | 'status' | 'currency' | 'amount_minor' | 'billed_minor' | 'due',
  number
>;
