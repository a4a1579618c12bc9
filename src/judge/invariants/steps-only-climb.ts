import type { EnrolmentId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

/** Recounted from the steps themselves; a reaction to news and a migration may send a receivable anywhere. */
export const stepsOnlyClimb: Invariant = {
  id: 'steps_only_climb',
  says: 'No step of a strategy is repeated or gone back to for a receivable, unless news or an operator sent it there.',
  weight: 'violation',
  start: (findings) => {
    const levelOf = new Map<EnrolmentId, { readonly level: number; readonly seq: number }>();
    const forget = ({ data: { enrolmentId } }: { readonly data: { readonly enrolmentId: EnrolmentId } }) => {
      levelOf.delete(enrolmentId);
    };
    return {
      on: {
        strategy_left: forget,
        strategy_migrated: forget,
        strategy_reacted: (event) => {
          if (event.data.reaction === 'go' || event.data.reaction === 'next') forget(event);
        },
        step_due: ({ data: { stepId, level, lines }, seq }) => {
          for (const line of lines) {
            if (line.enrolmentId === null || line.along || line.level !== level) continue; // told along
            const before = levelOf.get(line.enrolmentId);
            findings.check(before === undefined || before.level < level, () => ({
              proof: [before?.seq ?? seq, seq],
              message: `${stepId} takes ${line.enrolmentId} to level ${level}, where level ${before?.level} was done already.`,
            }));
            levelOf.set(line.enrolmentId, { level, seq });
          }
        },
        step_superseded: ({ data: { enrolmentId, level, step }, seq }) => {
          const before = levelOf.get(enrolmentId);
          findings.check(before === undefined || before.level !== level || before.seq === seq, () => ({
            proof: [before?.seq ?? seq, seq],
            message: `The step ${step} of ${enrolmentId} was left out after it had been done.`,
          }));
        },
      },
    };
  },
};
