import type { AttemptId, CreditorId, EventId, PlanId, PromiseId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import type { EventOf } from '../judged-event.ts';

/** Requests wait here until they are answered, by a message or a refusal. */
export const followUpByRequest: Invariant = {
  id: 'follow_up_by_request',
  says: 'A message after a call goes out only because the debtor chose it in that call, or confirms what a person took down: each kind once, each request answered once.',
  weight: 'violation',
  start: (findings) => {
    const calls = new Map<AttemptId, Map<string, number>>();
    const waiting = new Map<EventId, EventOf<'follow_up_requested'>>();
    const byHand = new Map<PromiseId | PlanId, ByHand>();
    const agreed = ({ actor, subject, seq }: Agreed, id: PromiseId | PlanId) => {
      if (actor.startsWith('user:') && !subject.attemptId)
        byHand.set(id, { seq, creditorId: subject.creditorId, channels: new Map() });
    };
    const answered = ({ subject: { attemptId } }: { readonly subject: { readonly attemptId?: AttemptId } }) => {
      if (attemptId) calls.set(attemptId, new Map());
    };
    const ended = ({ subject: { attemptId } }: { readonly subject: { readonly attemptId?: AttemptId } }) => {
      if (attemptId) calls.delete(attemptId);
    };
    return {
      on: {
        attempt_answered: answered,
        inbound_call_answered: answered,
        follow_up_requested: (event) => {
          const { channel, template } = event.data;
          const { attemptId } = event.subject;
          const requested = attemptId && calls.get(attemptId);
          const before = requested ? requested.get(`${channel}:${template}`) : undefined;
          findings.check(event.actor === 'debtor' && requested !== undefined && before === undefined, () => ({
            proof: [before ?? event.seq, event.seq],
            message:
              `The ${channel} ${template} of attempt ${attemptId} was requested ` +
              `${before !== undefined ? 'twice' : event.actor === 'debtor' ? 'outside a call' : `by ${event.actor}, not by the debtor`}.`,
          }));
          if (requested && before === undefined) requested.set(`${channel}:${template}`, event.seq);
          waiting.set(event.id, event);
        },
        promise_recorded: (event) => agreed(event, event.data.promiseId),
        plan_accepted: (event) => agreed(event, event.data.planId),
        message_written: ({ subject, data: { messageId, channel, purpose, requestedBy, confirms }, seq }) => {
          if (purpose !== 'service_reply') return;
          const { personId } = subject;
          if (confirms !== undefined) {
            const agreement = byHand.get(confirms);
            const before = agreement?.channels.get(channel);
            agreement?.channels.set(channel, seq);
            findings.check(agreement?.creditorId === subject.creditorId && before === undefined, () => ({
              proof: [before ?? agreement?.seq ?? seq, seq],
              message: `${messageId} (${channel} to ${personId}) confirms ${confirms}, which ${
                before !== undefined ? 'was confirmed there already' : 'no person took down for this creditor'
              }.`,
            }));
            return;
          }
          const request = waiting.get(requestedBy);
          waiting.delete(requestedBy);
          findings.check(request?.subject.personId === personId && request?.data.channel === channel, () => ({
            proof: [request?.seq ?? seq, seq],
            message: request
              ? `${messageId} (${channel} to ${personId}) answers a request for ${request.data.channel} by ${request.subject.personId}.`
              : `${messageId} (${channel} to ${personId}) answers no request that was still waiting (${requestedBy}).`,
          }));
        },
        message_refused: ({ data: { requestedBy } }) => {
          waiting.delete(requestedBy);
        },
        attempt_ended: ended,
        inbound_call_ended: ended,
      },
    };
  },
};

/** An agreement that a person took down, and where it was confirmed. */
type ByHand = {
  readonly seq: number;
  readonly creditorId: CreditorId | undefined;
  readonly channels: Map<string, number>;
};
type Agreed = EventOf<'promise_recorded'> | EventOf<'plan_accepted'>;
