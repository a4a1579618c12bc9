import type { StepId } from '../../kernel/ids.ts';
import type { Invariant } from '../invariant.ts';

/** With `complete`, a step that never got a fate is an error too, unless it waits for somebody's hands. */
export const oneFatePerStep: Invariant = {
  id: 'one_fate_per_step',
  says: 'Every contact that a strategy wants is planned once and has one fate.',
  weight: 'violation',
  start: (findings, { complete }) => {
    const open = new Map<StepId, { readonly seq: number; readonly byHand: boolean }>();
    const known = new Map<StepId, number>();
    return {
      on: {
        step_due: ({ data: { stepId, channel }, seq }) => {
          const before = known.get(stepId);
          findings.check(before === undefined, () => ({
            proof: [before ?? seq, seq],
            message: `The step ${stepId} was planned a second time.`,
          }));
          known.set(stepId, seq);
          open.set(stepId, { seq, byHand: handMade.has(channel) });
        },
        step_falls_back: ({ data: { stepId, channel }, seq }) => {
          findings.check(open.has(stepId), () => ({
            proof: [known.get(stepId) ?? seq, seq],
            message: `The step ${stepId} was given to ${channel} though it was not open.`,
          }));
          if (open.has(stepId)) open.set(stepId, { seq, byHand: handMade.has(channel) });
        },
        step_ended: ({ data: { stepId, fate }, seq }) => {
          findings.check(open.delete(stepId), () => ({
            proof: [known.get(stepId) ?? seq, seq],
            message: `The step ${stepId} ended (${fate}) though it was ${known.has(stepId) ? 'over' : 'never planned'}.`,
          }));
        },
      },
      finish: () => {
        if (!complete) return;
        for (const [stepId, { seq, byHand }] of open)
          findings.check(byHand, () => ({ proof: [seq], message: `The step ${stepId} never had a fate.` }));
      },
    };
  },
};

const handMade: ReadonlySet<string> = new Set(['letter', 'messaging']);
