import type { Selectable } from 'kysely';
import type { Actor } from '../../../journal/event.ts';
import type { DryRunId } from '../../../kernel/ids.ts';
import type { DryRunJob, DryRunJobs } from '../../../strategy/dry-run/ports.ts';
import { inside } from '../unit-of-work.ts';
import type { StrategyTables } from './tables.ts';

export const sqliteDryRuns: DryRunJobs = {
  insert: async (tx, { id, actor, state, startedAt, finishedAt, order, result, problem }) => {
    await inside(tx)
      .insertInto('dry_runs')
      .values({
        ...{ id, actor, state, started_at: startedAt, finished_at: finishedAt, wanted: JSON.stringify(order), problem },
        result: result && JSON.stringify(result),
      })
      .execute();
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('dry_runs').selectAll().where('id', '=', id).executeTakeFirst();
    return row && { ...jobOf(row), result: row.result === null ? null : (JSON.parse(row.result) as DryRunJob['result']) };
  },
  list: async (tx, limit) => {
    const rows = await inside(tx)
      .selectFrom('dry_runs')
      .select(['id', 'actor', 'state', 'started_at', 'finished_at', 'wanted', 'problem'])
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(jobOf);
  },
  end: async (tx, id, at, how) => {
    const said =
      'result' in how ? { state: 'finished', result: JSON.stringify(how.result) } : { state: 'failed', problem: how.problem };
    await inside(tx)
      .updateTable('dry_runs')
      .set({ finished_at: at, ...said })
      .where('id', '=', id)
      .execute();
  },
};

function jobOf(row: Omit<Selectable<StrategyTables['dry_runs']>, 'result'>): Omit<DryRunJob, 'result'> {
  return {
    id: row.id as DryRunId,
    actor: row.actor as Actor,
    state: row.state as DryRunJob['state'],
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    order: JSON.parse(row.wanted) as DryRunJob['order'],
    problem: row.problem,
  };
}
