import type { Invariant } from '../invariant.ts';

export const stopAllRespected: Invariant = {
  id: 'stop_all_respected',
  says: 'After the red button nothing is dialled until it is released.',
  weight: 'violation',
  start: (findings) => {
    let stopped: number | null = null;
    return {
      on: {
        everything_stopped: ({ seq }) => {
          stopped ??= seq;
        },
        everything_released: () => {
          stopped = null;
        },
        attempt_reserved: ({ subject: { attemptId }, seq }) => {
          findings.check(stopped === null, () => ({
            proof: [stopped ?? seq, seq],
            message: `Attempt ${attemptId} was dialled while everything was stopped.`,
          }));
        },
        test_call_placed: ({ data: { testCall }, seq }) => {
          findings.check(stopped === null, () => ({
            proof: [stopped ?? seq, seq],
            message: `Test call ${testCall} was dialled while everything was stopped.`,
          }));
        },
        transfer_started: ({ subject: { attemptId }, seq }) => {
          findings.check(stopped === null, () => ({
            proof: [stopped ?? seq, seq],
            message: `An agent was rung for attempt ${attemptId} while everything was stopped.`,
          }));
        },
      },
    };
  },
};
