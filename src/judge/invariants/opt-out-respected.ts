import type { Invariant } from '../invariant.ts';

export const optOutRespected: Invariant = {
  id: 'opt_out_respected',
  says: 'Whoever said stop to a creditor is never dialled for that creditor again; a number that its owner wants no calls on never at all.',
  weight: 'violation',
  start: (findings) => {
    const stopped = new Map<string, number>();
    const leftOut = new Map<string, number>();
    return {
      on: {
        opt_out_recorded: ({ subject: { personId, creditorId }, data: { scope, contactPointId = '' }, seq }) => {
          if (scope === 'number') {
            if (!leftOut.has(contactPointId)) leftOut.set(contactPointId, seq);
            return;
          }
          const key = `${personId}|${creditorId}`;
          if (!stopped.has(key)) stopped.set(key, seq);
        },
        attempt_reserved: ({ subject: { personId, creditorId, attemptId }, data: { contactPointId }, seq }) => {
          const number = leftOut.get(contactPointId);
          findings.check(number === undefined, () => ({
            proof: [number ?? seq, seq],
            message: `${personId} had said that ${contactPointId} is not to be called when attempt ${attemptId} dialled it.`,
          }));
          const since = stopped.get(`${personId}|${creditorId}`);
          findings.check(since === undefined, () => ({
            proof: [since ?? seq, seq],
            message: `${personId} had said stop to ${creditorId} when attempt ${attemptId} was dialled.`,
          }));
        },
      },
    };
  },
};
