import type { AttemptId, EventId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import type { EventOf } from '../judged-event.ts';

/** Requests wait here until they are answered, by a message or a refusal. */
export const followUpByRequest: Invariant = {
  id: 'follow_up_by_request',
  says: 'A message after a call goes out only because the debtor chose it in that call: each kind once, each request answered once.',
  weight: 'violation',
  start: (findings) => {
    const calls = new Map<AttemptId, Map<string, number>>();
    const waiting = new Map<EventId, EventOf<'follow_up_requested'>>();
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
        message_written: ({ subject: { personId }, data: { messageId, channel, requestedBy, stepId }, seq }) => {
          if (stepId) return; // a strategy's own word, which answers nobody
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
