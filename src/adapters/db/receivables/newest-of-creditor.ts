import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { CreditorId } from '../../../kernel/ids.ts';
import type { ReceivablesTables } from './tables.ts';

/** A creditor's promises or plans, the newest first: ids grow with time. */
export function newestOfCreditor<Table extends 'promises' | 'plans'>(
  table: Table,
  creditorId: CreditorId,
  limit: number,
): RawBuilder<Selectable<ReceivablesTables[Table]>> {
  return sql`select * from ${sql.table(table)} indexed by ${sql.ref(`${table}_by_creditor`)}
    where creditor_id = ${creditorId} order by id desc limit ${limit}`;
}
