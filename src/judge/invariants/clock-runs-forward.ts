import type { Invariant } from '../invariant.ts';

/** A remark: a clock may be set back for a good reason. The calls around it deserve a look, since windows and budgets lean on it. */
export const clockRunsForward: Invariant = {
  id: 'clock_runs_forward',
  says: 'The clock of the journal does not run backwards.',
  weight: 'remark',
  start: (findings) => {
    let latest = { at: Number.NEGATIVE_INFINITY, seq: 0 };
    return {
      onEvery: ({ at, seq, type }) => {
        findings.check(at >= latest.at - slackMs, () => ({
          proof: [latest.seq, seq],
          message: `${type} (seq ${seq}) was written ${latest.at - at} ms before seq ${latest.seq} by the clock.`,
        }));
        // Told once per jump: what follows is measured by the clock as it now stands.
        if (at >= latest.at || at < latest.at - slackMs) latest = { at, seq };
      },
    };
  },
};

/** What the correction of a clock over the network may set it back by. */
const slackMs = 1000;
