import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupProgress } from '../../../kernel/backup.ts';
import { newestMigration } from '../migrate.ts';
import { examineRecord } from './examine-record.ts';
import { describeFile, filesAt } from './keep-files.ts';
import { damaged, type Manifest, newer, readManifest } from './manifest.ts';

/**
 * Holds a backup against its manifest: every file, its bytes, both databases page by page, and the rows in them.
 * Throws Fault `not_a_backup`, `backup_damaged` (naming what) or `backup_newer`.
 */
export async function checkBackup(folder: string, onProgress: (progress: BackupProgress) => void = () => {}): Promise<Manifest> {
  const manifest = readManifest(folder);
  const later = manifest.migrations.filter((name) => name > newestMigration);
  if (later.length > 0) throw newer(folder, `it knows ${later.join(', ')}`);
  const named = new Set(manifest.files.map(({ path }) => path));
  for (const [index, { path, bytes, sha256 }] of manifest.files.entries()) {
    onProgress({ step: 'checking', done: index, of: manifest.files.length + 1 });
    if (!existsSync(join(folder, path))) throw damaged(folder, `${path} is missing`);
    const found = await describeFile(folder, path);
    if (found.bytes !== bytes || found.sha256 !== sha256) throw damaged(folder, `${path} is not as it was written`);
  }
  const extra = filesAt(folder, join(folder, 'data')).find((path) => !named.has(path));
  if (extra) throw damaged(folder, `${extra} does not belong to it`);
  for (const database of ['data/dovolat.db', 'data/accounts.db'].filter((path) => named.has(path))) {
    const { faults, counts, journal } = examineRecord(join(folder, database));
    if (faults.length > 0) throw damaged(folder, `${database}: ${faults.join('; ')}`);
    if (database !== 'data/dovolat.db') continue;
    if (JSON.stringify(counts) !== JSON.stringify(manifest.counts))
      throw damaged(folder, 'it does not hold the rows that it should');
    if (journal.lastSeq !== manifest.journal.lastSeq) throw damaged(folder, 'its journal ends elsewhere than it should');
  }
  onProgress({ step: 'checking', done: 1, of: 1 });
  return manifest;
}
