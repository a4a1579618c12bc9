import { z } from 'zod';
import { type Consumer, type ConsumerParts, createConsumer } from '../journal/consumer.ts';
import type { JournalEvent } from '../journal/event.ts';
import { languages } from '../kernel/country.ts';
import { type ContactPointId, isId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { writeFollowUp } from './write-follow-up.ts';

/** Answers each `follow_up_requested` of the journal once, in order, by the message or its refusal. */
export function reactToFollowUpRequested(parts: OutreachTools & ConsumerParts): Consumer {
  return createConsumer(parts, {
    name: followUpConsumer,
    types: ['follow_up_requested'],
    together: 1,
    complaint: 'requests for follow-ups could not be answered',
    take: async (tx, events) => {
      for (const event of events) await writeOne(parts, tx, event);
    },
    passOver: (tx, event) =>
      parts.journal.append(tx, 'outreach', [notUnderstood(event, 'the request could not be carried out; see the log')]),
  });
}

/** Its cursor tells how far requests are answered. */
export const followUpConsumer = 'outreach.follow-ups';

async function writeOne(parts: OutreachTools, tx: Tx, event: JournalEvent): Promise<void> {
  const { personId, creditorId, campaignId, attemptId } = event.subject;
  const asked = requested.safeParse(event.data);
  if (!asked.success || !personId || !creditorId || !attemptId) {
    await parts.journal.append(tx, 'outreach', [notUnderstood(event, 'the request is incomplete')]);
    return;
  }
  const { channel, template, contactPointId, verified, language, keyedTo, keyedRefused, callback } = asked.data;
  await writeFollowUp(parts, tx, {
    eventId: event.id,
    personId,
    creditorId,
    campaignId: campaignId ?? null,
    attemptId,
    confirms: null,
    channel,
    template,
    spokenTo: { contactPointId, verified },
    keyedTo: keyedTo ?? null,
    keyedRefused: keyedRefused ?? null,
    callback: callback ?? null,
    language: language ?? null,
  });
}

const contactPointId = z.custom<ContactPointId>((value) => typeof value === 'string' && isId('cnt', value));

/** As the dialer writes it. */
const requested = z.object({
  channel: z.enum(['sms', 'email']),
  template: z.string(),
  visit: z.number(),
  contactPointId: contactPointId.nullable(),
  verified: z.boolean(),
  keyedTo: contactPointId.optional(),
  keyedRefused: z.string().optional(),
  callback: z.object({ from: z.number(), to: z.number() }).optional(),
  language: z.enum(languages).optional(), // older lines of a journal do not say it
});

function notUnderstood({ id, subject, data }: JournalEvent, message: string) {
  const named = z.object({ channel: z.string(), template: z.string() }).safeParse(data);
  const { channel, template } = named.success ? named.data : { channel: 'unknown', template: 'unknown' };
  return {
    type: 'message_refused',
    subject,
    data: {
      channel,
      template,
      purpose: 'service_reply',
      rule: 'outreach.request_not_understood',
      message,
      source: 'Ours',
      requestedBy: id,
    },
  };
}
