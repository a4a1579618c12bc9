import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import { type Persona, personas } from '../../src/rehearsal/personas.ts';
import { samplePortfolio } from '../../src/rehearsal/sample-portfolio.ts';
import { confirmsAndGoes, hasty } from '../support/debtors-in-a-hurry.ts';
import { isFinished, linesOf } from '../support/read-journal.ts';
import { openRehearsalWorld, type RehearsalWorld, settingsOf } from '../support/rehearsal-world.ts';
import { endProcesses, runCommand, type ServerProcess, startServerProcess } from '../support/server-process.ts';

const promising: Persona = hasty('61', 'promises_at_once', '1{birth_date}11', ...confirmsAndGoes);
const debtors = samplePortfolio(3, ['61', '16', '20'], Temporal.Now.plainDateISO('Europe/Prague'));

let world: RehearsalWorld;
let server: ServerProcess;

beforeAll(async () => {
  world = await openRehearsalWorld({ debtors, personas: [...personas, promising] });
  server = await world.startServer();
});

afterAll(async () => {
  await world?.close();
});

test('a backup taken while calls are up becomes an installation that dials nobody until somebody says what happened since', {
  retry: 0,
}, async () => {
  const backups = join(world.folder, 'backups');
  const passphrase = join(world.folder, 'passphrase');
  writeFileSync(passphrase, 'correct horse battery staple\n');
  const campaign = await world.campaign('autumn', debtors, { attemptsInAll: 1, concurrency: 1 });
  await world.until('a call is up', (journal) => linesOf(journal, 'attempt_answered').length > 0);

  const made = await runCommand(['backup', backups, '--json'], {
    ...world.environment,
    DOVOLAT_BACKUP_PASSPHRASE_FILE: passphrase,
  });
  expect(made.stderr).toBe('');
  const { folder: backup, counts, journalSeq } = JSON.parse(made.stdout);
  expect(counts.persons).toBe(debtors.length);
  await world.until('everybody is called', (journal) => isFinished(journal, campaign.id), 150_000);
  expect((await judge(await world.journal())).violations).toEqual([]);
  const dialledBefore = (await world.carrier.placedCalls()).length;
  expect(await server.stop()).toBe(0);

  const data = join(world.folder, 'restored');
  const environment = { ...(await settingsOf(data)) };
  try {
    const refused = await runCommand(['restore', backup, '--to', data], world.environment);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('--passphrase-file')]);
    const restored = await runCommand(['restore', backup, '--to', data, '--passphrase-file', passphrase], world.environment);
    expect([restored.code, restored.stdout]).toEqual([0, expect.stringContaining('confirm-restore')]);
    expect(readFileSync(join(data, 'verifier.keys'))).toEqual(readFileSync(join(world.data, 'verifier.keys')));
    expect((await runCommand(['restore', backup, '--to', data, '--without-keys'], world.environment)).code).toBe(1);

    const second = await startServerProcess(environment);
    expect(second.said()).toContain('restored_from_backup');
    const { DOVOLAT_HTTP_HOST: host, DOVOLAT_HTTP_PORT: port } = environment;
    const ready = await fetch(`http://${host}:${port}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('confirm-restore')]);
    expect(await (await fetch(`http://${host}:${port}/metrics`)).text()).toContain(
      'dovolat_dialling_held{because="restored_from_backup"} 1',
    );
    const lifted = await runCommand(['stop-all', '--lift'], environment);
    expect(lifted.stdout + lifted.stderr).toContain('confirm-restore');
    await new Promise((resolve) => setTimeout(resolve, 5000));
    expect(await world.carrier.placedCalls()).toHaveLength(dialledBefore);

    const confirmed = await runCommand(['confirm-restore', '--since-backup', 'nothing', '--reason', 'drill'], environment);
    expect(confirmed.stderr).toBe('');
    await expect.poll(async () => (await world.carrier.placedCalls()).length, { timeout: 60_000 }).toBeGreaterThan(dialledBefore);
    expect((await runCommand(['confirm-restore', '--since-backup', 'nothing'], environment)).stderr).toContain('not_restored');
    expect(await second.stop()).toBe(0);
    const verdict = JSON.parse((await runCommand(['judge', '--json'], environment)).stdout);
    expect(verdict.violations).toEqual([]);
    expect(verdict.checked.restored_record_waits).toBeGreaterThan(0);
    expect(journalLine(data, 'restored_from_backup')).toMatchObject({ lastSeq: journalSeq });
  } finally {
    await endProcesses(environment);
  }
});

test('where nobody can tell what happened since, whoever owes is left alone for seven days', async () => {
  const { stdout } = await runCommand(['backup', join(world.folder, 'more'), '--json'], world.environment);
  const data = join(world.folder, 'unsure');
  const environment = { ...(await settingsOf(data)) };
  const keys = join(world.data, 'verifier.keys');
  expect((await runCommand(['restore', JSON.parse(stdout).folder, '--to', data, '--keys', keys], environment)).code).toBe(0);
  const listed = await runCommand(['confirm-restore', '--since-backup', 'listed', '--list', 'carrier'], environment);
  expect([listed.code, listed.stderr]).toEqual([1, expect.stringContaining('unknown_list')]);
  const confirmed = await runCommand(['confirm-restore', '--since-backup', 'unknown', '--json'], environment);
  expect(JSON.parse(confirmed.stdout).heldBack).toBe(debtors.length);
  const db = new SqliteDatabase(join(data, 'dovolat.db'), { readonly: true });
  const holds = db
    .prepare("select until_at - from_at as ms from holds where reason = 'data_quality' and released_at is null")
    .pluck()
    .all();
  db.close();
  expect(holds).toHaveLength(debtors.length);
  for (const ms of holds) expect(Number(ms) / 86_400_000).toBeCloseTo(7, 1);
});

test('a restore that was interrupted is no installation', async () => {
  const data = join(world.folder, 'half');
  const { stdout } = await runCommand(['backup', join(world.folder, 'half-from'), '--json'], world.environment);
  const backup = JSON.parse(stdout).folder;
  writeFileSync(join(backup, 'data/stray.json'), '{}');
  const damaged = await runCommand(['restore', backup, '--to', data, '--without-keys'], world.environment);
  expect(damaged.stderr).toContain('stray.json does not belong to it');
  expect(existsSync(data) ? readdirSync(data) : []).toEqual([]);
});

function journalLine(data: string, type: string): unknown {
  const db = new SqliteDatabase(join(data, 'dovolat.db'), { readonly: true });
  const line = db.prepare('select data from journal where type = ?').pluck().get(type);
  db.close();
  return JSON.parse(String(line));
}
