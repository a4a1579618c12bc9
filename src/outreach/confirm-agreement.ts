import type { EventId, PersonId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Plan, PromiseToPay } from '../receivables/model.ts';
import type { Message, MessageChannel } from './model.ts';
import type { OutreachTools } from './outreach-tools.ts';
import { type NotWritten, writeFollowUp } from './write-follow-up.ts';

/** What became of it on one channel. */
export type Confirmation = { readonly channel: MessageChannel; readonly outcome: Result<Message, NotWritten> };

/**
 * Puts what a person took down into writing, by SMS and by e-mail, in the transaction that records it. Whoever was spoken with has not
 * proved who she is, so that it goes to verified addresses only. Once for each agreement: its origin is the order of that person.
 */
export async function confirmAgreement(
  tools: OutreachTools,
  tx: Tx,
  spokenWith: PersonId,
  agreement: PromiseToPay | Plan,
): Promise<readonly Confirmation[]> {
  const confirmations: Confirmation[] = [];
  for (const channel of ['sms', 'email'] as const) {
    const outcome = await writeFollowUp(tools, tx, {
      eventId: agreement.origin as EventId,
      personId: spokenWith,
      creditorId: agreement.creditorId,
      ...{ campaignId: null, attemptId: null, confirms: agreement.id },
      channel,
      template: 'instalments' in agreement ? 'plan-confirmation' : 'promise-confirmation',
      spokenTo: { contactPointId: null, verified: false },
      ...{ keyedTo: null, keyedRefused: null, callback: null, language: null },
    });
    confirmations.push({ channel, outcome });
  }
  return confirmations;
}
