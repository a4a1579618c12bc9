import { maskPhone } from '../kernel/phone.ts';
import type { AttachedFile, ListedMessage } from '../outreach/ports.ts';
import type * as api from './api-types.ts';

/** A message as a row: debtors' addresses masked, operators' own as they are. */
export function wireMessage(message: ListedMessage): api.Message {
  const { id, kind, channel, state, template, who, to, campaignId, campaign, failure } = message;
  return {
    id,
    personId: message.personId,
    kind,
    channel,
    state,
    template,
    who,
    to: kind === 'report' ? to : channel === 'sms' ? maskPhone(to) : maskEmail(to),
    campaignId,
    campaign,
    callId: message.attemptId,
    failure,
    createdAt: new Date(message.createdAt).toISOString(),
    settledAt: message.settledAt === null ? null : new Date(message.settledAt).toISOString(),
  };
}

/** With its words. */
export function wireMessageDetail(message: ListedMessage & { readonly attachments: readonly AttachedFile[] }): api.MessageDetail {
  const { sender, subject, body, language, parts, tries, where, attachments } = message;
  return {
    ...wireMessage(message),
    sender,
    subject,
    body,
    language,
    tellsOfDebt: message.debtFacts,
    parts,
    tries,
    nextTryAt: message.state === 'waiting' && tries > 0 ? new Date(message.dueAt).toISOString() : null,
    where,
    attachments: attachments.map(({ name, size }) => ({ name, size })),
  };
}

/** `j***@example.com` */
function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${at < 0 ? '' : address.slice(at)}`;
}
