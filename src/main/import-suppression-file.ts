import { sqliteImportJobs } from '../adapters/db/intake/sqlite-import-jobs.ts';
import { localImportFile, rejectedFilesBeside } from '../adapters/files/import-files.ts';
import { fillSuppressionList } from '../gate/fill-suppression-list.ts';
import { checkListName } from '../gate/suppression-list-name.ts';
import { importSuppression, type SuppressionOrder, type SuppressionSummary } from '../intake/import-suppression.ts';
import type { ImportJob } from '../intake/jobs/ports.ts';
import { openImportJob, runImportJob } from '../intake/jobs/run-import-job.ts';
import type { Actor } from '../journal/event.ts';
import type { Result } from '../kernel/result.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Brings a file of this machine onto a suppression list; the rejected rows come back beside it. `known`: as whom it is written down already. */
export async function importSuppressionFile(
  { tools }: OpenInstallation,
  path: string,
  { list: name, actor, ...order }: Omit<SuppressionOrder, 'file'> & { readonly list: string; readonly actor: Actor },
  known?: ImportJob,
): Promise<Result<SuppressionSummary>> {
  const checked = checkListName(name);
  if (!checked.ok) return checked;
  const file = await localImportFile(path);
  const jobTools = { ...tools, jobs: sqliteImportJobs };
  const { onProgress, ...settings } = order;
  const wish = { kind: 'suppression', fileName: file.name, uploadId: null, actor } as const;
  const job = known ?? (await openImportJob(jobTools, { ...wish, settings: JSON.stringify({ list: name, ...settings }) }));
  const list = fillSuppressionList(tools, actor, name);
  return runImportJob(
    jobTools,
    job,
    (tell) =>
      importSuppression(
        { list, rejectedFiles: rejectedFilesBeside(path), ids: tools.ids },
        {
          ...order,
          file,
          onProgress: (progress) => {
            tell(progress);
            onProgress?.(progress);
          },
        },
      ),
    ({ importId, rejectedFile, replaced, rows, added, changed, unchanged, removed, rejected }) => ({
      importId,
      rejectedFile,
      replaced,
      counts: { rows, added, changed, unchanged, removed, rejected },
    }),
  );
}
