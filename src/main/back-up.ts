import { existsSync } from 'node:fs';
import { keptBackups, removeOutdated } from '../adapters/db/backup/kept-backups.ts';
import { readPassphrase } from '../adapters/db/backup/restore-backup.ts';
import { writeBackup } from '../adapters/db/backup/write-backup.ts';
import { type Config, describeConfig } from '../config.ts';
import type { BackupProgress, BackupReport } from '../kernel/backup.ts';
import { programVersion } from './program-version.ts';

/** Backs the installation up into a folder, and deletes there what is beyond the number or the age that the settings keep. */
export async function backUp(
  config: Config,
  into: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<BackupReport> {
  const now = Temporal.Now.instant();
  const folders = { flows: config.flows, prompts: config.prompts };
  const written = await writeBackup(
    {
      data: config.data,
      into,
      configuration: Object.fromEntries(Object.entries(folders).filter(([, folder]) => existsSync(folder))),
      settings: describeConfig(config)
        .map(({ variable, value }) => `${variable}=${value}\n`)
        .join(''),
      passphrase: config.backupPassphraseFile ? readPassphrase(config.backupPassphraseFile) : null,
      program: programVersion,
      now,
    },
    onProgress,
  );
  const keep = { number: config.backupKeep || null, days: config.backupKeepDays || null };
  return { ...written, removed: removeOutdated(into, keep, now.epochMilliseconds) };
}

/** When the newest backup of the installation was made (epoch ms); null when there is none. */
export function lastBackupAt({ backupFolder }: Config): number | null {
  return keptBackups(backupFolder)[0]?.madeAt ?? null;
}
