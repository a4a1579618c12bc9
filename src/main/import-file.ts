import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startCheckpoints } from '../adapters/db/checkpoints.ts';
import { seenRows } from '../adapters/db/intake/seen-rows.ts';
import { sqliteImportBatches } from '../adapters/db/intake/sqlite-import-batches.ts';
import { sqliteImportJobs } from '../adapters/db/intake/sqlite-import-jobs.ts';
import { letWritersIn } from '../adapters/db/let-writers-in.ts';
import { localImportFile, rejectedFilesBeside } from '../adapters/files/import-files.ts';
import { localInvoiceBatch } from '../adapters/files/invoice-batch.ts';
import { systemIds, systemTimers } from '../adapters/system/system-clock.ts';
import { type ImportOrder, type ImportSummary, importReceivables } from '../intake/import-receivables.ts';
import type { ImportJob } from '../intake/jobs/ports.ts';
import { openImportJob, runImportJob } from '../intake/jobs/run-import-job.ts';
import type { ImportFile } from '../intake/ports.ts';
import { type FilePreview, previewReceivables } from '../intake/preview-receivables.ts';
import { prepareHere, readRowsHere } from '../intake/read-rows-here.ts';
import type { RowError } from '../intake/row-error.ts';
import type { Ids } from '../kernel/ids.ts';
import { accept, type Result } from '../kernel/result.ts';
import type { OpenInstallation } from './open-installation.ts';
import { readRowsBeside } from './read-rows-beside.ts';

/** What came in, and the first errors of what did not. */
export type ImportedFile = ImportSummary & { readonly firstErrors: readonly RowError[] };

/** Imports a file of this machine, or a batch of invoices; the rejected rows come back beside (the first of) it. `known`: as whom it is written down already. */
export async function importFile(
  { tools, db, config }: OpenInstallation,
  path: string | readonly string[],
  order: Omit<ImportOrder, 'file'>,
  known?: ImportJob,
): Promise<Result<ImportedFile>> {
  const file = await fileAt(path);
  const jobTools = { ...tools, jobs: sqliteImportJobs };
  const { actor, signal, onProgress, chunkRows: _pace, ...settings } = order;
  const wish = { kind: 'receivables', fileName: file.name, uploadId: null, settings: JSON.stringify(settings), actor } as const;
  const job = known ?? (await openImportJob(jobTools, wish));
  const importTools = {
    ...tools,
    batches: sqliteImportBatches,
    readRows: (await isReadBeside(tools.ids, path))
      ? readRowsBeside(path, { database: db.file, keyFile: join(config.data, 'verifier.keys') })
      : readRowsHere({ prepareFor: prepareHere(tools.hasher), seenRows }),
    rejectedFiles: rejectedFilesBeside(typeof path === 'string' ? path : (path[0] ?? '.')),
    letOthersIn: letWritersIn(db, tools.clock, systemTimers),
  };
  db.serve(cacheMiB);
  const checkpoints = startCheckpoints(db.file, () => {}); // without it the log is brought in by our own commits, only later
  const imported = await runImportJob(
    jobTools,
    job,
    (tell) =>
      importReceivables(importTools, {
        ...order,
        file,
        onProgress: (progress) => {
          tell(progress);
          onProgress?.(progress);
        },
      }),
    ({ importId, rejectedFile, format, created, updated, unchanged, rejected, rows }) => ({
      importId,
      format,
      rejectedFile,
      counts: { rows, created, updated, unchanged, rejected },
    }),
    signal,
  ).finally(() => checkpoints.stop());
  if (!imported.ok) return imported;
  const { importId } = imported.value;
  const firstErrors = await tools.work.run((tx) => sqliteImportBatches.errors(tx, importId, 0, errorsShown));
  return accept({ ...imported.value, firstErrors });
}

/** Reads a file of this machine as `importFile` would, and writes nothing. */
export async function previewFile(
  { tools }: { readonly tools: Parameters<typeof previewReceivables>[0] },
  path: string | readonly string[],
  order: Omit<ImportOrder, 'file'>,
): Promise<Result<FilePreview>> {
  return previewReceivables(tools, { ...order, file: await fileAt(path) });
}

function fileAt(path: string | readonly string[]): Promise<ImportFile> {
  return typeof path === 'string' ? localImportFile(path) : localInvoiceBatch(path);
}

/** A thread beside would start for longer than it reads a short file; and it makes ids of its own, which a simulation could not make again. */
async function isReadBeside(ids: Ids, path: string | readonly string[]): Promise<boolean> {
  if (ids !== systemIds) return false;
  const sizes = await Promise.all([path].flat().map(async (each) => (await stat(each)).size));
  return sizes.reduce((sum, size) => sum + size, 0) >= longBytes;
}

/** Of the record's pages: more made an import no faster, and took that much more memory once a file is long. */
const cacheMiB = 16;
const errorsShown = 10;
/** Some ten thousand rows. */
const longBytes = 1_000_000;
