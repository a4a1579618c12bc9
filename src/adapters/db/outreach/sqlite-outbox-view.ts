import type { MessageId } from '../../../kernel/ids.ts';
import type { ListedMessage, OutboxView } from '../../../outreach/ports.ts';
import type { Database } from '../database.ts';
import { messageOf } from './sqlite-messages.ts';

/** The outbox for people. Reads on the connection that never waits for the writer. */
export function sqliteOutboxView({ reader }: Database): OutboxView {
  const lines = () =>
    reader
      .selectFrom('messages')
      .leftJoin('persons', 'persons.id', 'messages.person_id')
      .leftJoin('campaigns', 'campaigns.id', 'messages.campaign_id')
      .selectAll('messages')
      .select(['persons.name as who', 'campaigns.name as campaign']);
  const find = async (id: MessageId): Promise<ListedMessage | undefined> => {
    const row = await lines().where('messages.id', '=', id).executeTakeFirst();
    return row && { ...messageOf(row), who: row.who, campaign: row.campaign };
  };
  return {
    list: async ({ limit, before, campaignId, personId, attemptId, channel, state }) => {
      let query = lines().orderBy('messages.id', 'desc').limit(limit);
      if (before) query = query.where('messages.id', '<', before);
      if (campaignId) query = query.where('messages.campaign_id', '=', campaignId);
      if (personId) query = query.where('messages.person_id', '=', personId);
      if (attemptId) query = query.where('messages.attempt_id', '=', attemptId);
      if (channel) query = query.where('messages.channel', '=', channel);
      if (state) query = query.where('messages.state', '=', state);
      return (await query.execute()).map((row) => ({ ...messageOf(row), who: row.who, campaign: row.campaign }));
    },
    find: async (id) => {
      const message = await find(id);
      if (!message) return undefined;
      const attachments = await reader
        .selectFrom('message_attachments')
        .select(({ fn }) => ['name', fn<number>('length', ['content']).as('size')])
        .where('message_id', '=', id)
        .orderBy('position')
        .execute();
      return { ...message, attachments };
    },
  };
}
