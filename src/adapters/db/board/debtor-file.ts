import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Country, Language } from '../../../kernel/country.ts';
import type { DisputeCode } from '../../../kernel/dispute-code.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { type Currency, money } from '../../../kernel/money.ts';
import type { PhoneKind } from '../../../kernel/phone.ts';
import type {
  Address,
  ContactStatus,
  DisputeState,
  HoldReason,
  HoldScope,
  OptOutScope,
  PromiseState,
} from '../../../receivables/model.ts';
import type { ContactPointView, DebtorFile, HoldView } from '../../../web/debtors/ports.ts';
import type { Database } from '../database.ts';
import type { ReceivablesTables } from '../receivables/tables.ts';
import { totalsByCurrency } from './totals-by-currency.ts';

/** Everything that stands on record about a person now; hashes of what identifies them stay where they are. */
export async function debtorFile(
  { reader }: Pick<Database, 'reader'>,
  id: PersonId,
  now: number,
): Promise<DebtorFile | undefined> {
  const person = await reader.selectFrom('persons').selectAll().where('id', '=', id).executeTakeFirst();
  if (!person) return undefined;
  const of = { person_id: id } as const;
  const { rows: points } = await sql<Selectable<ReceivablesTables['contact_points']> & { suppressed: number }>`
    select c.*, exists (select 1 from suppressions s where s.number = c.value and (s.until is null or s.until > ${now})) as suppressed
    from contact_points c where c.person_id = ${id} order by c.kind = 'phone' desc, c.kind desc, c.position, c.id`.execute(
    reader,
  );
  const receivables = await reader
    .selectFrom('receivables')
    .innerJoin('creditors', 'creditors.id', 'receivables.creditor_id')
    .selectAll('receivables')
    .select(['creditors.name as creditor', 'creditors.country as creditor_country'])
    .where('receivables.person_id', '=', of.person_id)
    .orderBy('receivables.due')
    .orderBy('receivables.id')
    .execute();
  const promises = await reader
    .selectFrom('cases')
    .innerJoin('promises', 'promises.case_id', 'cases.id')
    .innerJoin('creditors', 'creditors.id', 'promises.creditor_id')
    .selectAll('promises')
    .select('creditors.name as creditor')
    .where('cases.person_id', '=', id)
    .orderBy('promises.recorded_at', 'desc')
    .execute();
  const disputes = await reader
    .selectFrom('disputes')
    .innerJoin('creditors', 'creditors.id', 'disputes.creditor_id')
    .selectAll('disputes')
    .select('creditors.name as creditor')
    .where('disputes.person_id', '=', id)
    .orderBy('disputes.recorded_at', 'desc')
    .execute();
  const holds = await reader
    .selectFrom('holds')
    .leftJoin('creditors', 'creditors.id', 'holds.creditor_id')
    .selectAll('holds')
    .select('creditors.name as creditor')
    .where('holds.person_id', '=', id)
    .orderBy('holds.from_at', 'desc')
    .execute();
  const optOuts = await reader
    .selectFrom('opt_outs')
    .innerJoin('creditors', 'creditors.id', 'opt_outs.creditor_id')
    .select(['opt_outs.scope', 'opt_outs.recorded_at', 'creditors.name as creditor'])
    .where('opt_outs.person_id', '=', id)
    .execute();
  return {
    id,
    kind: person.kind as DebtorFile['kind'],
    name: person.name,
    language: person.language as Language | null,
    country: person.country as Country,
    contactPoints: points.map(pointView),
    receivables: receivables.map((row) => ({
      id: row.id,
      creditor: row.creditor,
      key: row.external_key,
      debtorId: row.debtor_id,
      status: row.status as 'open' | 'settled',
      amount: money(row.amount_minor, row.currency as Currency),
      due: row.due,
      creditorCountry: row.creditor_country as Country,
      variableSymbol: row.variable_symbol,
      document: row.document,
      product: row.product,
    })),
    open: totalsByCurrency(receivables.filter(({ status }) => status === 'open')),
    promises: promises.map((row) => ({
      state: row.state as PromiseState,
      amount: row.amount_minor === null ? null : money(row.amount_minor, row.currency as Currency),
      date: row.date,
      creditor: row.creditor,
      at: row.recorded_at,
    })),
    disputes: disputes.map((row) => ({
      state: row.state as DisputeState,
      code: row.code as DisputeCode,
      creditor: row.creditor,
      at: row.recorded_at,
    })),
    holds: holds.map(
      (row): HoldView => ({
        id: row.id,
        reason: row.reason as HoldReason,
        scope: row.scope as HoldScope,
        creditor: row.creditor,
        from: row.from_at,
        until: row.until_at,
        releasedAt: row.released_at,
        releaseNote: row.release_note,
        standing: row.released_at === null && row.from_at <= now && (row.until_at === null || row.until_at > now),
      }),
    ),
    optOuts: optOuts.map(({ scope, creditor, recorded_at }) => ({ scope: scope as OptOutScope, creditor, at: recorded_at })),
  };
}

function pointView(row: Selectable<ReceivablesTables['contact_points']> & { suppressed: number }): ContactPointView {
  return {
    kind: row.kind as ContactPointView['kind'],
    value: row.kind === 'address' ? inOneLine(JSON.parse(row.value)) : row.value,
    phoneKind: row.phone_kind as PhoneKind | null,
    status: row.status as ContactStatus,
    source: row.source,
    recordedAt: row.recorded_at,
    suppressed: row.suppressed === 1,
  };
}

function inOneLine({ street, postcode, city, country }: Address): string {
  return [street, [postcode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ');
}
