import type { Invariant } from '../invariant.ts';

export const dialTimeIsTrue: Invariant = {
  id: 'dial_time_is_true',
  says: 'The time that a dial states, by which windows and budgets are judged, is the time at which it was written down.',
  weight: 'violation',
  start: (findings) => ({
    on: {
      attempt_reserved: ({ at, data, subject: { attemptId }, seq }) => {
        findings.check(Math.abs(at - data.at) <= slackMs, () => ({
          proof: [seq],
          message: `Attempt ${attemptId} states a dial ${data.at - at} ms away from when it was written down.`,
        }));
      },
    },
  }),
};

/** Reading the clock and writing happen in one transaction: a minute is far beyond any of them. */
const slackMs = 60_000;
