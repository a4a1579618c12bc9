import { sqliteJudgeRuns as runs } from '../../adapters/db/judge/sqlite-judge-runs.ts';
import type { JournalReader } from '../../journal/ports.ts';
import { allInvariants } from '../../judge/all-invariants.ts';
import type { JudgeRun } from '../../judge/ports.ts';
import { openJudgeRun } from '../../judge/run-judge.ts';
import type { JudgeRunId } from '../../kernel/ids.ts';
import { accept, refuse } from '../../kernel/result.ts';
import type { JudgeDesk } from '../../web/setup-ports.ts';
import { endUnfinished } from './end-unfinished.ts';
import type { OwnProcess } from './own-process.ts';
import type { SetupTools } from './setup-tools.ts';
import { soleRun } from './sole-run.ts';

export type JudgeDeskParts = {
  readonly tools: Pick<SetupTools, 'work' | 'ids' | 'clock'>;
  readonly journal: Pick<JournalReader, 'read'>;
  /** Carries a run out in a process of its own. */
  readonly carryOut: (id: JudgeRunId) => OwnProcess;
  readonly nameOf: (actor: string) => Promise<string>;
};

/** Runs of the judge that were ordered at the console or by the API, one at a time. `close` ends the one at work. */
export function judgeDesk({ tools, journal, carryOut, nameOf }: JudgeDeskParts): JudgeDesk & { close(): Promise<void> } {
  const { work, clock } = tools;
  const sole = soleRun({ carryOut, endUnfinished: endUnfinished({ work, clock, runs, remedy: 'ask again' }) });
  const viewOf = async (run: JudgeRun) => ({ run, by: await nameOf(run.actor) });
  return {
    rules: allInvariants.map(({ id, says, weight }) => ({ id, says, weight })),
    start: async (by) => {
      const run = await sole.start(() => openJudgeRun({ ...tools, runs }, by));
      return run ? accept(await viewOf(run)) : refuse('judge_is_busy', 'The judge is at work already: wait for its verdict');
    },
    list: async (limit) => Promise.all((await work.run((tx) => runs.list(tx, limit))).map(viewOf)),
    find: async (id) => {
      const run = await work.run((tx) => runs.find(tx, id));
      return run && viewOf(run);
    },
    proof: async (seqs) => {
      const found = await Promise.all([...new Set(seqs)].map((seq) => journal.read({ after: seq - 1, limit: 1 })));
      return found.flat().filter(({ seq }) => seqs.includes(seq));
    },
    close: sole.close,
  };
}
