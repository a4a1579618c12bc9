import { audibleStates } from '../../../dialer/model.ts';
import type { AttemptId } from '../../../kernel/ids.ts';
import type { CallBook } from '../../../web/calls/ports.ts';
import type { Database } from '../database.ts';
import { paddedList } from '../many-rows.ts';
import { callBookRows } from './call-book-query.ts';
import { eventsOf, storiedRows } from './call-rows.ts';
import type { StoryFacts } from './call-story.ts';
import { messagesOf } from './sqlite-call-pages.ts';

/** Every call of the installation, from the state tables and the journal. */
export function sqliteCallBook(db: Pick<Database, 'reader'>, wordsOf: StoryFacts['wordsOf']): CallBook {
  return {
    rows: async (filter, { limit, after = null }) => {
      const rows = await callBookRows(db, filter, { limit, after });
      const recorded = await recordedAmong(
        db,
        rows.map(({ id }) => id),
      );
      const views = await storiedRows(db, rows, wordsOf);
      return views.map((view, index) => {
        const { campaign = null, creditor = '' } = rows[index] ?? {};
        return { ...view, campaign, creditor, recorded: recorded.has(view.id) };
      });
    },
    told: async (filter, after, limit) => {
      const rows = await callBookRows(db, filter, { limit, after });
      const ids = rows.map(({ id }) => id as AttemptId);
      const events = await eventsOf(db, ids);
      const messages = await messagesOf(db, ids);
      return rows.map(({ direction, name, number, caller_number, campaign, creditor }, index) => {
        const attemptId = ids[index] as AttemptId;
        const placed = { attemptId, name: name ?? '', number: number ?? '', callerIdentity: caller_number };
        const told = { messages: messages.get(attemptId) ?? [], events: events.get(attemptId) ?? [] };
        return { ...placed, ...told, direction, campaign: campaign ?? '', creditor };
      });
    },
  };
}

/** Those of which there is something to hear. */
async function recordedAmong({ reader }: Pick<Database, 'reader'>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader
    .selectFrom('recordings')
    .select('attempt_id')
    .where('attempt_id', 'in', paddedList(ids))
    .where('state', 'in', audibleStates)
    .execute();
  return new Set(rows.map(({ attempt_id }) => attempt_id));
}
