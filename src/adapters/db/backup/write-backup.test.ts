import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileRecordingLedger } from '../../audio/file-recording-ledger.ts';
import { fileKeyring } from '../../keyring/file-keyring.ts';
import { openDatabase } from '../database.ts';
import { checkBackup } from './check-backup.ts';
import { chooseOutdated, keptBackups } from './kept-backups.ts';
import { layOutBackup, needWholeFolder } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

let folder: string;
let data: string;
const now = Temporal.Instant.from('2026-11-22T04:55:28Z');
const passphrase = 'correct horse battery staple';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dovolat-backup-'));
  data = join(folder, 'data');
  for (const name of ['flows', 'audio/prompts', 'outbox/sms']) mkdirSync(join(data, name), { recursive: true });
  writeFileSync(join(data, 'flows/soft@1.json'), '{}');
  writeFileSync(join(data, 'audio/prompts/x.alaw'), 'sound');
  writeFileSync(join(data, 'outbox/sms/1.txt'), 'Dobrý den');
  const db = await openDatabase(join(data, 'dovolat.db'));
  await db.close();
  const accounts = new SqliteDatabase(join(data, 'accounts.db'));
  accounts.exec("pragma journal_mode = WAL; create table user (id text); insert into user values ('u1')");
  accounts.close();
  fileKeyring(join(data, 'verifier.keys'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const order = (over: { readonly passphrase?: string | null } = {}) => ({
  ...{ data, into: join(folder, 'backups'), configuration: {}, settings: 'DOVOLAT_DATA=…\n', program: '0.1.0', now },
  passphrase: over.passphrase ?? null,
});
const quiet = () => {};

test('a backup holds record, accounts, flows and outbox, and neither sound that is made anew nor the key of the verifiers', async () => {
  const { folder: backup, keys } = await writeBackup(order(), quiet);
  expect(backup).toMatch(/dovolat-2026-11-22T04-55-28Z$/);
  const { files } = await checkBackup(backup);
  expect(files.map(({ path }) => path)).toEqual([
    ...['data/accounts.db', 'data/dovolat.db', 'data/flows/soft@1.json', 'data/outbox/sms/1.txt'],
    'settings.txt',
  ]);
  expect(keys).toBe('apart');
  expect(statSync(backup).mode & 0o077).toBe(0);
});

test('a backup holds the recordings that people handed in, and for which words each was made', async () => {
  mkdirSync(join(data, 'prompts/cs'), { recursive: true });
  writeFileSync(join(data, 'prompts/cs/goodbye.wav'), 'sound of a person');
  await fileRecordingLedger(join(data, 'prompts/.made-for')).keep('cs', 'goodbye', { sha256: 'x', text: 'Na shledanou.' });
  const { files } = await checkBackup((await writeBackup(order(), quiet)).folder);
  const kept = files.map(({ path }) => path).filter((path) => path.startsWith('data/prompts/'));
  expect(kept.sort()).toEqual(['data/prompts/.made-for/cs/goodbye.json', 'data/prompts/cs/goodbye.wav']);
});

test('record and accounts are of one moment, though others write to both while they are copied', async () => {
  const [record, accounts] = ['dovolat.db', 'accounts.db'].map((name) => new SqliteDatabase(join(data, name)));
  record?.exec('create table ticks (n integer primary key, filler text)');
  accounts?.exec('create table ticks (n integer primary key, filler text)');
  const filler = 'x'.repeat(4000);
  let n = 0;
  const tick = () => {
    n += 1;
    for (const db of [record, accounts]) db?.prepare('insert into ticks values (?, ?)').run(n, filler);
  };
  for (let i = 0; i < 3000; i += 1) tick();
  const timer = setInterval(tick, 1);
  const { folder: backup } = await writeBackup(order(), quiet);
  clearInterval(timer);
  const at = (file: string) => {
    const db = new SqliteDatabase(join(backup, 'data', file), { readonly: true });
    const last = db.prepare('select max(n) from ticks').pluck().get();
    db.close();
    return Number(last);
  };
  expect(n).toBeGreaterThan(at('dovolat.db'));
  expect(at('accounts.db')).toBe(at('dovolat.db'));
  record?.close();
  accounts?.close();
});

test.each([
  ['a byte of the record', (backup: string) => spoil(join(backup, 'data/dovolat.db'), 5000)],
  ['a byte of a flow', (backup: string) => spoil(join(backup, 'data/flows/soft@1.json'), 0)],
  ['the manifest', (backup: string) => spoil(join(backup, 'manifest.json'), 30)],
  ['a file less', (backup: string) => rmSync(join(backup, 'data/accounts.db'))],
  ['a file more', (backup: string) => writeFileSync(join(backup, 'data/flows/other.json'), '{}')],
])('a backup in which %s differs is refused, and nothing is restored', async (_what, harm) => {
  const { folder: backup } = await writeBackup(order(), quiet);
  harm(backup);
  const to = join(folder, 'restored');
  await expect(layOutBackup({ backup, to, keys: 'none' }, quiet)).rejects.toMatchObject({ code: 'backup_damaged' });
  expect(() => readdirSync(to)).toThrow(/ENOENT/);
});

test('the key comes back sealed with the passphrase, and with no other', async () => {
  const { folder: backup, keys } = await writeBackup(order({ passphrase }), quiet);
  expect(keys).toBe('sealed');
  const secret = readFileSync(join(data, 'verifier.keys'), 'utf8').slice(9, 73);
  for (const name of readdirSync(backup, { recursive: true, withFileTypes: true }))
    if (name.isFile()) expect(readFileSync(join(name.parentPath, name.name)).includes(secret)).toBe(false);
  const to = join(folder, 'restored');
  await expect(layOutBackup({ backup, to, keys: { passphrase: 'something else' } }, quiet)).rejects.toMatchObject({
    code: 'wrong_passphrase',
  });
  const restoring = await layOutBackup({ backup, to, keys: { passphrase } }, quiet);
  expect(() => needWholeFolder(to)).toThrow(expect.objectContaining({ code: 'restore_unfinished' }));
  restoring.finish();
  needWholeFolder(to);
  expect(readFileSync(join(to, 'verifier.keys'))).toEqual(readFileSync(join(data, 'verifier.keys')));
});

test('a key file of another installation is not taken for this one’s', async () => {
  const { folder: backup } = await writeBackup(order(), quiet);
  const other = join(folder, 'other.keys');
  fileKeyring(other);
  const to = join(folder, 'restored');
  await expect(layOutBackup({ backup, to, keys: { file: other } }, quiet)).rejects.toMatchObject({ code: 'wrong_key' });
});

test('a backup is never restored over anything', async () => {
  const { folder: backup } = await writeBackup(order(), quiet);
  await expect(layOutBackup({ backup, to: data, keys: 'none' }, quiet)).rejects.toMatchObject({ code: 'folder_not_empty' });
});

test('the newest backup stays whatever its age; others go by number and by days', () => {
  const day = 86_400_000;
  const kept = [0, 1, 2, 3].map((age) => ({ folder: String(age), madeAt: 1e12 - age * day }));
  const gone = (number: number | null, days: number | null, at = 1e12) =>
    chooseOutdated(kept, { number, days }, at).map(({ folder: name }) => name);
  expect(gone(2, null)).toEqual(['2', '3']);
  expect(gone(null, 2)).toEqual(['3']);
  expect(gone(null, 2, 1e12 + 100 * day)).toEqual(['1', '2', '3']);
  expect(gone(null, null)).toEqual([]);
});

test('what a program that died has left half-written is no backup, and goes at the next one', async () => {
  const into = join(folder, 'backups');
  mkdirSync(join(into, '.dovolat-2026-11-21T00-00-00Z.4194305.partial'), { recursive: true });
  expect(keptBackups(into)).toEqual([]);
  await writeBackup(order(), quiet);
  expect(readdirSync(into)).toEqual(['dovolat-2026-11-22T04-55-28Z']);
});

function spoil(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
