import { type RawBuilder, sql } from 'kysely';
import type { PersonId } from '../../../kernel/ids.ts';
import { maskPhone } from '../../../kernel/phone.ts';
import type { DebtorFiles, DebtorQuery, DebtorSummary } from '../../../web/debtors/ports.ts';
import type { Database } from '../database.ts';
import { paddedList } from '../many-rows.ts';
import { debtorFile } from './debtor-file.ts';
import { debtorHistory, type HistoryParts } from './debtor-history.ts';
import { matchPeople } from './match-people.ts';
import { totalsByCurrency } from './totals-by-currency.ts';

/** People as the console shows them. Reads on the connection that never waits for the writer, each by an index. */
export function sqliteDebtors(parts: HistoryParts & { readonly now: () => number }): DebtorFiles {
  const { db, now } = parts;
  return {
    search: async (query) => {
      const asked = debtorSearchQuery(query);
      return asked ? summaries(db, (await asked.execute(db.reader)).rows) : [];
    },
    find: (id) => debtorFile(db, id, now()),
    history: (id, page) => debtorHistory(parts, id, page),
  };
}

type Named = { readonly id: PersonId; readonly name: string };

/** Undefined when the search says too little. */
export function debtorSearchQuery({ q, limit, after }: DebtorQuery): RawBuilder<Named> | undefined {
  const people = matchPeople(q);
  if (!people) return undefined;
  return sql<Named>`select p.id, p.name from (select distinct person_id from ${people}
    where person_id > ${after ?? ''} order by person_id limit ${limit}) m cross join persons p on p.id = m.person_id order by p.id`;
}

async function summaries({ reader }: Pick<Database, 'reader'>, found: readonly Named[]): Promise<DebtorSummary[]> {
  if (found.length === 0) return [];
  const ids = paddedList(found.map(({ id }) => id));
  const phones = await reader
    .selectFrom('contact_points')
    .select(['person_id', 'value'])
    .where('person_id', 'in', ids)
    .where('kind', '=', 'phone')
    .orderBy('position', 'desc')
    .execute();
  const owed = await reader
    .selectFrom('receivables')
    .select(['person_id', 'debtor_id', 'currency', 'status', 'amount_minor'])
    .where('person_id', 'in', ids)
    .execute();
  const numberOf = new Map(phones.map(({ person_id, value }) => [person_id, maskPhone(value)]));
  const owedBy = Map.groupBy(owed, ({ person_id }) => person_id);
  return found.map(({ id, name }) => {
    const rows = owedBy.get(id) ?? [];
    return {
      id,
      name,
      number: numberOf.get(id) ?? null,
      debtorIds: [...new Set(rows.flatMap(({ debtor_id }) => debtor_id ?? []))],
      open: totalsByCurrency(rows.filter(({ status }) => status === 'open')),
    };
  });
}
