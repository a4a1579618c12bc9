import type { AttemptId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

/** Counted from the identity checks themselves, not from what the program says of its own state. */
export const debtOnlyAfterVerification: Invariant = {
  id: 'debt_only_after_verification',
  says: 'Nobody hears a word that tells of the debt before the identity check of that same call has matched.',
  weight: 'violation',
  start: (findings) => {
    const matched = new Set<AttemptId>();
    return {
      on: {
        identity_checked: ({ data, subject: { attemptId } }) => {
          if (attemptId && data.outcome === 'match') matched.add(attemptId);
        },
        prompt_heard: ({ data, subject: { attemptId }, seq }) => {
          if (!data.disclosesDebt || data.playedMs === 0) return;
          findings.check(attemptId !== undefined && matched.has(attemptId), () => ({
            proof: [seq],
            message: `In attempt ${attemptId} the prompt ${data.prompt}, which tells of the debt, was heard for ${data.playedMs} ms, and no identity check had matched.`,
          }));
        },
        attempt_ended: ({ subject: { attemptId } }) => {
          if (attemptId) matched.delete(attemptId);
        },
      },
    };
  },
};
