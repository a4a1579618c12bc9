import { type Insertable, type Selectable, sql } from 'kysely';
import type { Language } from '../../../kernel/country.ts';
import type { AttemptId, CampaignId, ContactPointId, CreditorId, EventId, MessageId, PersonId } from '../../../kernel/ids.ts';
import type { FollowUp, Message, MessageChannel, MessageState, ReportName, TemplateName } from '../../../outreach/model.ts';
import type { Messages } from '../../../outreach/ports.ts';
import { keptQuery } from '../kept-query.ts';
import { inside } from '../unit-of-work.ts';
import type { OutreachTables } from './tables.ts';

export const sqliteMessages: Messages = {
  add: async (tx, message, attachments = []) => {
    await inside(tx).insertInto('messages').values(rowOf(message)).execute();
    for (const [position, { name, contentType, content }] of attachments.entries())
      await inside(tx)
        .insertInto('message_attachments')
        .values({ message_id: message.id, position, name, content_type: contentType, content })
        .execute();
  },
  ofEvent: async (tx, eventId) => {
    const rows = await inside(tx).selectFrom('messages').selectAll().where('event_id', '=', eventId).orderBy('id').execute();
    return rows.map(messageOf);
  },
  attachmentsOf: async (tx, id) => {
    const rows = await inside(tx)
      .selectFrom('message_attachments')
      .selectAll()
      .where('message_id', '=', id)
      .orderBy('position')
      .execute();
    return rows.map(({ name, content_type: contentType, content }) => ({ name, contentType, content }));
  },
  due: async (tx, channel, now, limit) => {
    return (await dueMessages(tx, { channel, now, limit })).map(messageOf);
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

const dueMessages = keptQuery((db, { channel, now, limit }: { channel: MessageChannel; now: number; limit: number }) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('channel', '=', channel)
    .where('state', '=', sql.lit('waiting'))
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit),
);

function rowOf(message: Message): Insertable<OutreachTables['messages']> {
  return {
    id: message.id,
    event_id: message.eventId,
    kind: message.kind,
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

export function messageOf(row: Selectable<OutreachTables['messages']>): Message {
  const written = {
    id: row.id as MessageId,
    eventId: row.event_id as EventId,
    creditorId: row.creditor_id as CreditorId,
    campaignId: row.campaign_id as CampaignId | null,
    attemptId: row.attempt_id as AttemptId | null,
    channel: row.channel as MessageChannel,
    to: row.address,
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
  if (row.kind === 'report')
    return {
      ...written,
      kind: 'report',
      personId: null,
      contactPointId: null,
      purpose: null,
      template: row.template as ReportName,
    };
  return {
    ...written,
    kind: 'follow_up',
    personId: row.person_id as PersonId,
    contactPointId: row.contact_point_id as ContactPointId,
    purpose: row.purpose as FollowUp['purpose'],
    template: row.template as TemplateName,
  };
}
