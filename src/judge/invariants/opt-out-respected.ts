import type { Invariant } from '../invariant.ts';
import type { EventOf } from '../judged-event.ts';

type Wish = EventOf<'opt_out_recorded'>;

/** Letters that must go may go; the one confirmation of a wish goes too, to the call in which it was stated. */
export const optOutRespected: Invariant = {
  id: 'opt_out_respected',
  says: 'Whoever said stop to a creditor is not dialled or written to for that creditor again, as far as she said; a number that its owner wants no calls on never at all.',
  weight: 'violation',
  start: (findings) => {
    const stopped = new Map<string, Wish[]>();
    const leftOut = new Map<string, number>();
    const standing = (between: string, channel: string, purpose: string) =>
      stopped
        .get(between)
        ?.find(
          ({ data }) =>
            (data.scope === 'all' || data.scope === channel) && (data.purpose === undefined || data.purpose === purpose),
        );
    return {
      on: {
        opt_out_recorded: (event) => {
          const { scope, contactPointId = '' } = event.data;
          const key = `${event.subject.personId}|${event.subject.creditorId}`;
          if (scope !== 'number') stopped.set(key, [...(stopped.get(key) ?? []), event]);
          else if (!leftOut.has(contactPointId)) leftOut.set(contactPointId, event.seq);
        },
        attempt_reserved: ({ subject: { personId, creditorId, attemptId }, data: { contactPointId, purpose }, seq }) => {
          const number = leftOut.get(contactPointId);
          findings.check(number === undefined, () => ({
            proof: [number ?? seq, seq],
            message: `${personId} had said that ${contactPointId} is not to be called when attempt ${attemptId} dialled it.`,
          }));
          const wish = standing(`${personId}|${creditorId}`, 'voice', purpose);
          findings.check(wish === undefined, () => ({
            proof: [wish?.seq ?? seq, seq],
            message: `${personId} had said stop to ${creditorId} when attempt ${attemptId} was dialled.`,
          }));
        },
        message_written: ({ subject: { personId, creditorId, attemptId }, data, seq }) => {
          const wish = standing(`${personId}|${creditorId}`, data.channel, data.purpose);
          const confirms = data.template === 'opt-out-confirmation' && wish?.subject.attemptId === attemptId;
          findings.check(wish === undefined || confirms, () => ({
            proof: [wish?.seq ?? seq, seq],
            message: `${personId} had said stop to ${creditorId} when ${data.messageId} was written by ${data.channel}.`,
          }));
        },
      },
    };
  },
};
