import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keptBackups } from '../adapters/db/backup/kept-backups.ts';
import { holdDataFolder } from '../adapters/db/hold-data-folder.ts';
import { readSchemaState } from '../adapters/db/migrate.ts';
import type { Config } from '../config.ts';
import { Fault } from '../kernel/fault.ts';
import { backUp } from './back-up.ts';

/** `holdsFolder`: the caller is the server, which has the data folder to itself already. */
export type Upgrade = { readonly holdsFolder?: boolean; readonly onProgress?: (text: string) => void };

/**
 * Backs a record up that an older program left, before the first migration touches it. Throws Fault `older_server_runs` while a server of
 * that older program still works on it, `backup_failed` when it could not be backed up: then nothing is upgraded.
 */
export async function prepareUpgrade(config: Config, { holdsFolder = false, onProgress = () => {} }: Upgrade): Promise<void> {
  const file = join(config.data, 'dovolat.db');
  if (!existsSync(file)) return;
  const { state, schema, pending } = readSchemaState(file);
  if (state !== 'older') return;
  const release = holdsFolder ? async () => {} : await holdDataFolder(config.data).catch(refuseWhileItRuns);
  try {
    onProgress(`upgrade of the record from ${schema}: ${pending.length} steps; backup first`);
    const { folder } = await backUp(config, join(config.backupFolder, 'before-upgrade'), () => {});
    onProgress(`the record as it was is in ${folder}`);
    const older = keptBackups(join(config.backupFolder, 'before-upgrade')).length - 1;
    if (older > 0) onProgress(`${older} backups of earlier upgrades are beside it: delete those that you no longer need`);
  } finally {
    await release();
  }
}

function refuseWhileItRuns(error: unknown): never {
  if (!(error instanceof Fault) || error.code !== 'server_runs_already') throw error;
  throw new Fault('older_server_runs', 'A server of an older program works on this record, which this program would upgrade', {
    kind: 'misconfigured',
    remedy: 'Stop it first; then this program upgrades the record, after a backup.',
    cause: error,
  });
}
