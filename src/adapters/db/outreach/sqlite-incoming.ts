import type { IncomingMessages } from '../../../outreach/ports.ts';
import { rowsOf } from '../rows-of.ts';

export const sqliteIncoming: IncomingMessages = {
  isKnown: async (tx, id) => (await rowsOf(tx, 'select 1 from incoming_messages where id = ?', [id])).length > 0,
  add: async (tx, { id, from, text, at, receivedAt, reading, people }) => {
    await rowsOf(
      tx,
      'insert into incoming_messages (id, from_number, body, at, received_at, reading) values (?, ?, ?, ?, ?, ?)',
      [id, from, text, at, receivedAt, reading],
    );
    await rowsOf(tx, 'insert into incoming_people (person_id, incoming_id) select value, ? from json_each(?)', [
      ...[id, JSON.stringify(people)],
    ]);
  },
};
