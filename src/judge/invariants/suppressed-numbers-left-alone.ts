import type { Invariant } from '../invariant.ts';

/**
 * The journal holds no numbers: it names the contact points on record when a number came onto a list. Those that came on record later are
 * not named, and what stands against a call to them only the gate knows.
 */
export const suppressedNumbersLeftAlone: Invariant = {
  id: 'suppressed_numbers_left_alone',
  says: 'A number on a suppression list is neither called nor written to while it stands there.',
  weight: 'violation',
  start: (findings) => {
    /** By contact point, then by list. */
    const held = new Map<string, Map<string, { readonly until: number | null; readonly seq: number }>>();
    const check = (contactPointId: string, channel: 'voice' | 'sms', at: number, seq: number, what: string) => {
      const lists = [...(held.get(contactPointId) ?? [])].filter(([list]) => list !== writtenOnly || channel === 'sms');
      const standing = lists.find(([, { until }]) => until === null || at < until);
      findings.check(standing === undefined, () => ({
        proof: [standing?.[1].seq ?? seq, seq],
        message: `${what} ${contactPointId}, which is on the suppression list ${standing?.[0]}.`,
      }));
    };
    return {
      on: {
        contact_points_suppressed: ({ data: { list, contactPoints }, seq }) => {
          for (const { contactPointId, until } of contactPoints) {
            const lists = held.get(contactPointId) ?? new Map();
            held.set(contactPointId, lists.set(list, { until, seq }));
          }
        },
        contact_points_released: ({ data: { lists, contactPointIds } }) => {
          for (const id of contactPointIds) for (const list of lists) held.get(id)?.delete(list);
        },
        attempt_reserved: ({ data: { contactPointId, at }, subject: { attemptId }, seq }) =>
          check(contactPointId, 'voice', at, seq, `Attempt ${attemptId} dialled`),
        message_written: ({ data: { contactPointId, messageId, channel }, at, seq }) => {
          if (channel === 'sms') check(contactPointId, 'sms', at, seq, `Message ${messageId} was written to`);
        },
      },
    };
  },
};

/** Numbers of this list get nothing written, and may be called. */
const writtenOnly = 'sms-stop';
