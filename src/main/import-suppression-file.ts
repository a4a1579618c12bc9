import { localImportFile, rejectedFilesBeside } from '../adapters/files/import-files.ts';
import { fillSuppressionList } from '../gate/fill-suppression-list.ts';
import { checkListName } from '../gate/suppression-list-name.ts';
import { importSuppression, type SuppressionOrder, type SuppressionSummary } from '../intake/import-suppression.ts';
import type { Actor } from '../journal/event.ts';
import type { Result } from '../kernel/result.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Brings a file of this machine onto a suppression list; the rejected rows come back beside it. */
export async function importSuppressionFile(
  { tools }: OpenInstallation,
  path: string,
  { list: name, actor, ...order }: Omit<SuppressionOrder, 'file'> & { readonly list: string; readonly actor: Actor },
): Promise<Result<SuppressionSummary>> {
  const checked = checkListName(name);
  if (!checked.ok) return checked;
  const file = await localImportFile(path);
  const list = fillSuppressionList(tools, actor, name);
  return importSuppression({ list, rejectedFiles: rejectedFilesBeside(path), ids: tools.ids }, { ...order, file });
}
