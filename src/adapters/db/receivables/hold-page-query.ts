import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { HoldFilter, Page } from '../../../receivables/ports.ts';
import type { ReceivablesTables } from './tables.ts';

/**
 * Holds that stand at `at` (epoch ms), newest first; of one creditor those that bind all as well. Those without an end stand in the order of
 * their ids in an index; those with one are found by it, so that what has ended long since is not gone through. Everything but the rows of the
 * page is read from the indexes alone.
 */
export function holdPageQuery(
  { reason, creditorId }: HoldFilter,
  at: number,
  { limit, after }: Page,
): RawBuilder<Selectable<ReceivablesTables['holds']>> {
  const index = creditorId ? 'holds_standing_by_creditor' : reason ? 'holds_standing_by_reason' : 'holds_standing';
  const whose = creditorId ? [sql` and creditor_id = ${creditorId}`, sql` and creditor_id is null`] : [sql``];
  const ends = [sql`until_at is null`, sql`until_at > ${at}`];
  const parts = whose.flatMap((of) =>
    ends.map(
      (end) => sql`select id from (select id from holds indexed by ${sql.raw(index)}
        where released_at is null and ${end} and from_at <= ${at}${of}${reason ? sql` and reason = ${reason}` : sql``}${
          after ? sql` and id < ${after}` : sql``
        } order by id desc limit ${limit})`,
    ),
  );
  return sql`select holds.* from holds join (${sql.join(parts, sql` union all `)}) standing on standing.id = holds.id
    order by holds.id desc limit ${limit}`;
}
