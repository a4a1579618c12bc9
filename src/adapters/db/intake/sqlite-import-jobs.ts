import type { Selectable } from 'kysely';
import type { ImportJob, ImportJobs } from '../../../intake/jobs/ports.ts';
import type { Actor } from '../../../journal/event.ts';
import type { ImportJobId, UploadId } from '../../../kernel/ids.ts';
import { inside } from '../unit-of-work.ts';
import type { IntakeTables } from './tables.ts';

export const sqliteImportJobs: ImportJobs = {
  insert: async (tx, job) => {
    await inside(tx)
      .insertInto('import_jobs')
      .values({
        id: job.id,
        kind: job.kind,
        file_name: job.fileName,
        upload_id: job.uploadId,
        settings: job.settings,
        actor: job.actor,
        state: job.state,
        started_at: job.startedAt,
        heard_at: job.heardAt,
        finished_at: job.finishedAt,
        rows_done: job.progress.rows,
        rows_total: job.progress.totalRows,
        rejected: job.progress.rejected,
        summary: job.summary && JSON.stringify(job.summary),
        problem_code: job.problem?.code ?? null,
        problem: job.problem?.message ?? null,
      })
      .execute();
  },
  find: async (tx, id) => {
    const row = await inside(tx).selectFrom('import_jobs').selectAll().where('id', '=', id).executeTakeFirst();
    return row && jobOf(row);
  },
  list: async (tx, { limit, after }) => {
    const rows = await inside(tx)
      .selectFrom('import_jobs')
      .selectAll()
      .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(jobOf);
  },
  findByUpload: async (tx, id) => {
    const row = await inside(tx).selectFrom('import_jobs').selectAll().where('upload_id', '=', id).executeTakeFirst();
    return row && jobOf(row);
  },
  running: async (tx) => {
    const rows = await inside(tx).selectFrom('import_jobs').selectAll().where('state', '=', 'running').orderBy('id').execute();
    return rows.map(jobOf);
  },
  advance: async (tx, id, at, { rows, totalRows, rejected }) => {
    await inside(tx)
      .updateTable('import_jobs')
      .set({ heard_at: at, rows_done: rows, rows_total: totalRows, rejected })
      .where('id', '=', id)
      .execute();
  },
  reopen: async (tx, id, at) => {
    await inside(tx)
      .updateTable('import_jobs')
      .set({ state: 'running', heard_at: at, finished_at: null, problem_code: null, problem: null })
      .where('id', '=', id)
      .execute();
  },
  end: async (tx, id, { state, at, summary, problem }) => {
    await inside(tx)
      .updateTable('import_jobs')
      .set({
        state,
        heard_at: at,
        finished_at: at,
        summary: summary && JSON.stringify(summary),
        problem_code: problem?.code ?? null,
        problem: problem?.message ?? null,
      })
      .where('id', '=', id)
      .execute();
  },
};

function jobOf(row: Selectable<IntakeTables['import_jobs']>): ImportJob {
  return {
    id: row.id as ImportJobId,
    kind: row.kind as ImportJob['kind'],
    fileName: row.file_name,
    uploadId: row.upload_id as UploadId | null,
    settings: row.settings,
    actor: row.actor as Actor,
    state: row.state as ImportJob['state'],
    startedAt: row.started_at,
    heardAt: row.heard_at,
    finishedAt: row.finished_at,
    progress: { rows: row.rows_done, totalRows: row.rows_total, rejected: row.rejected },
    summary: row.summary === null ? null : (JSON.parse(row.summary) as ImportJob['summary']),
    problem: row.problem === null ? null : { code: row.problem_code ?? 'fault', message: row.problem },
  };
}
