import { z } from 'zod';
import type { JournalEvent } from '../journal/event.ts';
import { type KeepUpParts, keepUpWithJournal } from '../journal/keep-up-with-journal.ts';
import type { Cursors } from '../journal/ports.ts';
import { languages } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { type ContactPointId, isId } from '../kernel/ids.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { writeFollowUp } from './write-follow-up.ts';

export type FollowUpParts = OutreachTools & KeepUpParts & { readonly cursors: Cursors };

export type FollowUpConsumer = {
  /** Reads on whenever something was appended, and now and then besides, until `signal` aborts; resolves then. */
  run(signal: AbortSignal): Promise<void>;
  /** Answers everything that was asked for so far; returns how many requests it read. */
  catchUp(): Promise<number>;
};

/**
 * Answers each `follow_up_requested` of the journal once, in order: the message (or its refusal) and how far we have read are one
 * transaction, so that a crash neither repeats nor forgets one.
 */
export function reactToFollowUpRequested(parts: FollowUpParts): FollowUpConsumer {
  const catchUp = async () => {
    let read = 0;
    for (;;) {
      const after = await parts.cursors.get(followUpConsumer);
      const events = await parts.reader.read({ after, limit: pageSize, types: waitedFor });
      for (const event of events) await answer(parts, event);
      read += events.length;
      if (events.length < pageSize) return read;
    }
  };
  const run = (signal: AbortSignal) =>
    keepUpWithJournal(parts, waitedFor, catchUp, 'requests for follow-ups could not be answered; trying again', signal);
  return { run, catchUp };
}

/** Its cursor tells how far requests are answered. */
export const followUpConsumer = 'outreach.follow-ups';
const waitedFor = ['follow_up_requested'];
const pageSize = 100;

async function answer(parts: FollowUpParts, event: JournalEvent): Promise<void> {
  try {
    await parts.work.run(async (tx) => {
      await writeOne(parts, tx, event);
      await parts.cursors.advance(tx, followUpConsumer, event.seq);
    });
  } catch (error) {
    if (error instanceof Fault && error.retryable) throw error;
    // one request that cannot be answered must not keep the others waiting for ever
    parts.log.error({ err: error, eventId: event.id }, 'a request for a follow-up could not be answered and is passed over');
    await passOver(parts, event, 'the request could not be carried out; see the log');
  }
}

async function writeOne(parts: FollowUpParts, tx: Parameters<typeof writeFollowUp>[1], event: JournalEvent): Promise<void> {
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

async function passOver(parts: FollowUpParts, event: JournalEvent, why: string): Promise<void> {
  await parts.work.run(async (tx) => {
    await parts.journal.append(tx, 'outreach', [notUnderstood(event, why)]);
    await parts.cursors.advance(tx, followUpConsumer, event.seq);
  });
}

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
