import type { Invariant } from '../invariant.ts';
import { wallClock } from '../local-days.ts';

/**
 * The last time that a debtor named to a creditor counts. A call of that purpose without any such wish is one that
 * nobody asked for, unless it reminds of a promise that stands: to that the debtor agreed.
 */
export const callbacksInTheirTime: Invariant = {
  id: 'callbacks_in_their_time',
  says: 'A call back comes between the times that the debtor named, and only to whoever asked for one.',
  weight: 'violation',
  start: (findings) => {
    const wishes = new Map<string, { readonly from: number; readonly to: number; readonly seq: number }>();
    const promised = new Map<string, { readonly between: string; readonly until: number }>();
    return {
      on: {
        hold_placed: ({ subject: { personId, creditorId }, data: { holdId, reason, until } }) => {
          if (reason === 'promise' && until !== null) promised.set(holdId, { between: `${personId}|${creditorId}`, until });
        },
        hold_released: ({ data: { holdId } }) => {
          promised.delete(holdId);
        },
        callback_asked: ({ subject: { personId, creditorId }, data: { from, to }, seq }) => {
          if (from !== undefined && to !== undefined) wishes.set(`${personId}|${creditorId}`, { from, to, seq });
        },
        attempt_reserved: ({ subject: { personId, creditorId, attemptId }, data, seq }) => {
          const { at, purpose, timeZone } = data;
          const between = `${personId}|${creditorId}`;
          const wish = wishes.get(between);
          const asked = wish !== undefined && wish.from <= at && at <= wish.to;
          const agreed = [...promised.values()].some((it) => it.between === between && data.at < it.until);
          findings.check(asked || agreed || purpose !== 'service_reply', () => ({
            proof: [wish?.seq ?? seq, seq],
            message: wish
              ? `${personId} asked to be called between ${wallClock(wish.from, timeZone)} and ${wallClock(wish.to, timeZone)}; attempt ${attemptId} was dialled at ${wallClock(at, timeZone)}.`
              : `${personId} was called back by attempt ${attemptId} without having asked for it.`,
          }));
        },
      },
    };
  },
};
