import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import type { ImportProgress } from '../import-receivables.ts';
import type { ImportJob, ImportJobEnd, ImportJobSummary, ImportJobs } from './ports.ts';

export type ImportJobTools = {
  readonly work: UnitOfWork;
  readonly jobs: ImportJobs;
  readonly ids: Ids;
  readonly clock: Clock;
};

export type ImportJobOrder = Pick<ImportJob, 'kind' | 'fileName' | 'uploadId' | 'settings' | 'actor'>;

/** Writes down that a file shall come in; an order in the same words that was interrupted is taken up again. */
export async function openImportJob({ work, jobs, ids, clock }: ImportJobTools, order: ImportJobOrder): Promise<ImportJob> {
  return work.run(async (tx) => {
    const same = (job: ImportJob) =>
      (['kind', 'fileName', 'uploadId', 'settings'] as const).every((field) => job[field] === order[field]);
    const known = (await jobs.running(tx)).find(same);
    if (known) return known;
    const now = clock.now().epochMilliseconds;
    const job: ImportJob = {
      ...order,
      id: ids.next('job'),
      state: 'running',
      startedAt: now,
      heardAt: now,
      finishedAt: null,
      progress: { rows: 0, totalRows: 0, rejected: 0 },
      summary: null,
      problem: null,
    };
    await jobs.insert(tx, job);
    return job;
  });
}

/**
 * Carries out an import that is written down, telling how far it has come at most once in `tellEveryMs`, and writes its end down. An import
 * that is stopped (its signal) stays as it is, to be taken up again; a fault is on record as `failed` and thrown on.
 */
export async function runImportJob<Value>(
  { work, jobs, clock }: ImportJobTools,
  job: ImportJob,
  carryOut: (onProgress: (progress: ImportProgress) => void) => Promise<Result<Value>>,
  summaryOf: (value: Value) => ImportJobSummary,
  signal?: AbortSignal,
): Promise<Result<Value>> {
  const now = () => clock.now().epochMilliseconds;
  let toldAt = Number.NEGATIVE_INFINITY;
  let told: Promise<void> = Promise.resolve();
  let last = job.progress;
  const tell = ({ rows, totalRows, rejected }: ImportProgress) => {
    last = { rows, totalRows, rejected };
    const at = now();
    if (at - toldAt < tellEveryMs) return;
    toldAt = at;
    told = told.then(() => work.run((tx) => jobs.advance(tx, job.id, at, last))).catch(() => undefined); // the next one tells as well
  };
  const end = async (how: Omit<ImportJobEnd, 'at'>) => {
    await told;
    await work.run(async (tx) => {
      await jobs.advance(tx, job.id, now(), last);
      await jobs.end(tx, job.id, { ...how, at: now() });
    });
  };
  try {
    const result = await carryOut(tell);
    if (result.ok) await end({ state: 'finished', summary: summaryOf(result.value), problem: null });
    else await end({ state: 'refused', summary: null, problem: { code: result.reason, message: result.message } });
    return result;
  } catch (fault) {
    if (!signal?.aborted)
      await end({
        state: 'failed',
        summary: null,
        problem: { code: 'fault', message: fault instanceof Error ? fault.message : String(fault) },
      }).catch(() => undefined); // the first fault is the one to tell
    throw fault;
  }
}

const tellEveryMs = 400;
