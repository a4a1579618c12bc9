import type { IncomingMessages } from '../../../outreach/ports.ts';
import { rowsOf } from '../rows-of.ts';

export const sqliteIncoming: IncomingMessages = {
  isKnown: async (tx, channelId) =>
    (await rowsOf(tx, 'select 1 from incoming_messages where channel_id = ?', [channelId])).length > 0,
  add: async (tx, { id, channelId, from, text, at, receivedAt, reading, people }) => {
    await rowsOf(
      tx,
      'insert into incoming_messages (id, channel_id, from_number, body, at, received_at, reading) values (?, ?, ?, ?, ?, ?, ?)',
      [id, channelId, from, text, at, receivedAt, reading],
    );
    await rowsOf(tx, 'insert into incoming_people (person_id, incoming_id) select value, ? from json_each(?)', [
      ...[id, JSON.stringify(people)],
    ]);
  },
  find: async (tx, id) => {
    const [found] = await rowsOf<Kept>(tx, 'select from_number, body, at, erased_at from incoming_messages where id = ?', [id]);
    return found && { from: found.from_number, text: found.body, at: found.at, erased: found.erased_at !== null };
  },
};

type Kept = { readonly from_number: string; readonly body: string; readonly at: number; readonly erased_at: number | null };
