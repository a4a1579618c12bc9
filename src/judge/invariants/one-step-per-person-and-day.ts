import type { StepId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

export const oneStepPerPersonAndDay: Invariant = {
  id: 'one_step_per_person_and_day',
  says: 'Strategies contact a person once a day at most, whatever and to whomever she owes.',
  weight: 'violation',
  start: (findings) => {
    const lastOf = new Map<string, { readonly day: string; readonly stepId: StepId; readonly seq: number }>();
    return {
      on: {
        step_due: ({ subject: { personId = '' }, data: { stepId, day }, seq }) => {
          const before = lastOf.get(personId);
          findings.check(before === undefined || before.day < day, () => ({
            proof: [before?.seq ?? seq, seq],
            message: `${personId} was given ${stepId} for ${day}, after ${before?.stepId} for ${before?.day}.`,
          }));
          lastOf.set(personId, { day, stepId, seq });
        },
      },
    };
  },
};
