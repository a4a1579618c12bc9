import { type RawBuilder, sql } from 'kysely';
import { balanceNews, balanceNewsReader } from '../../../receivables/events.ts';
import type { PaymentsKnown } from '../../../receivables/ports.ts';
import { rareTypes } from '../journal/frequent-types.ts';
import { inside } from '../unit-of-work.ts';

export const sqlitePaymentsKnown: PaymentsKnown = {
  until: async (tx, creditorId) => {
    const { rows } = await sql<{ until: number | null }>`select ${knownUntil(sql`${creditorId}`)} as until`.execute(inside(tx));
    return rows[0]?.until ?? null;
  },
};

/**
 * The same inside a query, for the creditor in a column. What waits to be matched, or to be taken in, is asked for once a query, whoever it was
 * paid to: that takes seconds.
 */
export const knownUntil = (creditorId: RawBuilder<unknown>) => sql<number | null>`(
  select case when ${somethingUnread} then 0 when count(*) = 0 then null when ${somethingWaits} then 0 else min(coalesce(a.as_of, 0)) end
  from bank_accounts a where a.creditor_id = ${creditorId} and a.stale_after_hours is not null)`;

/** As the transaction sees it, lines that others have written in its own commit included. */
const somethingUnread = sql`exists (select 1 from journal j where j.type in (${sql.join(balanceNews.map((type) => sql.lit(type)))})
  and ${sql.raw(rareTypes)} and j.seq > coalesce((select c.seq from cursors c where c.consumer = ${sql.lit(balanceNewsReader)}), 0))`;

const somethingWaits = sql`exists (select 1 from bank_transactions t where t.state = 'new'
  and not exists (select 1 from bank_statements s where s.id = t.statement_id and s.state = 'booking'))`;
