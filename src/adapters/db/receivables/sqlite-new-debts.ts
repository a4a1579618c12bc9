import type { CaseId, ContactPointId, CreditorId, PersonId, ReceivableId } from '../../../kernel/ids.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { NewDebt, NewDebts, ToldDebt } from '../../../receivables/ahead/ports.ts';
import { paddedList } from '../many-rows.ts';
import { type PackedRows, type PackedTable, packedRows } from '../packed-rows.ts';
import { rowsOf } from '../rows-of.ts';
import { type KeptVerifier, keepVerifiers, keptIn, lookupsIn } from './kept-verifiers.ts';
import { contactPointRow } from './sqlite-contact-points.ts';
import { nameWords, personKeyRow, personRow } from './sqlite-persons.ts';
import { caseRow, receivableRow } from './sqlite-receivables.ts';
import { verifiersRow } from './sqlite-verifiers.ts';
import { markOf, type StandingRow, standings } from './standings.ts';

/** Rows of each table, packed: whoever writes them only binds them. */
export const sqliteNewDebts: NewDebts = {
  pack: (debts) => {
    const known = debts.map(({ verifiers, kept: before }): KnownBy => {
      const old = before === null ? [] : keptIn(before);
      return { old, kept: verifiers.length > 0 ? keepVerifiers(old, verifiers) : old };
    });
    return places.map(({ table, rowsOf }) => table.pack(debts.map((debt, at) => rowsOf(debt, known[at] ?? nothing))));
  },
  tell: ({ of, at }) => {
    const { isNewcomer, points, starts, receivable } = readersOf(of as readonly PackedRows[]);
    const [creditorId, personId, caseId, receivableId, amountMinor, billedMinor, currency, due, status] = receivable(at);
    const ids: ContactPointId[] = [];
    for (let row = starts?.[at] ?? at; row < (starts?.[at + 1] ?? at + 1); row += 1) ids.push(points(row)[0] as ContactPointId);
    return {
      subject: {
        creditorId: creditorId as CreditorId,
        personId: personId as PersonId,
        caseId: caseId as CaseId,
        receivableId: receivableId as ReceivableId,
      },
      facts: {
        amountMinor: amountMinor as number,
        billedMinor: billedMinor as number,
        currency: currency as Currency,
        due: due as string,
        status: status as ToldDebt['facts']['status'],
        ...(isNewcomer(at) && { person: { contactPoints: ids } }),
      },
    };
  },
  marks: async (tx, creditorId, persons) => {
    const ids = paddedList(persons);
    if (ids.length === 0) return new Map();
    const text = `${standings} in (${ids.map(() => '?').join(', ')})`;
    const rows = await rowsOf<StandingRow>(tx, text, [creditorId, creditorId, ...ids]);
    return new Map(rows.map((row) => [row.id as PersonId, markOf(row)]));
  },
  insert: async (tx, debts, at) => {
    const ranges: { of: readonly PackedRows[]; from: number; to: number }[] = [];
    for (const debt of debts) {
      const last = ranges.at(-1);
      if (last?.of === debt.of && last.to === debt.at) last.to += 1;
      else ranges.push({ of: debt.of as readonly PackedRows[], from: debt.at, to: debt.at + 1 });
    }
    for (const [place, { table, stamped }] of places.entries()) {
      const parts = ranges.flatMap(({ of, from, to }) => (of[place] ? [{ packed: of[place], from, to }] : []));
      await table.insert(tx, parts, stamped === undefined ? undefined : { column: stamped, value: at });
    }
  },
};

/** What is told of debts that were packed together is read one after the other. */
function readersOf(of: readonly PackedRows[]) {
  if (lately?.of === of) return lately;
  const [packedPersons, packedPoints, packedReceivables] = [of[personsAt], of[contactPointsAt], of[receivablesAt]];
  if (!packedPersons || !packedPoints || !packedReceivables) throw new TypeError('these are no new debts');
  lately = {
    of,
    isNewcomer: (at) => packedPersons.starts === null || packedPersons.starts[at] !== packedPersons.starts[at + 1],
    points: contactPoints.reader(packedPoints, ['id']),
    starts: packedPoints.starts,
    receivable: receivables.reader(packedReceivables, [
      ...['creditor_id', 'person_id', 'case_id', 'id', 'amount_minor', 'billed_minor', 'currency', 'due', 'status'],
    ]),
  };
  return lately;
}

type Reader = ReturnType<PackedTable['reader']>;
let lately:
  | {
      readonly of: object;
      readonly isNewcomer: (at: number) => boolean;
      readonly points: Reader;
      readonly starts: PackedRows['starts'];
      readonly receivable: Reader;
    }
  | undefined;

/** What a person may be asked for, before the debt and with it. */
type KnownBy = { readonly old: readonly KeptVerifier[]; readonly kept: readonly KeptVerifier[] };

const nothing: KnownBy = { old: [], kept: [] };

type Place = {
  readonly table: PackedTable;
  readonly rowsOf: (debt: NewDebt, known: KnownBy) => readonly object[];
  /** The column that says when. */
  readonly stamped?: string;
};

const persons = packedRows('persons', [
  ...['id', 'kind', 'name', 'first_name', 'last_name', 'vocative', 'language', 'country', 'erased_at'],
]);
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
  { table: persons, rowsOf: ({ newcomer }) => (newcomer ? [personRow(newcomer.person)] : []) },
  {
    table: packedRows('name_words', ['word', 'person_id']),
    rowsOf: ({ newcomer }) => (newcomer ? nameWords(newcomer.person) : []),
  },
  {
    table: packedRows('person_keys', ['kind', 'scope', 'hash', 'key_id', 'person_id']),
    rowsOf: ({ newcomer }) => newcomer?.keys.map(personKeyRow) ?? [],
  },
  {
    table: contactPoints,
    rowsOf: ({ newcomer }) => newcomer?.contactPoints.map(contactPointRow) ?? [],
    stamped: 'recorded_at',
  },
  {
    table: packedRows('cases', ['id', 'person_id', 'creditor_id', 'currency', 'closed_with']),
    rowsOf: ({ opened }) => (opened ? [caseRow(opened)] : []),
  },
  {
    table: receivables,
    rowsOf: ({ receivable }) => [receivableRow(receivable)],
  },
  {
    table: packedRows(
      'verifiers',
      ['person_id', 'creditor_id', 'kept', 'unfindable'],
      '(person_id, creditor_id) do update set kept = excluded.kept, unfindable = excluded.unfindable',
    ),
    rowsOf: ({ receivable, kept: before }, { kept }) => {
      if (kept.length === 0) return [];
      const row = verifiersRow(receivable, kept);
      return row.kept === before ? [] : [row];
    },
  },
  {
    table: packedRows('customer_lookups', ['lookup', 'person_id'], 'do nothing'),
    rowsOf: ({ receivable: { personId: person_id } }, { old, kept }) => {
      const known = lookupsIn(old);
      return lookupsIn(kept).flatMap((lookup) => (known.includes(lookup) ? [] : [{ lookup, person_id }]));
    },
  },
];

const personsAt = places.findIndex(({ table }) => table === persons);
const contactPointsAt = places.findIndex(({ table }) => table === contactPoints);
const receivablesAt = places.findIndex(({ table }) => table === receivables);
