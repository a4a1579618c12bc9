import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupProgress, BackupReport } from '../../../kernel/backup.ts';
import { Fault } from '../../../kernel/fault.ts';
import { checkBackup } from './check-backup.ts';
import { copyDatabases } from './copy-databases.ts';
import { examineRecord } from './examine-record.ts';
import { copyWhole, describeFile, filesAt, filesToKeep, flush } from './keep-files.ts';
import { damaged, type Manifest, writeManifest } from './manifest.ts';
import { seal } from './sealed-file.ts';

export type BackupOrder = {
  /** The data folder; it may be in use. */
  readonly data: string;
  /** Where backups are kept, each in a folder of its own. */
  readonly into: string;
  /** Folders that are kept for people to look at: `flows`, `prompts`. */
  readonly configuration: Readonly<Record<string, string>>;
  /** Settings in force as text, secrets masked. */
  readonly settings: string;
  /** Seals the key of the verifiers; null: the key is kept apart and not in the backup. */
  readonly passphrase: string | null;
  readonly program: string;
  readonly now: Temporal.Instant;
};

/**
 * Backs a data folder up while it is in use: databases as of one moment, then the files that they speak of. Written beside, checked by
 * reading all of it back, and only then given its name: `dovolat-2026-11-22T04-55-28Z`. Throws Fault `backup_failed` and leaves nothing.
 */
export async function writeBackup(
  order: BackupOrder,
  onProgress: (progress: BackupProgress) => void,
): Promise<Omit<BackupReport, 'removed'>> {
  const folder = join(order.into, nameOf(order.now));
  const draft = join(order.into, `.${nameOf(order.now)}.${process.pid}.partial`);
  try {
    if (existsSync(folder)) throw new Error(`${folder} is there already`);
    mkdirSync(order.into, { recursive: true, mode: 0o700 });
    removeDrafts(order.into);
    mkdirSync(join(draft, 'data'), { recursive: true, mode: 0o700 });
    const manifest = await fill(order, draft, onProgress);
    await checkBackup(draft, onProgress);
    renameSync(draft, folder);
    flush(order.into);
    const { madeAt, counts, journal, keys, files } = manifest;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { folder, madeAt, bytes, files: files.length, counts, journalSeq: journal.lastSeq, keys: keys.kept };
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    throw new Fault('backup_failed', `No backup was made: ${(cause as Error).message}`, {
      remedy: `See that ${order.into} can be written and has room, then run it again; older backups are untouched.`,
      cause,
    });
  }
}

async function fill(order: BackupOrder, draft: string, onProgress: (progress: BackupProgress) => void): Promise<Manifest> {
  const databases = ['dovolat.db', 'accounts.db'].filter((name) => existsSync(join(order.data, name)));
  if (!databases.includes('dovolat.db')) throw new Error(`${order.data} holds no record`);
  await copyDatabases(
    databases.map((name) => ({ from: join(order.data, name), to: join(draft, 'data', name) })),
    (done, of) => onProgress({ step: 'databases', done, of }),
  );
  for (const name of databases) flush(join(draft, 'data', name));
  await copyFiles(order, draft, onProgress);
  writeFileSync(join(draft, 'settings.txt'), order.settings, { mode: 0o600, flush: true });
  const keyFile = join(order.data, 'verifier.keys');
  const keys = existsSync(keyFile) ? readFileSync(keyFile) : null;
  if (keys && order.passphrase !== null)
    writeFileSync(join(draft, 'verifier.keys.sealed'), seal(keys, order.passphrase), { mode: 0o600, flush: true });
  const { faults, migrations, counts, journal } = examineRecord(join(draft, 'data/dovolat.db'));
  if (faults.length > 0) throw damaged(draft, faults.join('; '));
  const files = [];
  for (const path of readdirSync(draft)
    .sort()
    .flatMap((name) => filesAt(draft, join(draft, name)).sort()))
    files.push(await describeFile(draft, path));
  const manifest: Manifest = {
    format: 1,
    program: order.program,
    madeAt: order.now.toString({ fractionalSecondDigits: 3 }),
    schema: migrations.at(-1) ?? '',
    migrations: [...migrations],
    counts,
    journal,
    keys: { ids: keyNames(keys), kept: keys && order.passphrase !== null ? 'sealed' : 'apart' },
    files,
  };
  writeManifest(draft, manifest);
  flush(draft);
  return manifest;
}

async function copyFiles(order: BackupOrder, draft: string, onProgress: (progress: BackupProgress) => void): Promise<void> {
  const copies = [
    ...filesToKeep(order.data).map((path) => ({ from: join(order.data, path), to: join(draft, 'data', path) })),
    ...Object.entries(order.configuration).flatMap(([name, folder]) =>
      filesAt(folder, folder).map((path) => ({ from: join(folder, path), to: join(draft, 'configuration', name, path) })),
    ),
  ];
  for (const [index, { from, to }] of copies.entries()) {
    onProgress({ step: 'files', done: index, of: copies.length });
    await copyWhole(from, to);
  }
}

/** Of each key its name only. */
export function keyNames(keys: Buffer | null): string[] {
  return (keys?.toString('utf8') ?? '').split('\n').flatMap((line) => /^([0-9a-f]{8}) /.exec(line.trim())?.[1] ?? []);
}

/** `dovolat-2026-11-22T04-55-28Z`. */
function nameOf(now: Temporal.Instant): string {
  return `dovolat-${now.toString({ smallestUnit: 'second' }).replaceAll(':', '-')}`;
}

/** What programs that died have left half-written. */
function removeDrafts(into: string): void {
  for (const name of readdirSync(into)) {
    const pid = /^\.dovolat-.*\.(\d+)\.partial$/.exec(name)?.[1];
    if ((pid && !existsSync(`/proc/${pid}`)) || /^dovolat-.*\.deleting$/.test(name))
      rmSync(join(into, name), { recursive: true, force: true });
  }
}
