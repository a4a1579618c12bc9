import type { Selectable } from 'kysely';
import type { Actor } from '../../../journal/event.ts';
import type { JudgeRun, JudgeRuns } from '../../../judge/ports.ts';
import type { JudgeRunId } from '../../../kernel/ids.ts';
import { inside } from '../unit-of-work.ts';
import type { JudgeTables } from './tables.ts';

export const sqliteJudgeRuns: JudgeRuns = {
  insert: async (tx, run) => {
    await inside(tx)
      .insertInto('judge_runs')
      .values({
        id: run.id,
        actor: run.actor,
        state: run.state,
        started_at: run.startedAt,
        heard_at: run.heardAt,
        finished_at: run.finishedAt,
        events: run.events,
        events_total: run.eventsTotal,
        verdict: run.verdict && JSON.stringify(run.verdict),
        problem: run.problem,
      })
      .execute();
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('judge_runs').selectAll().where('id', '=', id).executeTakeFirst();
    return row && runOf(row);
  },
  list: async (tx, limit) => {
    const rows = await inside(tx).selectFrom('judge_runs').selectAll().orderBy('id', 'desc').limit(limit).execute();
    return rows.map(runOf);
  },
  advance: async (tx, id, at, { read, total }) => {
    await inside(tx)
      .updateTable('judge_runs')
      .set({ heard_at: at, events: read, events_total: total })
      .where('id', '=', id)
      .execute();
  },
  end: async (tx, id, at, how) => {
    const said =
      'verdict' in how
        ? {
            state: 'finished',
            verdict: JSON.stringify(how.verdict),
            events: how.verdict.events,
            events_total: how.verdict.events,
          }
        : { state: 'failed', problem: how.problem };
    await inside(tx)
      .updateTable('judge_runs')
      .set({ heard_at: at, finished_at: at, ...said })
      .where('id', '=', id)
      .execute();
  },
};

function runOf(row: Selectable<JudgeTables['judge_runs']>): JudgeRun {
  return {
    id: row.id as JudgeRunId,
    actor: row.actor as Actor,
    state: row.state as JudgeRun['state'],
    startedAt: row.started_at,
    heardAt: row.heard_at,
    finishedAt: row.finished_at,
    events: row.events,
    eventsTotal: row.events_total,
    verdict: row.verdict === null ? null : (JSON.parse(row.verdict) as JudgeRun['verdict']),
    problem: row.problem,
  };
}
