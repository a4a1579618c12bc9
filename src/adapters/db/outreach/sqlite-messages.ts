import type { Insertable, Selectable } from 'kysely';
import type { Language } from '../../../kernel/country.ts';
import type { AttemptId, CampaignId, ContactPointId, CreditorId, EventId, MessageId, PersonId } from '../../../kernel/ids.ts';
import type { Message, MessageChannel, MessageState, TemplateName } from '../../../outreach/model.ts';
import type { Messages, OutboxView } from '../../../outreach/ports.ts';
import type { Database } from '../database.ts';
import { inside } from '../unit-of-work.ts';
import type { OutreachTables } from './tables.ts';

export const sqliteMessages: Messages = {
  add: async (tx, message) => {
    await inside(tx).insertInto('messages').values(rowOf(message)).execute();
  },
  findByEvent: async (tx, eventId) => {
    const row = await inside(tx).selectFrom('messages').selectAll().where('event_id', '=', eventId).executeTakeFirst();
    return row && messageOf(row);
  },
  due: async (tx, now, limit) => {
    const rows = await inside(tx)
      .selectFrom('messages')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(messageOf);
  },
  inState: async (tx, state) => {
    const rows = await inside(tx).selectFrom('messages').selectAll().where('state', '=', state).orderBy('id').execute();
    return rows.map(messageOf);
  },
  setFate: async (tx, id, { state, dueAt, tries, settledAt, where, failure }) => {
    await inside(tx)
      .updateTable('messages')
      .set({ state, due_at: dueAt, tries, settled_at: settledAt, place: where, failure })
      .where('id', '=', id)
      .execute();
  },
};

/** Reads on the connection that never waits for the writer. */
export function sqliteOutboxView(db: Database): OutboxView {
  return {
    list: async ({ limit, before, campaignId, personId }) => {
      let query = db.reader.selectFrom('messages').selectAll().orderBy('id', 'desc').limit(limit);
      if (before) query = query.where('id', '<', before);
      if (campaignId) query = query.where('campaign_id', '=', campaignId);
      if (personId) query = query.where('person_id', '=', personId);
      return (await query.execute()).map(messageOf);
    },
  };
}

function rowOf(message: Message): Insertable<OutreachTables['messages']> {
  return {
    id: message.id,
    event_id: message.eventId,
    person_id: message.personId,
    creditor_id: message.creditorId,
    campaign_id: message.campaignId,
    attempt_id: message.attemptId,
    channel: message.channel,
    contact_point_id: message.contactPointId,
    address: message.to,
    purpose: message.purpose,
    template: message.template,
    language: message.language,
    debt_facts: Number(message.debtFacts),
    sender: message.sender,
    subject: message.subject,
    body: message.body,
    parts: message.parts,
    state: message.state,
    created_at: message.createdAt,
    due_at: message.dueAt,
    tries: message.tries,
    settled_at: message.settledAt,
    place: message.where,
    failure: message.failure,
  };
}

function messageOf(row: Selectable<OutreachTables['messages']>): Message {
  return {
    id: row.id as MessageId,
    eventId: row.event_id as EventId,
    personId: row.person_id as PersonId,
    creditorId: row.creditor_id as CreditorId,
    campaignId: row.campaign_id as CampaignId | null,
    attemptId: row.attempt_id as AttemptId | null,
    channel: row.channel as MessageChannel,
    contactPointId: row.contact_point_id as ContactPointId,
    to: row.address,
    purpose: row.purpose as Message['purpose'],
    template: row.template as TemplateName,
    language: row.language as Language,
    debtFacts: row.debt_facts === 1,
    sender: row.sender,
    subject: row.subject,
    body: row.body,
    parts: row.parts,
    state: row.state as MessageState,
    createdAt: row.created_at,
    dueAt: row.due_at,
    tries: row.tries,
    settledAt: row.settled_at,
    where: row.place,
    failure: row.failure,
  };
}
