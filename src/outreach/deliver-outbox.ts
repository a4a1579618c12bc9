import type { Timers } from '../kernel/clock.ts';
import { Fault } from '../kernel/fault.ts';
import type { Logger } from '../kernel/log.ts';
import { type PhoneNumber, rehearsalRange } from '../kernel/phone.ts';
import { refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { askToWrite, type Wanted } from './ask-to-write.ts';
import type { OutreachEvent } from './events.ts';
import type { Attachment, FollowUp, Message, MessageChannel } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';
import type { EmailDriver, HandOver, MessageFate, SmsDriver } from './ports.ts';
import { countSmsParts } from './text/count-sms-parts.ts';
import { htmlLetter } from './text/html-letter.ts';

export type DeliveryParts = OutreachTools & {
  readonly sms: SmsDriver;
  readonly email: EmailDriver;
  readonly timers: Timers;
  readonly log: Logger;
};

export type OutboxDelivery = {
  /** Decides about messages that an earlier process was handing over when it died. Once, before anything else. */
  recover(): Promise<void>;
  /** Hands over what is due now, one message of a channel after the other, the channels side by side; returns how many were tried. */
  deliverDue(): Promise<number>;
  /** Recovers, then delivers until `signal` aborts; resolves once no message is under way. */
  run(signal: AbortSignal): Promise<void>;
};

/**
 * Gives written messages to their channels. Each is committed as `handing_over` before its channel is asked, after a last look at the
 * red button and at what the person wished meanwhile. What certainly did not leave is tried again later; what perhaps did, never.
 */
export function deliverOutbox(parts: DeliveryParts): OutboxDelivery {
  /** A mail server that keeps us waiting keeps no SMS waiting. */
  const deliverDue = async () => {
    const tried = await Promise.all((['sms', 'email'] as const).map((channel) => deliverChannel(parts, channel)));
    return tried.reduce((all, each) => all + each, 0);
  };
  const recover = () => parts.work.run((tx) => recoverInterrupted(parts, tx));
  return {
    recover,
    deliverDue,
    run: async (signal) => {
      let recovered = false;
      while (!signal.aborted) {
        try {
          if (!recovered) await recover();
          recovered = true;
          await deliverDue();
        } catch (error) {
          parts.log.error({ err: error }, 'the outbox could not be delivered; trying again');
        }
        await parts.timers.sleep(lookEveryMs, signal).catch(() => undefined); // aborted: the loop ends
      }
    },
  };
}

const lookEveryMs = 500;
const firstRetryMs = 60_000;
const longestRetryMs = 3_600_000;
const mostTries = 8;

async function deliverChannel(parts: DeliveryParts, channel: MessageChannel): Promise<number> {
  for (let tried = 0; ; tried += 1) {
    const message = await parts.work.run((tx) => takeNext(parts, tx, channel));
    if (message === 'none') return tried;
    if (message === 'dropped') continue;
    const attachments = await parts.work.run((tx) => parts.messages.attachmentsOf(tx, message.id));
    const answer = await ask(parts, message, attachments);
    await parts.work.run((tx) => settle(parts, tx, message, answer));
  }
}

/** Takes the next due message into hand, or drops it when something stands against it by now. */
async function takeNext(parts: DeliveryParts, tx: Tx, channel: MessageChannel): Promise<Message | 'none' | 'dropped'> {
  if ((await parts.gate.emergencyStop.since(tx)) !== null) return 'none';
  const now = parts.clock.now().epochMilliseconds;
  const [message] = await parts.messages.due(tx, channel, now, 1);
  if (!message) return 'none';
  const asked = message.kind === 'report' ? null : await askToWrite(parts, tx, asWritten(message));
  const against = asked && !asked.ok ? asked : null;
  if (against && against.notBefore !== null && message.purpose !== 'service_reply') {
    const { rule, message: why, source, notBefore } = against;
    await parts.messages.setFate(tx, message.id, { ...fateOf(message), dueAt: notBefore });
    await record(parts, tx, message, { type: 'message_held', data: { rule, message: why, source, notBefore } });
    return 'dropped';
  }
  const homeless = message.channel === 'sms' && rehearsalRange(message.to) !== undefined && !parts.sms.simulated;
  const code = against?.rule ?? (homeless ? 'outreach.rehearsal_number' : null);
  if (code !== null) {
    await parts.messages.setFate(tx, message.id, { ...fateOf(message), state: 'failed', settledAt: now, failure: code });
    await parts.gate.ledger.uncountMessage(tx, message.id);
    await record(parts, tx, message, { type: 'message_failed', data: { code, tries: message.tries } });
    return 'dropped';
  }
  const taken: Message = { ...message, state: 'handing_over', tries: message.tries + 1 };
  await parts.messages.setFate(tx, taken.id, fateOf(taken));
  return taken;
}

async function ask(parts: DeliveryParts, message: Message, attachments: readonly Attachment[]): Promise<HandOver> {
  const { id, to, body: text, subject, sender: senderName, language, createdAt: at } = message;
  try {
    if (message.channel === 'email') {
      const html = htmlLetter(text, language);
      return await parts.email.send({ id, to, senderName, subject: subject ?? '', text, html, language, attachments, at });
    }
    const { alphabet, parts: count } = countSmsParts(text);
    return await parts.sms.send({ id, to: to as PhoneNumber, text, alphabet, parts: count, at });
  } catch (error) {
    parts.log.error({ err: error, messageId: id }, 'a channel broke down over a message');
    return refuse('unknown', error instanceof Fault ? error.code : 'channel_fault');
  }
}

async function settle(parts: DeliveryParts, tx: Tx, message: Message, answer: HandOver): Promise<void> {
  const now = parts.clock.now().epochMilliseconds;
  const put = (fate: Partial<MessageFate>) => parts.messages.setFate(tx, message.id, { ...fateOf(message), ...fate });
  if (answer.ok) {
    const { where } = answer.value;
    await put({ state: 'handed_over', settledAt: now, where });
    return record(parts, tx, message, { type: 'message_handed_over', data: { where } });
  }
  const code = answer.message;
  if (answer.reason === 'unknown') {
    await put({ state: 'unknown', settledAt: now, failure: code });
    return record(parts, tx, message, { type: 'message_fate_unknown', data: { code } });
  }
  if (answer.reason === 'try_later' && message.tries < mostTries) {
    const wait = Math.min(firstRetryMs * 2 ** (message.tries - 1), longestRetryMs);
    return put({ state: 'waiting', dueAt: now + wait, failure: code });
  }
  await put({ state: 'failed', settledAt: now, failure: code });
  await parts.gate.ledger.uncountMessage(tx, message.id);
  return record(parts, tx, message, { type: 'message_failed', data: { code, tries: message.tries } });
}

/** A channel that leaves one message however often it is asked is asked again; of any other nobody can tell. */
async function recoverInterrupted(parts: DeliveryParts, tx: Tx): Promise<void> {
  const now = parts.clock.now().epochMilliseconds;
  for (const message of await parts.messages.inState(tx, 'handing_over')) {
    if (driverOf(parts, message).repeatable) {
      await parts.messages.setFate(tx, message.id, { ...fateOf(message), state: 'waiting', dueAt: now });
      continue;
    }
    const code = 'interrupted';
    await parts.messages.setFate(tx, message.id, { ...fateOf(message), state: 'unknown', settledAt: now, failure: code });
    await record(parts, tx, message, { type: 'message_fate_unknown', data: { code } });
  }
}

type Ending =
  | { readonly type: 'message_handed_over'; readonly data: { readonly where: string } }
  | { readonly type: 'message_failed'; readonly data: { readonly code: string; readonly tries: number } }
  | { readonly type: 'message_fate_unknown'; readonly data: { readonly code: string } }
  | { readonly type: 'message_held'; readonly data: Held };

type Held = { readonly rule: string; readonly message: string; readonly source: string; readonly notBefore: number };

/** Whether its words may stand at this address was looked at when it was written, and neither changes; who owns the address may. */
function asWritten(message: FollowUp): Wanted {
  return { ...message, messageId: message.id, addressIsDebtors: true };
}

async function record(parts: DeliveryParts, tx: Tx, message: Message, ending: Ending): Promise<void> {
  const { personId, creditorId, campaignId, attemptId } = message;
  const subject = {
    creditorId,
    ...(personId && { personId }),
    ...(campaignId && { campaignId }),
    ...(attemptId && { attemptId }),
  };
  const sent = { messageId: message.id, channel: message.channel, driver: driverOf(parts, message).name };
  const happening = { type: ending.type, subject, data: { ...sent, ...ending.data } } as OutreachEvent;
  await parts.journal.append(tx, 'outreach', [happening]);
}

function driverOf(parts: DeliveryParts, { channel }: Message): SmsDriver | EmailDriver {
  return channel === 'sms' ? parts.sms : parts.email;
}

function fateOf({ state, dueAt, tries, settledAt, where, failure }: Message): MessageFate {
  return { state, dueAt, tries, settledAt, where, failure };
}
