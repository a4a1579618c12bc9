import type { AttemptId } from '../../kernel/ids.ts';
import { EndedAttempts } from '../ended-attempts.ts';
import type { Invariant } from '../invariant.ts';

/** How the order was taken may be known only after the call has ended (a late answer, a time-out); that it is told twice may not be. */
export const oneDialPerAttempt: Invariant = {
  id: 'one_dial_per_attempt',
  says: 'An attempt is dialled once: reserved once, its order given once, answered once, and never after its end.',
  weight: 'violation',
  start: (findings) => {
    const open = new Map<AttemptId, Steps>();
    const ended = new EndedAttempts<Steps>();
    return {
      on: {
        attempt_reserved: ({ subject: { attemptId }, data, seq }) => {
          if (!attemptId) return;
          const before = open.get(attemptId) ?? ended.of(attemptId);
          findings.check(before === undefined, () => ({
            proof: [before?.reserved ?? seq, seq],
            message: `Attempt ${attemptId} was reserved a second time.`,
          }));
          ended.forgetBefore(data.at);
          open.set(attemptId, { reserved: seq });
        },
        attempt_order_answered: ({ subject: { attemptId }, seq }) => {
          if (!attemptId) return;
          const steps = open.get(attemptId) ?? ended.of(attemptId);
          findings.check(steps !== undefined && steps.ordered === undefined, () => ({
            proof: [steps?.ordered ?? seq, seq],
            message: `Attempt ${attemptId} was ordered ${steps ? 'twice' : 'without a reservation'}.`,
          }));
          if (steps) steps.ordered ??= seq;
        },
        attempt_answered: ({ subject: { attemptId }, seq }) => {
          if (!attemptId) return;
          const steps = open.get(attemptId);
          const before = steps?.answered ?? ended.of(attemptId)?.ended;
          findings.check(steps !== undefined && steps.answered === undefined, () => ({
            proof: [before ?? seq, seq],
            message: `Attempt ${attemptId} was answered ${steps ? 'twice' : before === undefined ? 'without a reservation' : 'after its end'}.`,
          }));
          if (steps) steps.answered ??= seq;
        },
        attempt_ended: ({ subject: { attemptId }, at, seq }) => {
          const steps = attemptId && open.get(attemptId);
          if (!steps) return;
          open.delete(attemptId);
          ended.add(attemptId, at, { ...steps, ended: seq });
        },
      },
    };
  },
};

type Steps = { readonly reserved: number; readonly ended?: number; ordered?: number; answered?: number };
