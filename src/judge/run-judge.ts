import { allEvents } from '../journal/all-events.ts';
import type { Actor, JournalEvent } from '../journal/event.ts';
import type { JournalReader } from '../journal/ports.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import { judge } from './judge.ts';
import type { JudgeRun, JudgeRuns } from './ports.ts';

export type JudgeRunTools = {
  readonly work: UnitOfWork;
  readonly runs: JudgeRuns;
  readonly ids: Ids;
  readonly clock: Clock;
};

/** Writes down that the judge is asked. */
export async function openJudgeRun({ work, runs, ids, clock }: JudgeRunTools, actor: Actor): Promise<JudgeRun> {
  const now = clock.now().epochMilliseconds;
  const run: JudgeRun = {
    id: ids.next('jdg'),
    actor,
    state: 'running',
    startedAt: now,
    heardAt: now,
    finishedAt: null,
    events: 0,
    eventsTotal: 0,
    verdict: null,
    problem: null,
  };
  await work.run((tx) => runs.insert(tx, run));
  return run;
}

/** Holds the whole journal against every rule, tells how far it has come, and writes the verdict (or the fault) down. */
export async function runJudge(
  { work, runs, clock }: JudgeRunTools,
  { id }: Pick<JudgeRun, 'id'>,
  journal: Pick<JournalReader, 'read' | 'lastSeq'>,
): Promise<void> {
  const now = () => clock.now().epochMilliseconds;
  const total = await journal.lastSeq();
  async function* told(): AsyncGenerator<JournalEvent> {
    let read = 0;
    for await (const event of allEvents(journal)) {
      yield event;
      read += 1;
      if (read % tellEvery === 0) await work.run((tx) => runs.advance(tx, id, now(), { read, total: Math.max(total, read) }));
    }
  }
  try {
    const verdict = await judge(told());
    await work.run((tx) => runs.end(tx, id, now(), { verdict }));
  } catch (fault) {
    const problem = fault instanceof Error ? fault.message : String(fault);
    await work.run((tx) => runs.end(tx, id, now(), { problem }));
    throw fault;
  }
}

const tellEvery = 20_000;
