import { sql } from 'kysely';
import type { Audience } from '../../../dialer/ports.ts';
import { smsStopList } from '../../../gate/model.ts';
import type { Country, Language } from '../../../kernel/country.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { ContactStatus, HoldReason } from '../../../receivables/model.ts';
import type { Owing } from '../../../receivables/ports.ts';
import type { Database } from '../database.ts';
import { paddedList } from '../many-rows.ts';
import { keptIn } from '../receivables/kept-verifiers.ts';
import { findOwing } from '../receivables/sqlite-receivables.ts';

/** Reads a page of debtors in a handful of statements, on the connection that never waits for the writer. */
export function sqliteAudience({ reader }: Pick<Database, 'reader'>): Audience {
  return {
    page: async (creditorId, which, at, after, limit) => {
      const { people: ids, next } = await findOwing(reader, creditorId, which, after, limit);
      if (ids.length === 0) return { members: [], next };
      const some = paddedList(ids);
      const persons = await reader.selectFrom('persons').select(['id', 'country', 'language']).where('id', 'in', some).execute();
      const phones = await sql<{ person_id: string; value: string; status: ContactStatus; suppressed: number }>`
        select person_id, value, status, exists (select 1 from suppressions s where s.number = contact_points.value
          and s.list <> ${smsStopList} and (s.until is null or s.until > ${at})) as suppressed
        from contact_points where person_id in (${sql.join(some)}) and kind = 'phone' order by position, id`.execute(reader);
      const verifiers = await reader
        .selectFrom('verifiers')
        .select(['person_id', 'kept'])
        .where('person_id', 'in', some)
        .where('creditor_id', '=', creditorId)
        .execute();
      const optOuts = await reader
        .selectFrom('opt_outs')
        .select('person_id')
        .where('person_id', 'in', some)
        .where('creditor_id', '=', creditorId)
        .where('scope', 'in', ['all', 'voice'])
        .where('purpose', 'is', null)
        .execute();
      const holds = await reader
        .selectFrom('holds')
        .select(['person_id', 'reason', 'scope', 'case_id', 'receivable_id', 'channel'])
        .where('person_id', 'in', some)
        .where((is) => is.or([is('creditor_id', '=', creditorId), is('creditor_id', 'is', null)]))
        .where('released_at', 'is', null)
        .where('from_at', '<=', at)
        .where((is) => is.or([is('until_at', 'is', null), is('until_at', '>', at)]))
        .execute();
      const open = await reader
        .selectFrom('receivables')
        .select(['id', 'person_id', 'case_id', 'due'])
        .where('person_id', 'in', some)
        .where('creditor_id', '=', creditorId)
        .where('status', '=', sql.lit('open'))
        .orderBy('due')
        .orderBy('id')
        .execute();
      const disputed = await reader
        .selectFrom('disputes')
        .innerJoin('dispute_receivables', 'dispute_receivables.dispute_id', 'disputes.id')
        .select('dispute_receivables.receivable_id')
        .where('disputes.person_id', 'in', some)
        .where('disputes.creditor_id', '=', creditorId)
        .where('disputes.state', 'in', ['open', 'awaiting_debtor', 'internal_review'])
        .execute();
      const kept = new Set(disputed.map(({ receivable_id }) => receivable_id));
      const heldApart = new Set(holds.flatMap(({ receivable_id }) => receivable_id ?? []));
      const [phonesOf, verifiersOf, holdsOf, openOf] = [
        Map.groupBy(phones.rows, byPerson),
        Map.groupBy(verifiers, byPerson),
        Map.groupBy(
          holds.filter(({ reason }) => reason !== passedBy[which.who]),
          byPerson,
        ),
        Map.groupBy(open, byPerson),
      ];
      const out = new Set(optOuts.map(byPerson));
      const members = persons
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, country, language }) => {
          const free = (openOf.get(id) ?? []).filter((each) => !kept.has(each.id) && !heldApart.has(each.id));
          const oldest = free[0];
          const standing = (holdsOf.get(id) ?? []).filter(
            ({ scope, case_id, channel }) =>
              scope === 'person' ||
              (scope === 'channel' && channel === 'voice') ||
              (scope === 'case' && (oldest === undefined || case_id === oldest.case_id)) ||
              (scope === 'receivable' && oldest === undefined),
          );
          return {
            personId: id as PersonId,
            country: country as Country,
            language: language as Language | null,
            phones: (phonesOf.get(id) ?? []).map(({ value, status, suppressed }) => ({
              value,
              status,
              suppressed: suppressed === 1,
            })),
            verifiers: (verifiersOf.get(id) ?? []).flatMap(({ kept }) => keptIn(kept).map(([field]) => field)),
            owes: oldest !== undefined,
            optedOut: out.has(id),
            held: standing.length > 0,
          };
        });
      return { members, next };
    },
  };
}

function byPerson({ person_id }: { readonly person_id: string }): string {
  return person_id;
}

/** Holds that do not stop such a call: a promise does not stop its own reminder, nor old bank data a word before the due date. */
const passedBy: Readonly<Partial<Record<Owing['who'], HoldReason>>> = { promised: 'promise', due_soon: 'stale_bank_data' };
