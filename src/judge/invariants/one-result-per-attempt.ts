import type { AttemptId } from '../../kernel/ids.ts';
import { EndedAttempts } from '../ended-attempts.ts';
import type { Invariant } from '../invariant.ts';

/** With `complete`, an attempt that never ended is an error too. */
export const oneResultPerAttempt: Invariant = {
  id: 'one_result_per_attempt',
  says: 'Every attempt ends with exactly one result.',
  weight: 'violation',
  start: (findings, { complete }) => {
    const open = new Map<AttemptId, number>();
    const ended = new EndedAttempts<number>();
    return {
      on: {
        attempt_reserved: ({ subject: { attemptId }, data, seq }) => {
          if (attemptId) open.set(attemptId, seq);
          ended.forgetBefore(data.at);
        },
        attempt_ended: ({ subject: { attemptId }, data, at, seq }) => {
          const before = attemptId === undefined ? undefined : ended.of(attemptId);
          findings.check(attemptId !== undefined && open.has(attemptId) && before === undefined, () => ({
            proof: before !== undefined ? [before, seq] : [seq],
            message: `Attempt ${attemptId} ended ${before !== undefined ? 'a second time' : 'without ever having been reserved'}, as ${data.result}.`,
          }));
          if (!attemptId) return;
          open.delete(attemptId);
          ended.add(attemptId, at, seq);
        },
      },
      finish: () => {
        if (!complete) return;
        for (const [attemptId, seq] of open)
          findings.check(false, () => ({ proof: [seq], message: `Attempt ${attemptId} never got a result.` }));
      },
    };
  },
};
