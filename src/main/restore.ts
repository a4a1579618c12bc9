import { join } from 'node:path';
import { layOutBackup, readPassphrase } from '../adapters/db/backup/restore-backup.ts';
import { openDatabase } from '../adapters/db/database.ts';
import { sqliteEmergencyStop } from '../adapters/db/gate/sqlite-gate.ts';
import { sqliteJournal } from '../adapters/db/journal/sqlite-journal.ts';
import { sqliteUnitOfWork } from '../adapters/db/unit-of-work.ts';
import { systemClock, systemIds } from '../adapters/system/system-clock.ts';
import type { RestoreWish } from '../cli/installation.ts';
import { recordRestored } from '../gate/record-restored.ts';
import type { Actor } from '../journal/event.ts';
import type { BackupProgress, RestoreReport } from '../kernel/backup.ts';
import { Fault } from '../kernel/fault.ts';

/** Makes a data folder from a backup: upgraded to this program, and holding every dial and message back until `confirm-restore`. */
export async function restore(
  { backup, to, keys, passphraseFile, withoutKeys }: RestoreWish,
  actor: Actor,
  onProgress: (progress: BackupProgress) => void,
): Promise<RestoreReport> {
  const restoring = await layOutBackup({ backup, to, keys: sourceOf() }, onProgress);
  const { manifest, folder, keysRestored, finish } = restoring;
  const db = await openDatabase(join(folder, 'dovolat.db'));
  try {
    const tools = { journal: sqliteJournal(systemClock, systemIds), emergencyStop: sqliteEmergencyStop };
    const restoredAt = systemClock.now().epochMilliseconds;
    const from = { madeAt: Date.parse(manifest.madeAt), restoredAt, lastSeq: manifest.journal.lastSeq };
    await sqliteUnitOfWork(db).run((tx) => recordRestored(tools, tx, actor, from));
  } finally {
    await db.close();
  }
  finish();
  const configuration = manifest.files.some(({ path }) => path.startsWith('configuration/')) ? join(to, 'from-backup') : null;
  const { madeAt, program, counts, files, journal } = manifest;
  return { folder: to, madeAt, program, files: files.length, counts, journalSeq: journal.lastSeq, keysRestored, configuration };

  function sourceOf() {
    if (keys !== null) return { file: keys };
    if (passphraseFile !== null) return { passphrase: readPassphrase(passphraseFile) };
    if (withoutKeys) return 'none' as const;
    throw new Fault('key_missing', 'Where is the key of the verifiers? Without it nobody can identify themselves', {
      kind: 'misconfigured',
      remedy: 'Say --keys FILE (the copy kept apart), --passphrase-file FILE (it is sealed in the backup), or --without-keys.',
    });
  }
}
