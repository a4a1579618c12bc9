import { sqliteImportJobs } from '../../adapters/db/intake/sqlite-import-jobs.ts';
import { sqliteJudgeRuns } from '../../adapters/db/judge/sqlite-judge-runs.ts';
import { sqliteDryRuns } from '../../adapters/db/strategy/sqlite-dry-runs.ts';
import type { ImportOrder } from '../../intake/import-receivables.ts';
import type { StatementOrder } from '../../intake/import-statement.ts';
import type { SuppressionOrder } from '../../intake/import-suppression.ts';
import type { ImportJob } from '../../intake/jobs/ports.ts';
import { runJudge } from '../../judge/run-judge.ts';
import { type ImportJobId, isId, type JudgeRunId } from '../../kernel/ids.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { runDryRun } from '../../strategy/dry-run/run-dry-run.ts';
import { carryOnForming } from '../../strategy/segmenting/form-segments.ts';
import { draftStrategies } from '../back-office/draft-strategies.ts';
import { growGently } from '../grow-gently.ts';
import { importFile } from '../import-file.ts';
import { importStatementFile } from '../import-statement-file.ts';
import { importSuppressionFile } from '../import-suppression-file.ts';
import type { OpenInstallation } from '../open-installation.ts';
import { uploadsOf } from './uploads-of.ts';

/** Carries out what is written down under this id: an import, a run of the judge, a dry run, or a forming of segments. A stopped import may be carried out again. */
export async function carryOut(
  opened: OpenInstallation,
  id: string,
  signal: AbortSignal,
): Promise<
  Result<void, Refusal<'unknown_import' | 'unknown_upload' | 'unknown_judge_run' | 'unknown_dry_run' | 'unknown_forming'>>
> {
  const { tools, journal } = opened;
  if (isId('jdg', id)) {
    const run = await tools.work.run((tx) => sqliteJudgeRuns.find(tx, id as JudgeRunId));
    if (!run) return refuse('unknown_judge_run', 'There is no such run');
    await runJudge({ ...tools, runs: sqliteJudgeRuns }, run, journal);
    return accept(undefined);
  }
  if (isId('dry', id)) {
    const job = await tools.work.run((tx) => sqliteDryRuns.find(tx, id));
    if (job?.state !== 'running') return refuse('unknown_dry_run', 'There is no such dry run');
    const drafts = draftStrategies(opened.config.strategies, opened.config.flows);
    await runDryRun({ ...opened.planning, packs: tools.gate.packs, dryRuns: sqliteDryRuns }, job, drafts);
    return accept(undefined);
  }
  if (isId('frm', id)) {
    if (!(await tools.work.run((tx) => opened.planning.segments.findForming(tx, id))))
      return refuse('unknown_forming', 'There is no such forming');
    await carryOnForming(opened.planning, id, { signal });
    return accept(undefined);
  }
  const job = await tools.work.run((tx) => sqliteImportJobs.find(tx, id as ImportJobId));
  if (job?.state !== 'running' || job.uploadId === null) return refuse('unknown_import', 'There is no such import');
  const uploads = uploadsOf(opened);
  const upload = await uploads.find(job.uploadId);
  if (!upload) {
    const problem = { code: 'unknown_upload', message: 'The file is not here any more: hand it in again' };
    const at = tools.clock.now().epochMilliseconds;
    await tools.work.run((tx) => sqliteImportJobs.end(tx, job.id, { state: 'failed', at, summary: null, problem }));
    return refuse('unknown_upload', problem.message);
  }
  const result = await importUpload(opened, upload.path, job, signal);
  if (result.ok) await uploads.remove(upload.id);
  return accept(undefined);
}

function importUpload(opened: OpenInstallation, path: string, job: ImportJob, signal: AbortSignal): Promise<Result<unknown>> {
  const { actor } = job;
  const settings = JSON.parse(job.settings);
  if (job.kind === 'receivables') {
    growGently();
    return importFile(opened, path, { ...(settings as Omit<ImportOrder, 'file' | 'actor'>), actor, signal }, job);
  }
  if (job.kind === 'statement') {
    const { format = 'auto', ...wish } = settings as Omit<Partial<StatementOrder>, 'file' | 'actor' | 'signal'>;
    return importStatementFile(opened, path, { ...wish, format, actor, signal }, job);
  }
  const order = settings as Omit<SuppressionOrder, 'file'> & { readonly list: string };
  return importSuppressionFile(opened, path, { ...order, actor }, job);
}
