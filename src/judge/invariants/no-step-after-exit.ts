import type { EnrolmentId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

export const noStepAfterExit: Invariant = {
  id: 'no_step_after_exit',
  says: 'Nobody is contacted by a strategy about a receivable that has not entered it, or has left it.',
  weight: 'violation',
  start: (findings) => {
    const standing = new Map<EnrolmentId, 'in' | number>();
    return {
      on: {
        strategy_entered: ({ data: { enrolmentId }, seq }) => {
          findings.check(!standing.has(enrolmentId), () => ({
            proof: [seq],
            message: `${enrolmentId} entered its strategy a second time.`,
          }));
          standing.set(enrolmentId, 'in');
        },
        strategy_left: ({ data: { enrolmentId, because }, seq }) => {
          findings.check(standing.get(enrolmentId) === 'in', () => ({
            proof: [seq],
            message: `${enrolmentId} left its strategy (${because}) without being in it.`,
          }));
          standing.set(enrolmentId, seq);
        },
        step_due: ({ data: { stepId, lines }, seq }) => {
          for (const { enrolmentId } of lines) {
            if (enrolmentId === null) continue;
            const left = standing.get(enrolmentId);
            findings.check(left === 'in', () => ({
              proof: [typeof left === 'number' ? left : seq, seq],
              message: `${stepId} speaks of ${enrolmentId}, which ${left === undefined ? 'entered no strategy' : 'had left'}.`,
            }));
          }
        },
      },
    };
  },
};
