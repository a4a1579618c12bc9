import type { GateTerms } from '../gate/events.ts';
import type { Language } from '../kernel/country.ts';
import type { AttemptId, CampaignId, ContactPointId, CreditorId, EventId, PersonId, PlanId, PromiseId } from '../kernel/ids.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findDebtor } from '../receivables/find-debtor.ts';
import type { Creditor } from '../receivables/model.ts';
import { askToWrite, type Objection, objection } from './ask-to-write.ts';
import { chooseDestination, type Destination, keyedDestination, type SpokenTo } from './choose-destination.ts';
import type { OutreachEvent } from './events.ts';
import { type GatheredFacts, gatherFacts } from './gather-facts.ts';
import { type FollowUp, isTemplateName, justWritten, type Message, type MessageChannel, type TemplateName } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { renderMessage } from './render-message.ts';
import { tellsOfDebt } from './template-terms.ts';
import { textsIn } from './templates/texts-in.ts';

/** A reply in writing that a debtor asked for in a call, or the confirmation of what she said to a person. */
export type FollowUpRequest = {
  /** The journal event that asks, or the order of the person who took it down: one message by each channel, however often it is read. */
  readonly eventId: EventId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly campaignId: CampaignId | null;
  /** Null: it was said to a person. */
  readonly attemptId: AttemptId | null;
  /** The agreement that a person took down; null: a call asks. */
  readonly confirms: PromiseId | PlanId | null;
  readonly channel: MessageChannel;
  readonly template: string;
  readonly spokenTo: SpokenTo;
  /** The number that the debtor keyed in for this message; null: none. */
  readonly keyedTo: ContactPointId | null;
  /** Why nothing goes to the number that she keyed in; null: nothing of the kind. */
  readonly keyedRefused: string | null;
  /** Between which instants she wants to be called back (epoch ms). */
  readonly callback: { readonly from: number; readonly to: number } | null;
  /** Of the call; where the request does not say, the person's own. */
  readonly language: Language | null;
};

/** `notBefore`: when it is worth asking again (epoch ms); null: not by waiting. */
export type NotWritten = Refusal<'refused'> & {
  readonly rule: string;
  readonly values: MessageValues;
  readonly notBefore: number | null;
};

/**
 * Writes the reply into the outbox, the contact into the ledger and both into the journal, in the caller's transaction; or the refusal
 * into the journal. Where the debt may not be told, the neutral text is written instead. Written is not sent.
 */
export async function writeFollowUp(
  tools: OutreachTools,
  tx: Tx,
  request: FollowUpRequest,
): Promise<Result<Message, NotWritten>> {
  const known = (await tools.messages.ofEvent(tx, request.eventId)).find(({ channel }) => channel === request.channel);
  if (known) return accept(known);
  const planned = await planReply(tools, tx, request);
  if ('rule' in planned) return refused(tools, tx, request, planned);
  const message = messageOf(tools, request, planned);
  await tools.messages.add(tx, message);
  await tools.gate.ledger.record(tx, {
    id: tools.ids.next('clg'),
    personId: message.personId,
    creditorId: message.creditorId,
    campaignId: message.campaignId,
    channel: message.channel,
    at: message.createdAt,
    attemptId: null, // the call has its own line
    messageId: message.id,
  });
  await record(tools, tx, [writtenEvent(request, message, planned)]);
  return accept(message);
}

type PlannedReply = {
  readonly template: TemplateName;
  readonly creditor: Creditor;
  readonly language: Language;
  readonly destination: Destination;
  readonly gathered: GatheredFacts;
  readonly neutral: boolean;
  readonly terms: GateTerms;
};

