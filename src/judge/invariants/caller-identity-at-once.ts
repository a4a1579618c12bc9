import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

/** Judged at each dial, by the cap of that dial; an identity without a cap of its own (null, or not stated) is bound by the other caps. */
export const callerIdentityAtOnce: Invariant = {
  id: 'caller_identity_at_once',
  says: 'No caller identity is shown in more calls at once than its own cap allows.',
  weight: 'violation',
  start: (findings) => {
    const up = new Map<string, Map<AttemptId, number>>();
    const identityOf = new Map<AttemptId, string>();
    return {
      on: {
        attempt_reserved: ({ data: { callerIdentityId, caps }, subject: { attemptId }, seq }) => {
          if (!attemptId || identityOf.has(attemptId)) return;
          const calls = up.get(callerIdentityId) ?? new Map<AttemptId, number>();
          up.set(callerIdentityId, calls.set(attemptId, seq));
          identityOf.set(attemptId, callerIdentityId);
          const cap = caps.identityAtOnce ?? null;
          findings.check(cap === null || calls.size <= cap, () => ({
            proof: [...calls.values()],
            message: `With attempt ${attemptId} ${callerIdentityId} was shown in ${calls.size} calls at once; its cap is ${cap}.`,
          }));
        },
        attempt_ended: ({ subject: { attemptId } }) => {
          const identity = attemptId && identityOf.get(attemptId);
          if (!identity) return;
          identityOf.delete(attemptId);
          const calls = up.get(identity);
          calls?.delete(attemptId);
          if (calls?.size === 0) up.delete(identity);
        },
      },
    };
  },
};
