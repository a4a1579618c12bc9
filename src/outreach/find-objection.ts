import type { Purpose } from '../gate/contact.ts';
import type { AttemptId, CreditorId, PersonId } from '../kernel/ids.ts';
import type { PhoneNumber } from '../kernel/phone.ts';
import type { Tx } from '../kernel/transaction.ts';
import { findConversation } from '../receivables/find-conversation.ts';
import { findStops } from '../receivables/find-stops.ts';
import { admitMessage, type Objection } from './admit-message.ts';
import type { MessageChannel, TemplateName } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';

export type Reply = {
  readonly personId: PersonId;
  readonly creditorId: CreditorId;
  readonly attemptId: AttemptId | null;
  readonly channel: MessageChannel;
  readonly template: TemplateName;
  readonly to: string;
  readonly purpose: Purpose;
};

/** What stands against this reply now; asked when it is written, and once more when it is handed over. */
export async function findObjection(
  tools: Pick<OutreachTools, 'books' | 'clock' | 'gate'>,
  tx: Tx,
  reply: Reply,
): Promise<Objection | null> {
  const { personId, creditorId, channel, to } = reply;
  const conversation = await findConversation(tools, tx, personId, creditorId);
  const { optedOut, holds } = await findStops(tools, tx, { personId, creditorId, channel, conversation });
  const now = tools.clock.now().epochMilliseconds;
  const suppressed = channel === 'sms' && (await tools.gate.suppressions.has(tx, to as PhoneNumber, now));
  return admitMessage(
    { optedOut, holds, suppressed },
    { purpose: reply.purpose, confirmsOptOut: await confirmsOptOut(tools, tx, reply) },
  );
}

/** Only the wish that was stated in this very call may be confirmed. Modelled on 47 CFR 64.1200(a)(12): one confirmation of a stop. */
async function confirmsOptOut({ books }: Pick<OutreachTools, 'books'>, tx: Tx, reply: Reply): Promise<boolean> {
  if (reply.template !== 'opt-out-confirmation' || reply.attemptId === null) return false;
  const optOuts = await books.optOuts.ofPerson(tx, reply.personId, reply.creditorId);
  return optOuts.some(({ origin }) => origin.startsWith(`${reply.attemptId}:`));
}
