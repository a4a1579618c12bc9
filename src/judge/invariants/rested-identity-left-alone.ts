import type { Invariant } from '../invariant.ts';

export const restedIdentityLeftAlone: Invariant = {
  id: 'rested_identity_left_alone',
  says: 'A caller identity that people or carriers turned away is shown to nobody until its rest is over.',
  weight: 'violation',
  start: (findings) => {
    const resting = new Map<string, { readonly until: number; readonly seq: number }>();
    return {
      on: {
        caller_identity_rested: ({ data: { callerIdentityId, until }, seq }) => {
          const known = resting.get(callerIdentityId);
          if (!known || known.until < until) resting.set(callerIdentityId, { until, seq });
        },
        attempt_reserved: ({ data: { at, callerIdentityId }, subject: { attemptId }, seq }) => {
          const rest = resting.get(callerIdentityId);
          findings.check(!rest || at >= rest.until, () => ({
            proof: [rest?.seq ?? seq, seq],
            message: `Attempt ${attemptId} showed ${callerIdentityId} ${(rest?.until ?? at) - at} ms before its rest was over.`,
          }));
          if (rest && at >= rest.until) resting.delete(callerIdentityId);
        },
      },
    };
  },
};
