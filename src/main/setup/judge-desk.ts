import { sqliteJudgeRuns as runs } from '../../adapters/db/judge/sqlite-judge-runs.ts';
import type { JournalReader } from '../../journal/ports.ts';
import { allInvariants } from '../../judge/all-invariants.ts';
import type { JudgeRun } from '../../judge/ports.ts';
import { openJudgeRun } from '../../judge/run-judge.ts';
import type { JudgeRunId } from '../../kernel/ids.ts';
import { accept, refuse } from '../../kernel/result.ts';
import type { JudgeDesk } from '../../web/setup-ports.ts';
import type { OwnProcess } from './own-process.ts';
import type { SetupTools } from './setup-tools.ts';

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
  let atWork: { readonly process: OwnProcess; readonly done: Promise<void> } | null = null;
  const viewOf = async (run: JudgeRun) => ({ run, by: await nameOf(run.actor) });

  async function follow(id: JudgeRunId, process: OwnProcess): Promise<void> {
    const code = await process.ended;
    atWork = null;
    await work.run(async (tx) => {
      const run = await runs.find(tx, id);
      const problem = `The process that carried it out ended (${code}); ask again`;
      if (run?.state === 'running') await runs.end(tx, id, clock.now().epochMilliseconds, { problem });
    });
  }

  /** Runs that a server left behind which died: nobody carries them out. */
  const abandoned = work.run(async (tx) => {
    for (const { id, state } of await runs.list(tx, 20))
      if (state === 'running')
        await runs.end(tx, id, clock.now().epochMilliseconds, { problem: 'The server ended meanwhile; ask again' });
  });

  return {
    rules: allInvariants.map(({ id, says, weight }) => ({ id, says, weight })),
    start: async (by) => {
      await abandoned;
      if (atWork) return refuse('judge_is_busy', 'The judge is at work already: wait for its verdict');
      const run = await openJudgeRun({ ...tools, runs }, by);
      const process = carryOut(run.id);
      atWork = { process, done: follow(run.id, process) };
      return accept(await viewOf(run));
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
    close: async () => {
      await abandoned.catch(() => undefined);
      atWork?.process.stop();
      await atWork?.done;
    },
  };
}
