import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

export const verifiedByACheck: Invariant = {
  id: 'verified_by_a_check',
  says: 'A call counts its listener as the debtor only after an identity check of that same call has matched.',
  weight: 'violation',
  start: (findings) => {
    const matched = new Set<AttemptId>();
    const claim = (verified: boolean, attemptId: AttemptId | undefined, seq: number, where: string) => {
      if (!verified) return;
      findings.check(attemptId !== undefined && matched.has(attemptId), () => ({
        proof: [seq],
        message: `Attempt ${attemptId} took its listener for verified at ${where}, and no identity check had matched.`,
      }));
    };
    return {
      on: {
        identity_checked: ({ data, subject: { attemptId } }) => {
          if (attemptId && data.outcome === 'match') matched.add(attemptId);
        },
        node_entered: ({ data, subject, seq }) => claim(data.verified, subject.attemptId, seq, `node ${data.node}`),
        prompt_heard: ({ data, subject, seq }) => claim(data.verified, subject.attemptId, seq, `prompt ${data.prompt}`),
        follow_up_requested: ({ data, subject, seq }) =>
          claim(data.verified, subject.attemptId, seq, `a request for ${data.channel}`),
        // What proves one person proves nothing of another.
        caller_looked_up: ({ data, subject: { attemptId } }) => {
          if (attemptId && data.found) matched.delete(attemptId);
        },
        attempt_ended: ({ subject: { attemptId } }) => {
          if (attemptId) matched.delete(attemptId);
        },
        inbound_call_ended: ({ subject: { attemptId } }) => {
          if (attemptId) matched.delete(attemptId);
        },
      },
    };
  },
};