async function planReply(tools: OutreachTools, tx: Tx, request: FollowUpRequest): Promise<PlannedReply | Objection> {
  const { personId, creditorId, channel, template, spokenTo, keyedTo, keyedRefused, callback } = request;
  if (!isTemplateName(template)) return objection('unknown_template', `there is no text called ${template}`);
  const debtor = await findDebtor(tools.books, tx, personId, creditorId);
  if (!debtor) return objection('unknown_person', 'the person is not on record any more');
  if (keyedRefused !== null)
    return objection('keyed_number', `nothing goes to the number that was keyed in: ${keyedRefused.replaceAll('_', ' ')}`);
  const keyed = keyedTo && (await tools.books.contactPoints.find(tx, personId, keyedTo));
  const destination = keyed ? keyedDestination(keyed, spokenTo) : chooseDestination(debtor, channel, spokenTo);
  if (!destination)
    return objection(
      'no_address',
      channel === 'sms' ? 'no usable mobile number is on file' : 'no usable e-mail address is on file',
      { channel },
    );
  const neutral = tellsOfDebt(template) && destination.trust === 'on_file';
  if (neutral && request.confirms !== null)
    return objection(
      'not_verified',
      channel === 'sms' ? 'no mobile number on file is verified' : 'no e-mail address on file is verified',
      { channel },
    );
  const asked = await askToWrite(tools, tx, {
    ...request,
    ...{ purpose: 'service_reply', template, contactPointId: destination.contactPointId, to: destination.to, messageId: null },
    ...{ debtFacts: tellsOfDebt(template) && !neutral, addressIsDebtors: destination.trust !== 'on_file' },
  });
  if (!asked.ok) return asked;
  const language = request.language ?? debtor.language;
  const gathered = await gatherFacts(tools, tx, template, {
    ...{ debtor, language, callback, lines: null },
    inCall: request.confirms === null,
  });
  if (!gathered.ok) return objection(gathered.reason, gathered.message);
  return { template, creditor: debtor.creditor, language, destination, gathered: gathered.value, neutral, terms: asked.terms };
}

function messageOf(tools: OutreachTools, request: FollowUpRequest, planned: PlannedReply): FollowUp {
  const { template, language, creditor, destination, gathered, neutral } = planned;
  const debtFacts = tellsOfDebt(template) && !neutral;
  const hidden = neutral ? { neutralName: creditor.neutralName } : null;
  const { subject, body, parts } = renderMessage(textsIn(language), request.channel, gathered, hidden, creditor.contact);
  const now = tools.clock.now().epochMilliseconds;
  return {
    id: tools.ids.next('msg'),
    eventId: request.eventId,
    kind: 'follow_up',
    personId: request.personId,
    creditorId: request.creditorId,
    campaignId: request.campaignId,
    attemptId: request.attemptId,
    channel: request.channel,
    contactPointId: destination.contactPointId,
    to: destination.to,
    purpose: 'service_reply',
    template,
    language,
    debtFacts,
    // the sender of an e-mail shows on locked screens and in lists that others see
    sender: debtFacts && request.channel === 'sms' ? creditor.name : creditor.neutralName,
    subject,
    body,
    parts,
    ...justWritten(now),
  };
}

async function refused(
  tools: OutreachTools,
  tx: Tx,
  request: FollowUpRequest,
  { rule, message, values, source, notBefore, packs }: Objection,
): Promise<NotWritten> {
  const { channel, template, eventId: requestedBy } = request;
  const asked = { requestedBy, ...confirmed(request) };
  await record(tools, tx, [
    {
      type: 'message_refused',
      subject: subjectOf(request),
      data: { channel, template, purpose: 'service_reply', rule, message, values, source, notBefore, packs, ...asked },
    },
  ]);
  return { ...refuse('refused', message), rule, values, notBefore };
}

function writtenEvent(request: FollowUpRequest, message: FollowUp, { destination, neutral, terms }: PlannedReply): OutreachEvent {
  const { id: messageId, channel, contactPointId, template, debtFacts, language, parts } = message;
  return {
    type: 'message_written',
    subject: subjectOf(request),
    data: {
      messageId,
      channel,
      contactPointId,
      trust: destination.trust,
      purpose: 'service_reply',
      template,
      debtFacts,
      neutral,
      language,
      smsParts: parts,
      requestedBy: request.eventId,
      ...confirmed(request),
      terms,
    },
  };
}

function subjectOf({ personId, creditorId, campaignId, attemptId }: FollowUpRequest) {
  return { personId, creditorId, ...(campaignId && { campaignId }), ...(attemptId && { attemptId }) };
}

function confirmed({ confirms }: FollowUpRequest): { readonly confirms?: PromiseId | PlanId } {
  return confirms === null ? {} : { confirms };
}

function record(tools: OutreachTools, tx: Tx, happenings: readonly OutreachEvent[]): Promise<void> {
  return tools.journal.append(tx, 'outreach', happenings);
}
