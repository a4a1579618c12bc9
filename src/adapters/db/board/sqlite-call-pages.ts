import { sql } from 'kysely';
import type { AttemptId } from '../../../kernel/ids.ts';
import type { CallPages } from '../../../reports/ports.ts';
import type { Database } from '../database.ts';
import { paddedList } from '../many-rows.ts';
import { eventsOf } from './call-rows.ts';

/** Placed calls with their numbers, names and messages, by the index of a campaign's attempts. */
export function sqliteCallPages(db: Pick<Database, 'reader'>): CallPages {
  return {
    page: async (campaign, after, limit) => {
      const { rows } = await sql<Row>`select a.id, a.number, a.caller_number, p.name from attempts a
        cross join persons p on p.id = a.person_id
        where a.campaign_id = ${campaign} and a.id > ${after ?? ''} order by a.id limit ${limit}`.execute(db.reader);
      const ids = rows.map(({ id }) => id);
      const events = await eventsOf(db, ids);
      const messages = await messagesOf(db, ids);
      return rows.map(({ id, number, caller_number, name }) => ({
        attemptId: id,
        name,
        number,
        callerIdentity: caller_number,
        messages: messages.get(id) ?? [],
        events: events.get(id) ?? [],
      }));
    },
  };
}

type Row = { readonly id: AttemptId; readonly number: string; readonly caller_number: string; readonly name: string };

export async function messagesOf(
  { reader }: Pick<Database, 'reader'>,
  ids: readonly AttemptId[],
): Promise<Map<AttemptId, string[]>> {
  const byAttempt = new Map<AttemptId, string[]>();
  if (ids.length === 0) return byAttempt;
  const rows = await reader
    .selectFrom('messages')
    .select(['attempt_id', 'channel', 'state'])
    .where('attempt_id', 'in', paddedList(ids))
    .orderBy('id')
    .execute();
  for (const { attempt_id, channel, state } of rows)
    byAttempt.set(attempt_id as AttemptId, [...(byAttempt.get(attempt_id as AttemptId) ?? []), `${channel} ${state}`]);
  return byAttempt;
}
