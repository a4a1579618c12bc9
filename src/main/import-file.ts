import { sqliteImportBatches } from '../adapters/db/intake/sqlite-import-batches.ts';
import { letWritersIn } from '../adapters/db/let-writers-in.ts';
import { localImportFile, rejectedFilesBeside } from '../adapters/files/import-files.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import { type ImportOrder, type ImportSummary, importReceivables } from '../intake/import-receivables.ts';
import { type FilePreview, previewReceivables } from '../intake/preview-receivables.ts';
import type { RowError } from '../intake/row-error.ts';
import { accept, type Result } from '../kernel/result.ts';
import type { OpenInstallation } from './open-installation.ts';

/** What came in, and the first errors of what did not. */
export type ImportedFile = ImportSummary & { readonly firstErrors: readonly RowError[] };

/** Imports a file of this machine; the rejected rows come back beside it. */
export async function importFile(
  { tools, db }: OpenInstallation,
  path: string,
  order: Omit<ImportOrder, 'file'>,
): Promise<Result<ImportedFile>> {
  const file = await localImportFile(path);
  const imported = await importReceivables(
    {
      ...tools,
      batches: sqliteImportBatches,
      rejectedFiles: rejectedFilesBeside(path),
      letOthersIn: letWritersIn(db, tools.clock, systemTimers),
    },
    { ...order, file },
  );
  if (!imported.ok) return imported;
  const { importId } = imported.value;
  const firstErrors = await tools.work.run((tx) => sqliteImportBatches.errors(tx, importId, 0, errorsShown));
  return accept({ ...imported.value, firstErrors });
}

/** Reads a file of this machine as `importFile` would, and writes nothing. */
export async function previewFile(
  { tools }: OpenInstallation,
  path: string,
  order: Omit<ImportOrder, 'file'>,
): Promise<Result<FilePreview>> {
  return previewReceivables(tools, { ...order, file: await localImportFile(path) });
}

const errorsShown = 10;
