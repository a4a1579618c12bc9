import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsOf } from '../support/rehearsal-world.ts';
import { type CommandOutcome, type CommandPlace, endProcesses, processesOf, runCommand } from '../support/server-process.ts';

const header = 'receivable_id;name;phone;amount;currency;due_date';
const good = 'F1;Jana Nováková;+420601000001;1234,50;CZK;2026-11-01';

let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-'));
  environment = { ...(await settingsOf(join(folder, 'data'))), NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const added = await dovolat('creditor', 'add', 'acme', '--name', 'ACME, a.s.', '--neutral-name', 'ACME', '--json');
  expect(added.code, added.stderr).toBe(0);
});

afterAll(async () => {
  await endProcesses(environment);
  await rm(folder, { recursive: true, force: true });
});

describe('a file that cannot be read as a whole leaves the record as it was', () => {
  test.each([
    [
      'broken encoding',
      Uint8Array.from([...Buffer.from(`${header}\nF1;Jana `), 0x80, 0x81, 0x90, 0x98, 0xb0, 0xb3, 0xdb, 10]),
      [/broken_encoding/, /byte \d+ \(line 2\)/],
    ],
    ['missing column', `receivable_id;name;phone;due_date\nF1;Jana;+420601000001;2026-11-01\n`, [/amount/, /file\.csv/]],
    ['a quote that never closes', `${header}\nF1;"Jana;+420601000001;1;CZK;2026-11-01\n`, [/line 2/, /close it/]],
    ['empty file', '', [/is empty/, /column names/]],
  ])('%s', async (_what, content, words) => {
    const file = write('file.csv', content);
    await expectRefusal(() => dovolat('import', 'receivables', file, '--creditor', 'acme'), 1, words);
  });

  test('a file that is not there', () =>
    expectRefusal(() => dovolat('import', 'receivables', join(folder, 'nowhere.csv'), '--creditor', 'acme'), 1, [
      /nowhere\.csv cannot be read/,
      /Check the path/,
    ]));

  test('a creditor whom nobody knows', () =>
    expectRefusal(() => dovolat('import', 'receivables', write('file.csv', `${header}\n${good}\n`), '--creditor', 'nobody'), 1, [
      /unknown_creditor/,
      /dovolat creditor add nobody/,
    ]));
});

test('a row with a bad phone or amount comes back with its line, its column and the remedy, and the good rows are in once', async () => {
  const file = write(
    'rows.csv',
    [
      header,
      good,
      'F2;Petr Malý;+4206010000011;100;CZK;2026-11-01',
      'F3;Eva Dlouhá;+420601000003;1.234,5x;CZK;2026-11-01',
      '',
    ].join('\n'),
  );
  const first = await dovolat('import', 'receivables', file, '--creditor', 'acme');
  expect(first.code).toBe(1);
  expect(first.stdout).toContain('3 rows: 1 new');
  expect(first.stderr).toMatch(/rows\.csv, line 3, column phone: write it like \+420601123456/);
  expect(first.stderr).toMatch(/rows\.csv, line 4, column amount: write it like 1234\.50.*\(found: 1\.234,5x\)/);
  expect(first.stderr).toMatch(/What to do: correct them in .*rows\.rejected\.csv/);
  expect(first.stderr).not.toContain('4206010000011');
  const again = await dovolat('import', 'receivables', file, '--creditor', 'acme', '--json');
  expect(again.code).toBe(1);
  expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, unchanged: 1, rejected: 2 });
});

test('a preview shows how a file would be read, and leaves the record as it was', async () => {
  const file = write(
    'preview.csv',
    `${header}\n${good.replace('1234,50', '12x')}\nF7;Petr Malý;601000007;1 000,50;CZK;1.11.2026\n`,
  );
  const before = contentOfRecord();
  const shown = await dovolat('import', 'receivables', file, '--creditor', 'acme', '--preview');
  expect(shown.code, shown.stderr).toBe(0);
  expect(shown.stdout).toMatch(/encoding +utf-8/);
  expect(shown.stdout).toMatch(/separator +semicolon/);
  expect(shown.stdout).toMatch(/phone +phone +\+420601000001 +\+420601000007/);
  expect(shown.stdout).toMatch(/amount +amount +✗ 12x +1000\.50 CZK/);
  expect(shown.stdout).toMatch(/1 good, 1,000\.50 CZK; 1 would be turned away/);
  const told = await dovolat('import', 'receivables', file, '--creditor', 'acme', '--preview', '--json');
  expect(JSON.parse(told.stdout)).toMatchObject({ encoding: 'utf-8', delimiter: ';', rows: 2, good: 1, rejected: 1 });
  expect(contentOfRecord()).toBe(before);
});

test('a campaign with a flow that nobody published is refused, and the published ones are named', () =>
  expectRefusal(() => dovolat('campaign', 'create', 'x', '--creditor', 'acme', '--flow', 'hard-threat'), 1, [
    /no published flow "hard-threat"/,
    /soft-reminder/,
  ]));

test('a broken flow file is refused with its place', async () => {
  const file = write(
    'flow.yaml',
    'flow: broken\nlanguages: [cs]\nstart: greeting\nnodes:\n  greeting: { say: greeting, then: nowhere }\n',
  );
  await expectRefusal(() => dovolat('flow', 'lint', file), 1, [/nowhere/, /flow\.yaml/]);
});

