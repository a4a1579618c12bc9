import type { Invariant } from '../invariant.ts';

/** What was paid and tolerated travels in the event. */
export const plansRunTheirCourse: Invariant = {
  id: 'plans_run_their_course',
  says: 'A payment plan is late only after the grace of an instalment, broken only when that was not made up for, completed only when paid, and ends once.',
  weight: 'violation',
  start: (findings) => {
    const standing = new Set<string>();
    const found = (holds: boolean, seq: number, planId: string, message: string) =>
      findings.check(holds, () => ({ proof: [seq], message: `${planId} ${message}.` }));
    const stands = ({ data: { planId }, seq }: { readonly data: { readonly planId: string }; readonly seq: number }) =>
      found(standing.has(planId), seq, planId, 'was judged though it was never accepted, or had ended before');
    const ends = (event: Parameters<typeof stands>[0]) => {
      stands(event);
      standing.delete(event.data.planId);
    };
    return {
      on: {
        plan_accepted: ({ data }) => void standing.add(data.planId),
        plan_superseded: ends,
        plan_cancelled: (event) => void standing.delete(event.data.planId),
        plan_went_on: stands,
        plan_late: (event) => {
          const { planId, lateAt } = event.data;
          found(event.at >= lateAt, event.seq, planId, 'was called late before the grace of its instalment was over');
          stands(event);
        },
        plan_broken: (event) => {
          const { planId, breaksAt } = event.data;
          found(event.at >= breaksAt, event.seq, planId, 'was called broken while it could still be made up for');
          ends(event);
        },
        plan_completed: (event) => {
          const { planId, paidMinor, totalMinor, toleranceMinor } = event.data;
          found(
            paidMinor >= totalMinor - toleranceMinor,
            event.seq,
            planId,
            `was called completed with ${paidMinor} of ${totalMinor}`,
          );
          ends(event);
        },
      },
    };
  },
};
