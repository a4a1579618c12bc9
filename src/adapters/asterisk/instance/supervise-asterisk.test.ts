import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Fault } from '../../../kernel/fault.ts';
import { findNative } from '../../native/find-native.ts';
import { nativeSettings } from '../../native/native-settings.ts';
import { systemTimers } from '../../system/system-clock.ts';
import { examinePorts } from './check-ports.ts';
import { freePorts } from './free-ports.ts';
import { probeAmi } from './probe-ami.ts';
import { probeAri } from './probe-ari.ts';
import { type AsteriskSettings, noNat, type TrunkSettings } from './settings.ts';
import { type AsteriskSupervisor, superviseAsterisk } from './supervise-asterisk.ts';
import type { InstanceState } from './supervise-instance.ts';

const native = await findNative(nativeSettings(process.env));
if (!native) throw new Error('these tests need Asterisk: run `node scripts/bootstrap.mjs --native --` first');
const { programs } = native;

const folders: string[] = [];
const supervisors: AsteriskSupervisor[] = [];

afterEach(async () => {
  await Promise.all(supervisors.splice(0).map((supervisor) => supervisor.stop()));
  for (const folder of folders.splice(0)) {
    expect(processesOf(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  }
});

const trunk: TrunkSettings = {
  name: 'carrier',
  host: '127.0.0.2',
  port: 5060,
  codec: 'alaw',
  auth: null,
  register: false,
  soundTimeoutSeconds: 60,
  qualifySeconds: 0,
  sendPai: false,
};

async function settingsOf(change: Partial<AsteriskSettings> = {}): Promise<AsteriskSettings> {
  const folder = mkdtempSync(join(tmpdir(), 'dovolat-ast-'));
  folders.push(folder);
  return {
    folder,
    programs,
    endsWithUs: false,
    ...(await freePorts()),
    nat: noNat,
    trunks: [trunk],
    audioFolder: folder,
    ...change,
  };
}

function supervised(settings: AsteriskSettings) {
  const states: InstanceState[] = [];
  const quiet = () => {};
  const supervisor = superviseAsterisk(settings, {
    onState: (state) => states.push(state),
    timers: systemTimers,
    log: { info: quiet, warn: quiet, error: quiet },
  });
  supervisors.push(supervisor);
  return { supervisor, states };
}

/** Process ids whose command line names this folder. */
function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${folder}/`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await systemTimers.sleep(50);
}

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Fault)) throw new Error('a Fault was expected', { cause: error });
  return error;
}

describe('one Asterisk under supervision', () => {
  test('starts from nothing and answers on ARI and AMI with the secrets that it was given', async () => {
    const { supervisor, states } = supervised(await settingsOf());
    const instance = await supervisor.start();
    expect((await probeAri(instance.ari)).version).toBe(instance.version);
    await probeAmi(instance.ami);
    expect(states.map(({ state }) => state)).toEqual(['starting', 'running']);
    expect(supervisor.instance()).toBe(instance);
  });

  test('a wrong ARI or AMI password is refused by a fault that says what to compare and does not repeat the password', async () => {
    const { supervisor } = supervised(await settingsOf());
    const { ari, ami } = await supervisor.start();
    const wrongAri = await faultOf(probeAri({ ...ari, password: 'guessed-1234' }));
    expect(wrongAri.code).toBe('ari_password_refused');
    expect(wrongAri.remedy).toContain('ari.conf');
    expect(`${wrongAri.stack}${wrongAri.remedy}`).not.toContain('guessed-1234');
    const wrongAmi = await faultOf(probeAmi({ ...ami, password: 'guessed-1234' }));
    expect(wrongAmi.code).toBe('ami_password_refused');
    expect(`${wrongAmi.stack}${wrongAmi.remedy}`).not.toContain('guessed-1234');
  });

  test('secrets are for the owner only, and a restart keeps them', async () => {
    const settings = await settingsOf();
    const first = supervised(settings).supervisor;
    const before = await first.start();
    await first.stop();
    for (const name of ['secrets.json', 'etc/ari.conf', 'etc/manager.conf', 'etc/pjsip.conf'])
      expect([name, statSync(join(settings.folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    expect(statSync(settings.folder).mode & 0o777).toBe(0o700);
    const after = await supervised(settings).supervisor.start();
    expect(after.ari.password).toBe(before.ari.password);
    expect(after.ami.password).toBe(before.ami.password);
    expect(after.ari.password.length).toBeGreaterThanOrEqual(32);
  });

  test.each(['sip', 'http', 'ami'] as const)(
    'a taken %s port stops the start with its number and the remedy, and leaves nothing',
    async (which) => {
      const settings = await settingsOf();
      const { address, port } = settings[which];
      const free = which === 'sip' ? await takeUdp(address, port) : await takeTcp(address, port);
      try {
        const fault = await faultOf(supervised(settings).supervisor.start());
        expect(fault.code).toBe('port_taken');
        expect(fault.message).toContain(`${port}`);
        expect(fault.remedy).toContain('another port');
        expect(processesOf(settings.folder)).toEqual([]);
        expect((await examinePorts(settings)).map(({ state }) => state)).toEqual(
          ['sip', 'http', 'ami'].map((port) => (port === which ? 'wrong' : 'ok')),
        );
      } finally {
        await free();
      }
    },
  );

  test('an address that this machine does not have is told from a taken port', async () => {
    const settings = await settingsOf({ sip: { address: '192.0.2.7', port: 5060 } });
    expect((await faultOf(supervised(settings).supervisor.start())).code).toBe('address_not_here');
  });

  test('a start that fails tells why in Asterisk’s own words and leaves nothing running', async () => {
    const settings = await settingsOf();
    const broken = {
      ...settings,
      programs: { ...programs, command: () => ({ file: '/bin/sh', args: ['-c', 'echo cannot find the moon; exit 3'] }) },
    };
    const { supervisor, states } = supervised(broken);
    const fault = await faultOf(supervisor.start());
    expect(fault.code).toBe('asterisk_did_not_start');
    expect(fault.message).toContain('cannot find the moon');
    expect(fault.remedy).toContain(settings.folder);
    expect(states.at(-1)?.state).toBe('stopped');
  });

  test('comes back by itself when it is killed', async () => {
    const { supervisor, states } = supervised(await settingsOf());
    const { pid } = await supervisor.start();
    process.kill(pid, 'SIGKILL');
    await until(() => states.filter(({ state }) => state === 'running').length === 2);
    const again = supervisor.instance();
    expect(again?.pid).not.toBe(pid);
    if (again) await probeAri(again.ari);
    expect(states.map(({ state }) => state)).toEqual(['starting', 'running', 'down', 'starting', 'running']);
  });

  test('a killed controller leaves Asterisk running, and the next one adopts it instead of starting a second', async () => {
    const settings = await settingsOf();
    const { child, pid } = await startInAnotherProcess(settings);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(processesOf(settings.folder)).toEqual([pid]);
    const { supervisor, states } = supervised({ ...settings, rtp: { from: 30_000, to: 30_099 } });
    const adopted = await supervisor.start();
    expect(adopted.pid).toBe(pid);
    expect(states.at(-1)).toMatchObject({ state: 'running', adopted: true, outdated: ['rtp.conf'] });
    await probeAri(adopted.ari);
    process.kill(pid, 'SIGKILL');
    await until(() => states.filter(({ state }) => state === 'running').length === 2);
    expect(supervisor.instance()?.pid).not.toBe(pid);
  });

  test('an Asterisk that is to end with its controller does not outlive it, however it dies', async () => {
    const settings = await settingsOf({ endsWithUs: true });
    const { child, pid } = await startInAnotherProcess(settings);
    expect(processesOf(settings.folder)).toContain(pid);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until(() => processesOf(settings.folder).length === 0);
  });

  test('an Asterisk that hangs is ended by the stop all the same', async () => {
    const settings = await settingsOf();
    const { supervisor } = supervised(settings);
    const { pid } = await supervisor.start();
    process.kill(pid, 'SIGSTOP');
    await supervisor.stop();
    expect(processesOf(settings.folder)).toEqual([]);
  });

  test('trunks change while it runs', async () => {
    const settings = await settingsOf();
    const { supervisor } = supervised(settings);
    await supervisor.start();
    await supervisor.reload([{ ...trunk, name: 'second' }]);
    expect(await supervisor.ask('pjsip show endpoints')).toContain('second/sip:127.0.0.2:5060');
    expect(await supervisor.ask('pjsip show endpoints')).not.toContain('carrier/sip:');
  });

  test('every module of the list is loaded and the start writes no error', async () => {
    const settings = await settingsOf();
    const { supervisor } = supervised(settings);
    await supervisor.start();
    const loaded = await supervisor.ask('module show');
    const wanted = [...readFileSync(join(settings.folder, 'etc/modules.conf'), 'utf8').matchAll(/^load = (\S+)/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(wanted.length).toBeGreaterThan(70);
    expect(wanted.filter((name) => !loaded.includes(name))).toEqual([]);
    expect(readFileSync(join(settings.folder, 'log/messages.log'), 'utf8').match(/.*ERROR.*/g)).toBeNull();
  });

  test('two stand side by side', async () => {
    const [a, b] = await Promise.all([settingsOf(), settingsOf()]);
    const [first, second] = await Promise.all([supervised(a).supervisor.start(), supervised(b).supervisor.start()]);
    expect(first.pid).not.toBe(second.pid);
    expect((await faultOf(probeAri({ ...second.ari, password: first.ari.password }))).code).toBe('ari_password_refused');
  });
});

/** Starts the supervisor in a Node process of its own, so that it can be killed like a controller. */
async function startInAnotherProcess(settings: AsteriskSettings): Promise<{ child: ChildProcess; pid: number }> {
  const script = join(settings.folder, 'controller.ts');
  const instance = import.meta.dirname;
  const { programs: _, ...plain } = settings;
  writeFileSync(
    script,
    `import { superviseAsterisk } from '${instance}/supervise-asterisk.ts';
     import { findNative } from '${instance}/../../native/find-native.ts';
     import { nativeSettings } from '${instance}/../../native/native-settings.ts';
     import { systemTimers } from '${instance}/../../system/system-clock.ts';
     const { programs } = await findNative(nativeSettings(process.env));
     const log = { info() {}, warn() {}, error() {} };
     const supervisor = superviseAsterisk({ ...${JSON.stringify(plain)}, programs }, { onState() {}, timers: systemTimers, log });
     console.log((await supervisor.start()).pid);`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return { child, pid: Number(line) };
}

async function takeTcp(address: string, port: number): Promise<() => Promise<void>> {
  const server = createServer().listen(port, address);
  await once(server, 'listening');
  return async () => void (await once(server.close(), 'close'));
}

async function takeUdp(address: string, port: number): Promise<() => Promise<void>> {
  const socket = createSocket('udp4').bind(port, address);
  await once(socket, 'listening');
  return async () => void (await once(socket.close(), 'close'));
}
