import { isCurrency } from '../kernel/money.ts';
import type { PartyRole } from '../receivables/parties/model.ts';
import type { PartyRow } from '../receivables/parties/party-row.ts';
import { type Column, foldName } from './columns.ts';
import { maskValue } from './mask-value.ts';
import { parseRow, type RowDefaults } from './parse-row.ts';
import type { ColumnPlan } from './plan-columns.ts';
import type { RowError, RowErrorReason } from './row-error.ts';

/** `toldBy`: the file's name of the column that tells the case. */
export type ParsedParty =
  | { readonly ok: true; readonly party: PartyRow; readonly toldBy: string }
  | { readonly ok: false; readonly errors: readonly RowError[] };

/** A row that stands for somebody on the case of another, or all that is wrong with it; null: a row of what is owed. Pure. */
export function parsePartyRow(
  cells: readonly string[],
  line: number,
  plan: ColumnPlan,
  defaults: RowDefaults,
): ParsedParty | null {
  const text = (column: Column) => cells[plan.known.get(column)?.index ?? -1]?.trim() || null;
  const [said, principalId, receivableId] = [text('role'), text('principal_id'), text('receivable_id')];
  if (said === null ? principalId === null : principalWords.has(foldName(said))) return null;
  const nameOf = (column: Column) => plan.known.get(column)?.name ?? column;
  const wrong = (column: Column, reason: RowErrorReason, message: string): RowError => ({
    ...{ line, column: nameOf(column), reason, message, value: maskValue(column, text(column) ?? '') },
  });
  const role = said === null ? undefined : roleNamed(said);
  const parsed = parseRow(cells, line, { ...plan, known: personal(plan), dueOnArrival: true }, defaults, 'owes_nothing');
  const currency = text('currency')?.toUpperCase() ?? null;
  const errors = [
    ...(said === null ? [wrong('role', 'missing_value', 'the row names whoever owes: say what this person is to her')] : []),
    ...(said !== null && !role ? [wrong('role', 'not_a_role', 'write co_debtor, guarantor or representative')] : []),
    ...(principalId === null && receivableId === null
      ? [wrong('principal_id', 'missing_value', 'write the debtor_id of whoever owes, or the receivable_id of what is owed')]
      : []),
    ...(currency !== null && !isCurrency(currency) ? [wrong('currency', 'not_a_currency', 'write CZK, EUR, PLN or HUF')] : []),
    ...(parsed.ok ? [] : parsed.errors),
  ];
  if (!parsed.ok || !role || errors.length > 0) return { ok: false, errors };
  const party = { person: parsed.row, role, receivableId, principalId, currency: currency as PartyRow['currency'] };
  return { ok: true, party, toldBy: nameOf(principalId === null ? 'receivable_id' : 'principal_id') };
}

/** By which two rows of one file put the same person onto the same case. */
export function partyKey({ person, receivableId, principalId, currency }: PartyRow): string {
  const { debtorId, nationalId, birthNumber, phones, email, name } = person;
  const who = debtorId ?? nationalId ?? birthNumber ?? `${phones[0]?.number ?? email} ${name.toLowerCase()}`;
  return `party ${JSON.stringify([principalId ?? receivableId, currency, who])}`;
}

/** As we store it, whatever of our languages a file says it in; undefined: no role. */
export function roleNamed(text: string): PartyRole | undefined {
  return roles.get(foldName(text));
}

/** What is owed is told by the row of whoever owes it. */
function personal(plan: ColumnPlan): ColumnPlan['known'] {
  return new Map([...plan.known].filter(([column]) => personColumns.has(column)));
}

const personColumns: ReadonlySet<Column> = new Set([
  ...(['debtor_id', 'customer_number', 'name', 'first_name', 'last_name', 'company_name', 'vocative'] as const),
  ...(['phone', 'phone_2', 'phone_3', 'phone_4', 'phone_5', 'email', 'street', 'city', 'postcode', 'country'] as const),
  ...(['birth_date', 'birth_number', 'national_id', 'language'] as const),
]);

/** Of whoever owes: a column of roles may name her too. */
const principalWords: ReadonlySet<string> = new Set(['principal', 'debtor', 'dluznik', 'dlznik', 'ados']);

const roles: ReadonlyMap<string, PartyRole> = new Map(
  Object.entries({
    co_debtor: ['co_debtor', 'codebtor', 'spoludluznik', 'spoludlznik', 'wspoldluznik', 'adostars'],
    guarantor: ['guarantor', 'rucitel', 'poreczyciel', 'kezes'],
    representative: ['representative', 'zastupce', 'zastupca', 'przedstawiciel', 'pelnomocnik', 'kepviselo'],
  } satisfies Record<PartyRole, readonly string[]>).flatMap(([role, words]) =>
    words.map((word) => [word, role as PartyRole] as const),
  ),
);
