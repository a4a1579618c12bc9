import { sqliteImportJobs } from '../adapters/db/intake/sqlite-import-jobs.ts';
import { letWritersIn } from '../adapters/db/let-writers-in.ts';
import { sqliteBank } from '../adapters/db/receivables/sqlite-bank.ts';
import { localImportFile } from '../adapters/files/import-files.ts';
import { fioFeed } from '../adapters/fio/fio-feed.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import { type FetchedAccount, type FetchOrder, fetchStatements } from '../intake/fetch-statements.ts';
import { importStatement, type StatementOrder, type StatementSummary } from '../intake/import-statement.ts';
import type { ImportJob, ImportJobSummary } from '../intake/jobs/ports.ts';
import { openImportJob, runImportJob } from '../intake/jobs/run-import-job.ts';
import type { Result } from '../kernel/result.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Books the statements in a file of this machine. `known`: as whom it is written down already. */
export async function importStatementFile(
  opened: OpenInstallation,
  path: string,
  order: Omit<StatementOrder, 'file'>,
  known?: ImportJob,
): Promise<Result<StatementSummary>> {
  const file = await localImportFile(path);
  const jobTools = { ...opened.tools, jobs: sqliteImportJobs };
  const { actor, signal, onProgress, ...settings } = order;
  const wish = { kind: 'statement', fileName: file.name, uploadId: null, settings: JSON.stringify(settings), actor } as const;
  const job = known ?? (await openImportJob(jobTools, wish));
  const carryOut = (tell: NonNullable<StatementOrder['onProgress']>) =>
    importStatement(statementTools(opened), {
      ...order,
      file,
      onProgress: (progress) => {
        tell(progress);
        onProgress?.(progress);
      },
    });
  return runImportJob(jobTools, job, carryOut, summaryOf, signal);
}

/** Asks the banks that can be asked, and books what they say. */
export function fetchFromBanks(opened: OpenInstallation, order: FetchOrder): Promise<Result<readonly FetchedAccount[]>> {
  const { fioOrigin: origin, fioTokensFile: tokensFile } = opened.config;
  const feed = fioFeed({ origin, tokensFile, timers: systemTimers, now: () => performance.now() });
  return fetchStatements({ ...statementTools(opened), feed }, order);
}

/** Its rows are movements on the account. */
function summaryOf(summary: StatementSummary): ImportJobSummary {
  const sum = (of: 'booked' | 'known') => summary.statements.reduce((total, { entries }) => total + entries[of], 0);
  const [created, unchanged] = [sum('booked'), sum('known')];
  return { importId: null, rejectedFile: null, counts: { rows: created + unchanged, created, unchanged }, statements: summary };
}

function statementTools({ tools, db }: OpenInstallation) {
  return { ...tools, bank: sqliteBank, letOthersIn: letWritersIn(db, tools.clock, systemTimers) };
}
