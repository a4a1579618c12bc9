import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupProgress } from '../../../kernel/backup.ts';
import { Fault } from '../../../kernel/fault.ts';
import { holdDataFolder } from '../hold-data-folder.ts';
import { checkBackup } from './check-backup.ts';
import { copyWhole, describeFile, flush } from './keep-files.ts';
import { damaged, type Manifest } from './manifest.ts';
import { unseal } from './sealed-file.ts';
import { keyNames } from './write-backup.ts';

export type RestoreOrder = {
  readonly backup: string;
  /** Where the installation is to live: a folder that is empty, or not there yet. */
  readonly to: string;
  /** Where the key of the verifiers comes from; `none` has to be said. */
  readonly keys: { readonly passphrase: string } | { readonly file: string } | 'none';
};

/** While this folder is there, a data folder is no installation yet. */
export const restoringMark = '.restoring';

/** A data folder in the making; `finish` makes it one, and until then nothing will start on it. */
export type Restoring = {
  readonly manifest: Manifest;
  /** Where the files are for the time being. */
  readonly folder: string;
  readonly keysRestored: boolean;
  finish(): void;
};

/**
 * Checks a backup in full, then lays its files out below the new data folder. Throws Fault `folder_not_empty`, `server_runs_already`,
 * `key_missing`, `wrong_key`, and whatever `checkBackup` finds; the backup itself is only read.
 */
export async function layOutBackup(order: RestoreOrder, onProgress: (progress: BackupProgress) => void): Promise<Restoring> {
  const { backup, to } = order;
  await needEmpty(to);
  const manifest = await checkBackup(backup, onProgress);
  const keys = keysFor(order, manifest);
  const folder = join(to, restoringMark);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const wanted = manifest.files.filter(({ path }) => path.startsWith('data/') || path.startsWith('configuration/'));
    for (const [index, { path, sha256 }] of wanted.entries()) {
      onProgress({ step: 'files', done: index, of: wanted.length });
      const target = path.startsWith('data/')
        ? path.slice('data/'.length)
        : join('from-backup', path.slice('configuration/'.length));
      await copyWhole(join(backup, path), join(folder, target));
      if ((await describeFile(folder, target)).sha256 !== sha256) throw damaged(backup, `${path} changed while it was read`);
    }
    if (keys) writeFileSync(join(folder, 'verifier.keys'), keys, { mode: 0o600, flush: true });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { manifest, folder, keysRestored: keys !== null, finish: () => moveUp(folder, to) };
}

/** Throws Fault `restore_unfinished` when a restore into this data folder was interrupted. */
export function needWholeFolder(data: string): void {
  if (!existsSync(join(data, restoringMark))) return;
  throw new Fault('restore_unfinished', `A restore into ${data} was not finished: it is no installation`, {
    kind: 'misconfigured',
    remedy: `Delete what is in ${data} and restore the backup again; the backup itself is whole.`,
  });
}

/** The record comes last: a folder without it, or with the mark, is never taken for an installation. */
function moveUp(folder: string, to: string): void {
  const names = readdirSync(folder).sort((a, b) => Number(a === 'dovolat.db') - Number(b === 'dovolat.db'));
  for (const name of names) renameSync(join(folder, name), join(to, name));
  flush(to);
  rmdirSync(folder);
  flush(to);
}

async function needEmpty(to: string): Promise<void> {
  const found = existsSync(to) ? readdirSync(to) : [];
  if (found.length === 0) return;
  if (found.includes('server.lock')) await (await holdDataFolder(to))(); // refuses, naming the process, while a server runs there
  throw new Fault('folder_not_empty', `${to} is not empty (${found.slice(0, 3).join(', ')}${found.length > 3 ? ' …' : ''})`, {
    kind: 'misconfigured',
    remedy: 'Nothing was touched. Name another folder, or move what is there away; a backup is never restored over anything.',
  });
}

function keysFor({ backup, keys: source }: RestoreOrder, { keys }: Manifest): Buffer | null {
  if (keys.ids.length === 0 || source === 'none') return null;
  if ('passphrase' in source && keys.kept !== 'sealed')
    throw new Fault('key_missing', `The key of the verifiers is not in ${backup}: it was kept apart`, {
      kind: 'misconfigured',
      remedy: 'Name the copy that was kept apart (--keys FILE), or say --without-keys and read docs/verifier-key.md.',
    });
  const content =
    'passphrase' in source
      ? unseal(readFileSync(join(backup, 'verifier.keys.sealed')), source.passphrase)
      : readFileSync(source.file);
  const missing = keys.ids.filter((id) => !keyNames(content).includes(id));
  if (missing.length === 0) return content;
  throw new Fault(
    'wrong_key',
    `These keys do not fit the backup: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing`,
    {
      kind: 'misconfigured',
      remedy: 'Name the key file of that installation as it was when the backup was made, or later.',
    },
  );
}

/** Throws Fault `passphrase_unusable` for a passphrase file that cannot be read or is empty. */
export function readPassphrase(file: string): string {
  try {
    const passphrase = readFileSync(file, 'utf8').trim();
    if (passphrase.length >= 12) return passphrase;
  } catch {
    // told below
  }
  throw new Fault('passphrase_unusable', `${file} holds no passphrase of at least 12 characters that we may read`, {
    kind: 'misconfigured',
    remedy: 'Make one: openssl rand -base64 24 > FILE; chmod 600 FILE. Keep a copy elsewhere: without it a sealed key is lost.',
  });
}
