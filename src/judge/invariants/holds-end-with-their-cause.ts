import type { Invariant } from '../invariant.ts';

/** Holds that say what they stand for; those of older journals do not, and are not judged. */
export const holdsEndWithTheirCause: Invariant = {
  id: 'holds_end_with_their_cause',
  says: 'The hold of a promise, a plan or a dispute ends with it: nobody is left alone, or kept waiting, for nothing.',
  weight: 'violation',
  start: (findings) => {
    /** Hold and the line that placed it, by cause. */
    const standing = new Map<string, Map<string, number>>();
    /** Of causes that have ended: the hold, and the lines that prove it. */
    const left = new Map<string, readonly number[]>();
    const ended = (cause: string, seq: number) => {
      for (const [holdId, placed] of standing.get(cause) ?? []) left.set(holdId, [placed, seq]);
      standing.delete(cause);
    };
    const promise = ({ data, seq }: { readonly data: { readonly promiseId: string }; readonly seq: number }) =>
      ended(data.promiseId, seq);
    const plan = ({ data, seq }: { readonly data: { readonly planId: string }; readonly seq: number }) => ended(data.planId, seq);
    return {
      on: {
        hold_placed: ({ data: { holdId, cause }, seq }) => {
          if (cause !== undefined) standing.set(cause, (standing.get(cause) ?? new Map<string, number>()).set(holdId, seq));
        },
        hold_released: ({ data: { holdId } }) => {
          if (left.delete(holdId)) findings.check(true, () => ({ proof: [], message: '' }));
          for (const holds of standing.values()) if (holds.delete(holdId)) break;
        },
        promise_superseded: promise,
        promise_cancelled: promise,
        promise_kept: promise,
        promise_partially_kept: promise,
        promise_broken: promise,
        plan_superseded: plan,
        plan_cancelled: plan,
        plan_broken: plan,
        plan_completed: plan,
        dispute_closed: ({ data, seq }) => ended(data.disputeId, seq),
      },
      finish: () => {
        for (const [holdId, proof] of left)
          findings.check(false, () => ({ proof, message: `${holdId} still stands though what it stood for has ended.` }));
      },
    };
  },
};
