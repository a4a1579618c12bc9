import type { Purpose } from '../gate/contact.ts';
import type { GateTerms } from '../gate/events.ts';
import type { CreditorId, EventId, PersonId, ReceivableId, StepId } from '../kernel/ids.ts';
import type { Severity } from '../kernel/severity.ts';
import type { Tx } from '../kernel/transaction.ts';
import { type Debtor, findDebtor } from '../receivables/find-debtor.ts';
import { askToWrite, type Objection, objection } from './ask-to-write.ts';
import { chooseDestination, type Destination } from './choose-destination.ts';
import type { OutreachEvent } from './events.ts';
import { type GatheredFacts, gatherFacts } from './gather-facts.ts';
import { type FollowUp, isTemplateName, justWritten, type MessageChannel, type TemplateName } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { renderMessage } from './render-message.ts';
import { tellsOfDebt } from './template-terms.ts';
import { textsIn } from './templates/texts-in.ts';

/** A message that a strategy wants. */
export type StepToWrite = {
  readonly stepId: StepId;
  /** The journal line that orders it: one message each, however often it is read. */
  readonly eventId: EventId;
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly channel: MessageChannel;
  readonly template: string;
  readonly purpose: Purpose;
  /** The stage of the case. */
  readonly severity: Severity;
  /** What it is about. */
  readonly lines: readonly ReceivableId[];
};

/**
 * Writes a strategy's message into the outbox, the contact into the ledger and both into the journal, in the caller's transaction; or the
 * refusal into the journal. Where nobody has shown that an address is the debtor's, the neutral text is written. Written is not sent.
 */
export async function writeStepMessage(tools: OutreachTools, tx: Tx, step: StepToWrite): Promise<void> {
  if ((await tools.messages.ofEvent(tx, step.eventId)).length > 0) return;
  const { stepId, personId, creditorId, channel, template, purpose, eventId: requestedBy } = step;
  const subject = { personId, creditorId };
  const planned = await plan(tools, tx, step);
  if ('rule' in planned) {
    const { rule, message, values, source, notBefore, packs } = planned;
    const data = { channel, template, purpose, rule, message, values, source, notBefore, packs, requestedBy, stepId };
    return record(tools, tx, [{ type: 'message_refused', subject, data }]);
  }
  const { message, destination, neutral, terms } = planned;
  await tools.messages.add(tx, message);
  await tools.gate.ledger.record(tx, {
    ...{ id: tools.ids.next('clg'), personId, creditorId, campaignId: null, channel, at: message.createdAt, attemptId: null },
    messageId: message.id,
  });
  const { id: messageId, contactPointId, debtFacts, language, parts: smsParts, template: named } = message;
  const { trust } = destination;
  const written = { messageId, channel, contactPointId, trust, purpose, template: named, debtFacts, neutral, language, smsParts };
  await record(tools, tx, [{ type: 'message_written', subject, data: { ...written, requestedBy, stepId, terms } }]);
}

type Planned = {
  readonly message: FollowUp;
  readonly destination: Destination;
  readonly neutral: boolean;
  readonly terms: GateTerms;
};

async function plan(tools: OutreachTools, tx: Tx, step: StepToWrite): Promise<Planned | Objection> {
  const { personId, creditorId, channel, template, purpose, severity, lines } = step;
  if (!isTemplateName(template)) return objection('unknown_template', `there is no text called ${template}`);
  const debtor = await findDebtor(tools.books, tx, personId, creditorId);
  if (!debtor) return objection('unknown_person', 'the person is not on record any more');
  const destination = chooseDestination(debtor, channel, { contactPointId: null, verified: false });
  if (!destination)
    return objection(
      'no_address',
      channel === 'sms' ? 'no usable mobile number is on file' : 'no usable e-mail address is on file',
      { channel },
    );
  const neutral = tellsOfDebt(template) && destination.trust === 'on_file';
  const asked = await askToWrite(tools, tx, {
    ...{ personId, creditorId, campaignId: null, attemptId: null, channel, template, purpose, stage: severity, messageId: null },
    ...{ contactPointId: destination.contactPointId, to: destination.to },
    ...{ debtFacts: tellsOfDebt(template) && !neutral, addressIsDebtors: destination.trust !== 'on_file' },
  });
  if (!asked.ok) return asked;
  const about = { debtor, language: debtor.language, callback: null, lines, inCall: false };
  const gathered = await gatherFacts(tools, tx, template, about);
  if (!gathered.ok) return objection(gathered.reason, gathered.message);
  return {
    message: messageOf(tools, step, template, debtor, destination, gathered.value, neutral),
    destination,
    neutral,
    terms: asked.terms,
  };
}

function messageOf(
  tools: OutreachTools,
  { eventId, personId, creditorId, channel, purpose }: StepToWrite,
  template: TemplateName,
  { creditor, language }: Debtor,
  { contactPointId, to }: Destination,
  gathered: GatheredFacts,
  neutral: boolean,
): FollowUp {
  const debtFacts = tellsOfDebt(template) && !neutral;
  const hidden = neutral ? { neutralName: creditor.neutralName } : null;
  return {
    ...{ id: tools.ids.next('msg'), eventId, kind: 'follow_up', personId, creditorId, campaignId: null, attemptId: null },
    ...{ channel, contactPointId, to, purpose, template, language, debtFacts },
    // the sender of an e-mail shows on locked screens and in lists that others see
    sender: debtFacts && channel === 'sms' ? creditor.name : creditor.neutralName,
    ...renderMessage(textsIn(language), channel, gathered, hidden, creditor.contact),
    ...justWritten(tools.clock.now().epochMilliseconds),
  };
}

function record(tools: OutreachTools, tx: Tx, happenings: readonly OutreachEvent[]): Promise<void> {
  return tools.journal.append(tx, 'outreach', happenings);
}
