import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptBackups } from '../../src/adapters/db/backup/kept-backups.ts';
import { settingsOf } from '../support/rehearsal-world.ts';
import { endProcesses, processesOf, runCommand, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let folder: string;
let environment: Record<string, string>;
let server: ServerProcess;

/** A production installation as far as one machine can be one: TLS in the process, a log file, a backup every day. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-production-'));
  certificate('first');
  const earlier = Temporal.Now.zonedDateTimeISO().subtract({ minutes: 2 });
  environment = {
    ...(await settingsOf(join(folder, 'data'))),
    DOVOLAT_TLS_CERT: join(folder, 'tls/cert.pem'),
    DOVOLAT_TLS_KEY: join(folder, 'tls/key.pem'),
    DOVOLAT_BASE_URL: 'https://dovolat.acme.example',
    DOVOLAT_LOG_FILE: join(folder, 'log/dovolat.log'),
    DOVOLAT_BACKUP_FOLDER: join(folder, 'backups'),
    DOVOLAT_BACKUP_AT: earlier.toPlainTime().toString({ smallestUnit: 'minute' }),
    DOVOLAT_REAL_TIME: 'yes',
    TZ: process.env.TZ ?? '',
  };
  // It was last backed up the day before yesterday, so that the time of day came while it was down.
  const old = earlier.subtract({ days: 2 }).toInstant().toString({ smallestUnit: 'second' }).replaceAll(':', '-');
  mkdirSync(join(folder, 'backups', `dovolat-${old}`), { recursive: true });
  server = await startServerProcess(environment);
});

afterAll(async () => {
  await endProcesses(environment);
  await rm(folder, { recursive: true, force: true });
});

test('people get HTTPS with every header that keeps other sites out, and a cookie that nothing else may read', async () => {
  const page = await get('/', { accept: 'text/html' });
  expect(page.headers).toMatchObject({
    'strict-transport-security': expect.stringContaining('max-age='),
    'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  });
  const [, email, password] = /Log in once with (\S+) and the password (\S+),/.exec(server.said()) ?? [];
  const login = await get('/api/v1/session', { 'content-type': 'application/json' }, JSON.stringify({ email, password }));
  expect([200, 201]).toContain(login.status);
  for (const cookie of login.headers['set-cookie'] ?? []) expect(cookie).toMatch(/^__Secure-.*HttpOnly.*SameSite=Lax/i);
  expect(login.headers['set-cookie']?.join()).toMatch(/; Secure/i);
});

test('calls go before all other work of the machine: the thread that leads them, those that flush and collect garbage for it and the whole of Asterisk, and nothing else that the server runs', () => {
  const asterisk = processesOf(environment).find(({ command }) => /\basterisk -f/.test(command));
  const threads = policies(server.pid);
  const first = threads.filter(({ policy }) => policy === roundRobin);
  expect(new Set(first.map(({ name, priority }) => `${name} ${priority}`))).toEqual(
    new Set(['node-MainThread 1', 'libuv-worker 1', 'node-V8Worker 1']),
  );
  expect(first.find(({ thread }) => thread === server.pid)).toBeDefined();
  const others = threads.filter(
    ({ thread, name }) => thread !== server.pid && name !== 'libuv-worker' && name !== 'node-V8Worker',
  );
  expect(others.length).toBeGreaterThan(1);
  expect(new Set(others.map(({ policy }) => policy))).toEqual(new Set([other]));
  const ofAsterisk = policies(asterisk?.pid ?? 0);
  expect(ofAsterisk.length).toBeGreaterThan(20);
  expect(new Set(ofAsterisk.map(({ policy, priority }) => `${policy} ${priority}`))).toEqual(new Set([`${roundRobin} 1`]));
});

test('the health check of the image finds the server where its settings say that it listens', async () => {
  const ask = (over: Record<string, string>) =>
    spawnSync(process.execPath, [resolve(import.meta.dirname, '../../scripts/ask-health.ts')], {
      env: { ...environment, ...over },
    }).status;
  expect(ask({})).toBe(0);
  expect(ask({ DOVOLAT_HTTP_HOST: '127.99.99.99' })).toBe(1);
});

test('the figures for Prometheus tell of the installation and of nobody in it', async () => {
  const file = join(folder, 'debtors.csv');
  writeFileSync(
    file,
    'receivable_id;name;phone;amount;currency;due_date\n1;Jana Nováková;+420601000001;1234,50;CZK;2026-11-01\n',
  );
  const done = async (...args: string[]) => expect(await runCommand(args, environment)).toMatchObject({ code: 0 });
  await done('creditor', 'add', 'acme', '--name', 'ACME', '--neutral-name', 'ACME', '--country', 'CZ');
  await done('import', 'receivables', file, '--creditor', 'acme');
  await done(
    'trunk',
    'add',
    'carrier',
    '--host',
    '127.0.0.9',
    '--channels',
    '7',
    '--to',
    'CZ',
    '--user',
    'u',
    '--password',
    'pw-secret',
  );
  const { status, body } = await get('/metrics', {});
  expect(status).toBe(200);
  expect(body).toContain('dovolat_trunk_lines{trunk="carrier",kind="all"} 7');
  for (const name of [
    'dovolat_commit_seconds_count',
    'dovolat_calls_up 0',
    'nodejs_eventloop_lag_seconds',
    'dovolat_journal_lines',
  ])
    expect(body).toContain(name);
  expect(body).not.toMatch(/Nov|601000001|1234[.,]50|123450|pw-secret/);
});

test('a renewed certificate is taken into use without a restart', async () => {
  const before = await fingerprint();
  certificate('second');
  await expect.poll(fingerprint, { timeout: 30_000, interval: 500 }).not.toBe(before);
});

test('the log is a file that may be moved away', async () => {
  const file = join(folder, 'log/dovolat.log');
  renameSync(file, `${file}.1`);
  process.kill(server.pid, 'SIGHUP');
  await expect.poll(async () => (await get('/healthz', {})).status && safeRead(file), { timeout: 10_000 }).toMatch(/"msg":/);
  expect(readFileSync(`${file}.1`, 'utf8')).toMatch(/"msg":/);
});

test('a server that was down at its time of day backs itself up when it is back', async () => {
  await expect.poll(() => keptBackups(join(folder, 'backups')).length, { timeout: 180_000, interval: 1000 }).toBe(2);
  const log = () => ['log/dovolat.log.1', 'log/dovolat.log'].map((file) => safeRead(join(folder, file))).join('');
  await expect.poll(log, { timeout: 20_000 }).toContain('a nightly job is done');
});

test('told to stop, it ends within its time and says so by its exit code', async () => {
  expect(await server.stop()).toBe(0);
});

type Answer = {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined> & { 'set-cookie'?: string[] };
  readonly body: string;
};

async function get(path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  const { DOVOLAT_HTTP_HOST: host, DOVOLAT_HTTP_PORT: port } = environment;
  const asked = request({ host, port, path, headers, method: body ? 'POST' : 'GET', rejectUnauthorized: false });
  asked.end(body);
  const [answer] = await once(asked, 'response');
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += chunk;
  return { status: answer.statusCode, headers: answer.headers, body: text };
}

async function fingerprint(): Promise<string> {
  const { DOVOLAT_HTTP_HOST: host, DOVOLAT_HTTP_PORT: port } = environment;
  const socket = connect({ host, port: Number(port), rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
}

function certificate(name: string): void {
  const [tls, made] = [join(folder, 'tls'), join(folder, `made-${name}`)];
  for (const each of [tls, made]) mkdirSync(each, { recursive: true });
  const subject = ['-subj', `/CN=${name}.dovolat.localhost`, '-days', '2', '-nodes', '-newkey', 'rsa:2048'];
  execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', join(made, 'key.pem'), '-out', join(made, 'cert.pem')], {
    stdio: 'ignore',
  });
  for (const file of ['key.pem', 'cert.pem']) renameSync(join(made, file), join(tls, file));
}

function safeRead(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** `SCHED_OTHER` and `SCHED_RR` of sched(7). */
const other = 0;
const roundRobin = 2;

/** How each thread of a process is scheduled: fields 40 and 41 of proc(5), counted behind the name, which may hold spaces. */
function policies(pid: number) {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const name = readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return { thread: Number(thread), name, priority: Number(fields[37]), policy: Number(fields[38]) };
  });
}
