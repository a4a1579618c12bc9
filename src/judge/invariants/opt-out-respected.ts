import type { Invariant } from '../invariant.ts';

export const optOutRespected: Invariant = {
  id: 'opt_out_respected',
  says: 'Whoever said stop to a creditor is never dialled for that creditor again.',
  weight: 'violation',
  start: (findings) => {
    const stopped = new Map<string, number>();
    return {
      on: {
        opt_out_recorded: ({ subject: { personId, creditorId }, seq }) => {
          const key = `${personId}|${creditorId}`;
          if (!stopped.has(key)) stopped.set(key, seq);
        },
        attempt_reserved: ({ subject: { personId, creditorId, attemptId }, seq }) => {
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