describe('a command that is not understood ends with 2 and changes nothing', () => {
  test.each([
    ['unknown command', ['colect'], [/unknown command 'colect'/]],
    ['unknown verb', ['campaign', 'begin', 'x'], [/unknown command 'begin'/]],
    ['missing option', ['import', 'receivables', 'file.csv'], [/--creditor/, /--help/]],
    ['missing argument', ['campaign', 'start'], [/missing required argument 'name'/]],
    ['a number that is none', ['trunk', 'add', 't', '--host', 'h', '--port', 'five'], [/whole number/]],
  ])('%s', (_what, args, words) => expectRefusal(() => dovolat(...args), 2, words));
});

test('every command answers a program with one JSON document', async () => {
  const outcomes = await inTurn([
    ['creditor', 'list'],
    ['trunk', 'list'],
    ['caller-identity', 'list'],
    ['campaign', 'list'],
    ['campaign', 'status', 'nothing'],
    ['campaign', 'export', 'nothing', '--to', join(folder, 'x.csv')],
    ['judge'],
    ['doctor', '--settings'],
    ['doctor'],
    ['stop-all', '--lift'],
    ['colect'],
  ]);
  for (const { command, stdout, code } of outcomes) {
    expect(() => JSON.parse(stdout), `${command}: ${stdout}`).not.toThrow();
    expect([0, 1, 2], command).toContain(code);
  }
  const doctor = JSON.parse(outcomes.find(({ command }) => command === 'doctor')?.stdout ?? '');
  for (const check of doctor)
    expect(check).toMatchObject({ name: expect.any(String), why: expect.any(String), found: expect.any(String) });
  for (const { state, remedy } of doctor) expect(state === 'ok' || remedy !== '').toBe(true);
});

describe('a setting or a machine that cannot work is told before anything is half done', () => {
  test('a setting that is no number is named', () =>
    expectRefusal(() => dovolatWith({ DOVOLAT_SIP_PORT: 'five' }, 'judge'), 1, [/DOVOLAT_SIP_PORT="five"/, /doctor/]));

  test('a data folder that cannot be made', async () => {
    const file = write('a-file', '');
    await expectRefusal(() => dovolatWith({ DOVOLAT_DATA: join(file, 'data') }, 'judge'), 1, [/a-file\/data/, /DOVOLAT_DATA/]);
  });

  test('a data folder that may not be written', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    chmodSync(folder, 0o755);
    await expectRefusal(() => dovolatWith({ DOVOLAT_DATA: closed }, 'judge', { user: nobody }), 1, [/closed/, /DOVOLAT_DATA/]);
  });

  test('a console port that somebody has', async () => {
    const { DOVOLAT_HTTP_HOST: host = '', DOVOLAT_HTTP_PORT: port = '' } = environment;
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(Number(port), host, resolve));
    await expectRefusal(() => dovolat('start'), 1, [new RegExp(`TCP port ${port} of ${host}`), /DOVOLAT_HTTP_PORT/]);
    taken.close();
  });

  test('a SIP port that somebody has', async () => {
    const { DOVOLAT_SIP_ADDRESS: address = '', DOVOLAT_SIP_PORT: port = '' } = environment;
    const taken = createSocket('udp4');
    await new Promise<void>((resolve) => taken.bind(Number(port), address, resolve));
    await expectRefusal(() => dovolat('start'), 1, [new RegExp(`UDP port ${port} of ${address}`), /SIP/, /another port/]);
    taken.close();
  });

  test.runIf(process.getuid?.() === 0)('no root, and no native parts anywhere', async () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    chmodSync(home, 0o777);
    const settings = { DOVOLAT_DATA: join(home, 'data'), DOVOLAT_CACHE: join(home, 'cache'), HOME: home, PATH: '/usr/bin:/bin' };
    await expectRefusal(() => dovolatWith(settings, 'start', { user: nobody }), 1, [/Asterisk/, /root|Docker/, /What to do/]);
  });
});

/** uid of the user who may nothing, on Debian. */
const nobody = 65_534;

function dovolat(...args: readonly string[]): Promise<CommandOutcome> {
  return runCommand(args, environment);
}

function dovolatWith(
  settings: Readonly<Record<string, string>>,
  command: string,
  place: CommandPlace = {},
): Promise<CommandOutcome> {
  const { NODE_COMPILE_CACHE: _ours, ...rest } = environment;
  return runCommand([command], { ...rest, ...settings }, place);
}

async function inTurn(commands: readonly (readonly string[])[]) {
  const outcomes: (CommandOutcome & { readonly command: string })[] = [];
  for (const args of commands) outcomes.push({ command: args.join(' '), ...(await dovolat(...args, '--json')) });
  return outcomes;
}

/** Refused in words that name the place and the remedy, without a stack trace; the record is as before and nobody runs. */
async function expectRefusal(command: () => Promise<CommandOutcome>, code: 1 | 2, words: readonly RegExp[]): Promise<void> {
  const before = contentOfRecord();
  const outcome = await command();
  for (const word of words) expect(outcome.stderr).toMatch(word);
  expect(outcome.stderr).not.toMatch(/^\s+at .*\(|node:internal/m);
  expect(outcome.code).toBe(code);
  expect(contentOfRecord()).toBe(before);
  expect(processesOf(environment)).toEqual([]);
}

/** One word for everything in the database but the history of imports, where a file that was refused stands as such. */
function contentOfRecord(): string {
  const db = new SqliteDatabase(join(environment.DOVOLAT_DATA ?? '', 'dovolat.db'), { readonly: true });
  try {
    const tables = db.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
    const hash = createHash('sha256');
    for (const name of tables.filter((table) => table !== 'import_jobs'))
      hash.update(JSON.stringify([name, db.prepare(`select * from "${name}"`).all()]));
    return hash.digest('hex');
  } finally {
    db.close();
  }
}

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}
