import { sqliteImportBatches } from '../adapters/db/intake/sqlite-import-batches.ts';
import { localImportFile, rejectedFilesBeside } from '../adapters/files/import-files.ts';
import { type ImportOrder, type ImportSummary, importReceivables } from '../intake/import-receivables.ts';
import type { Result } from '../kernel/result.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Imports a file of this machine; the rejected rows come back beside it. */
export async function importFile(
  { tools }: OpenInstallation,
  path: string,
  order: Omit<ImportOrder, 'file'>,
): Promise<Result<ImportSummary>> {
  const file = await localImportFile(path);
  return importReceivables(
    { ...tools, batches: sqliteImportBatches, rejectedFiles: rejectedFilesBeside(path) },
    { ...order, file },
  );
}
