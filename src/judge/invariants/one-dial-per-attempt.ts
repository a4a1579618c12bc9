import type { AttemptId } from '../../kernel/ids.ts';
import { EndedAttempts } from '../ended-attempts.ts';
import type { Invariant } from '../invariant.ts';

export const oneDialPerAttempt: Invariant = {
  id: 'one_dial_per_attempt',
  says: 'An attempt is dialled once: its order is given once, taken once, answered once, and never after its end.',
  weight: 'violation',
  start: (findings) => {
    const open = new Map<AttemptId, Steps>();
    const ended = new EndedAttempts();
    /** A step that an open attempt takes at most once. */
    const once = (step: 'ordered' | 'answered', attemptId: AttemptId | undefined, seq: number) => {
      if (!attemptId) return;
      const steps = open.get(attemptId);
      const before = steps ? steps[step] : ended.seqOf(attemptId);
      findings.check(steps !== undefined && steps[step] === undefined, () => ({
        proof: before === undefined ? [seq] : [before, seq],
        message: steps
          ? `Attempt ${attemptId} was ${step} twice.`
          : `Attempt ${attemptId} was ${step} ${before === undefined ? 'without a reservation' : 'after its end'}.`,
      }));
      if (steps) steps[step] ??= seq;
    };
    return {
      on: {
        attempt_reserved: ({ subject: { attemptId }, data, seq }) => {
          if (!attemptId) return;
          const before = open.get(attemptId)?.reserved ?? ended.seqOf(attemptId);
          findings.check(before === undefined, () => ({
            proof: [before ?? seq, seq],
            message: `Attempt ${attemptId} was reserved a second time.`,
          }));
          ended.forgetBefore(data.at);
          open.set(attemptId, { reserved: seq });
        },
        attempt_order_answered: ({ subject, seq }) => once('ordered', subject.attemptId, seq),
        attempt_answered: ({ subject, seq }) => once('answered', subject.attemptId, seq),
        attempt_ended: ({ subject: { attemptId }, at, seq }) => {
          if (!attemptId) return;
          open.delete(attemptId);
          ended.add(attemptId, at, seq);
        },
      },
    };
  },
};

type Steps = { readonly reserved: number; ordered?: number; answered?: number };
