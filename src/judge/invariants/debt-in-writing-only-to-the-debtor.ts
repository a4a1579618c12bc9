import type { EventId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';
import type { EventOf } from '../judged-event.ts';

/** Where a contact point stands, and from where and by whom was asked, is recounted; the trust that the message states is not believed. */
export const debtInWritingOnlyToTheDebtor: Invariant = {
  id: 'debt_in_writing_only_to_the_debtor',
  says: 'A message tells of the debt only at a verified address, at the number from which the verified debtor asked for it, or that she named in the call.',
  weight: 'violation',
  start: (findings) => {
    const requests = new Map<EventId, EventOf<'follow_up_requested'>>();
    const verified = new Set<string>();
    return {
      on: {
        contact_point_marked: ({ data: { contactPointId, status } }) => {
          if (status === 'verified') verified.add(contactPointId);
          else verified.delete(contactPointId);
        },
        follow_up_requested: (event) => {
          requests.set(event.id, event);
        },
        message_refused: ({ data: { requestedBy } }) => {
          requests.delete(requestedBy);
        },
        message_written: ({ data: { messageId, contactPointId, debtFacts, requestedBy, trust }, seq }) => {
          const request = requests.get(requestedBy);
          requests.delete(requestedBy);
          if (!debtFacts) return;
          const named = request && [request.data.contactPointId, request.data.keyedTo].includes(contactPointId);
          const speaking = request?.data.verified === true && named === true;
          findings.check(speaking || verified.has(contactPointId), () => ({
            proof: [request?.seq ?? seq, seq],
            message: `${messageId} tells of the debt at ${contactPointId}, which is not known to be the debtor’s (it states ${trust}).`,
          }));
        },
      },
    };
  },
};
