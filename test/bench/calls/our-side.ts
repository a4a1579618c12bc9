import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalAsterisk } from '../../../src/adapters/asterisk/instance/asterisk-process.ts';
import { freePorts } from '../../../src/adapters/asterisk/instance/free-ports.ts';
import { instanceFolder } from '../../../src/adapters/asterisk/instance/instance-folder.ts';
import { readConfig } from '../../../src/config.ts';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../../../src/dialer/add-line.ts';
import { createCampaign } from '../../../src/dialer/create-campaign.ts';
import type { Campaign } from '../../../src/dialer/model.ts';
import { moveCampaign } from '../../../src/dialer/move-campaign.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { importFile } from '../../../src/main/import-file.ts';
import { openInstallation } from '../../../src/main/open-installation.ts';
import { registerCreditor } from '../../../src/receivables/register-creditor.ts';
import { benchFlows, benchPrompts } from './bench-prompts.ts';
import { cpuTime } from './cpu-time.ts';
import type { CallOrder, Side } from './side.ts';

/**
 * The product as it is delivered: the server as a process of its own on a data folder of its own, with its database, journal, gate and
 * Asterisk. Debtors come in by the import of a file, a creditor for each run, so that nobody is called twice; the commands for that are
 * run by this process on the same database, as the command line does. `profile`: a folder for the CPU profile of the controller.
 */
export async function startOurSide(
  folder: string,
  far: { readonly address: string; readonly port: number },
  profile: string | null,
): Promise<Side & { readonly startUpCpuMs: number }> {
  const data = join(folder, 'data');
  const settings = await settingsIn(data);
  const installation = await openInstallation(readConfig(settings));
  const { tools, journal } = installation;
  const actor = 'user:bench';
  let server: Server | null = null;
  const place = instanceFolder(join(data, 'asterisk'));
  const stop = async () => {
    await server?.stop();
    // The product leaves its Asterisk running when calls are still up; nobody would end this one.
    const left = place.pid();
    if (left !== null) signalAsterisk(place, left, 'SIGKILL');
    await installation.close();
  };
  let runs = 0;
  let debtors = 0;
  const prepared = new Map<CallOrder, Campaign>();

  try {
    must(
      await addTrunk(tools, actor, {
        ...{ name: 'simulated', simulated: true, host: far.address, port: far.port },
        ...{ channels: unlimited, callsPerSecond: unlimited },
      }),
    );
    server = await startServer(settings, profile);
  } catch (error) {
    await stop();
    throw error;
  }
  const asteriskPid = place.pid() ?? 0;
  const controllerPid = server.pid;
  const cpu = () => ({ node: cpuTime(controllerPid, asteriskPid), asterisk: cpuTime(asteriskPid) });

  return {
    name: 'ours',
    startUpCpuMs: cpu().node,
    cpu,
    prepare: async (order) => {
      runs += 1;
      const code = `run-${runs}`;
      const names = { code, name: `Bench ${runs}`, neutralName: 'Bench', country: 'CZ' } as const;
      const creditor = must(await tools.work.run((tx) => registerCreditor(tools, tx, actor, names)));
      const number = callerNumber;
      must(await addCallerIdentity(tools, actor, { number, creditor: code, dailyCap: unlimited }));
      must(await verifyCallerIdentity(tools, actor, { number, country: 'CZ', evidence: 'rehearsal range' }));
      const file = join(folder, `${code}.csv`);
      writeFileSync(file, portfolio(debtors, order.calls));
      debtors += order.calls;
      const imported = must(await importFile(installation, file, { creditorId: creditor.id, actor }));
      if (imported.good !== order.calls) throw new Error(`${imported.good} of ${order.calls} rows came in`);
      const pace = { concurrency: unlimited, callsPerSecond: order.perSecond, attemptsInAll: 1 };
      const campaign = await createCampaign(tools, actor, {
        ...{ name: code, creditor: code, flow: 'bench' },
        settings: { calendar: 'rehearsal', ...pace },
      });
      prepared.set(order, must(campaign));
    },
    place: async (order, signal) => {
      const campaign = prepared.get(order);
      if (!campaign) throw new Error('this run was not prepared');
      must(await moveCampaign(tools, actor, campaign, 'start'));
      const state = async () => (await tools.work.run((tx) => tools.campaigns.find(tx, campaign.id)))?.state;
      while ((await state()) === 'running' && !signal.aborted) await sleep(lookEveryMs);
      if (signal.aborted) await moveCampaign(tools, actor, campaign, 'stop');
    },
    audioSince: async (from) => {
      let playedMs = 0;
      for (let after = 0; ; ) {
        const heard = await journal.read({ after, limit: 5000, types: ['prompt_heard'] });
        for (const { at, data } of heard) if (at >= from) playedMs += (data as { readonly playedMs: number }).playedMs;
        after = heard.at(-1)?.seq ?? after;
        if (heard.length === 0) break;
      }
      return { playedMs, renderedMs: renderedSince(join(data, 'audio/fragments'), from) };
    },
    stop,
  };
}

/** More than any run reaches. */
const unlimited = 100_000;
const callerNumber = '+420000900001';
const lookEveryMs = 500;

async function settingsIn(data: string): Promise<Record<string, string>> {
  const ports = await freePorts(mostCalls);
  const web = await freePorts();
  const { PATH = '', HOME = '', DOVOLAT_CACHE = '', DOVOLAT_ASTERISK = '', DOVOLAT_LOG_LEVEL = 'warn' } = process.env;
  return {
    ...{ PATH, HOME, DOVOLAT_CACHE, DOVOLAT_ASTERISK, DOVOLAT_LOG_LEVEL },
    DOVOLAT_DATA: data,
    DOVOLAT_FLOWS: benchFlows,
    DOVOLAT_PROMPTS: benchPrompts,
    DOVOLAT_SIP_ADDRESS: ports.sip.address,
    DOVOLAT_SIP_PORT: String(ports.sip.port),
    DOVOLAT_CONTROL_ADDRESS: ports.http.address,
    DOVOLAT_ARI_PORT: String(ports.http.port),
    DOVOLAT_AMI_PORT: String(ports.ami.port),
    DOVOLAT_RTP_FROM: String(ports.rtp.from),
    DOVOLAT_RTP_TO: String(ports.rtp.to),
    DOVOLAT_HTTP_HOST: web.http.address,
    DOVOLAT_HTTP_PORT: String(web.http.port),
    DOVOLAT_MAX_CALLS: String(unlimited),
    DOVOLAT_MAX_CALLS_PER_SECOND: String(unlimited),
  };
}

/** At once; sizes the range of media ports. */
export const mostCalls = 1500;

type Server = { readonly pid: number; stop(): Promise<void> };

async function startServer(settings: Readonly<Record<string, string>>, profile: string | null): Promise<Server> {
  const main = resolve(import.meta.dirname, '../../../src/main.ts');
  const profiling = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child: ChildProcess = spawn(process.execPath, [...profiling, main, 'start'], {
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const ready = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-64_000);
      if (words.includes('Dovolat runs at')) ready.resolve();
    });
  const ended = once(child, 'close');
  void ended.then(([code]) => ready.reject(new Error(`the server ended with ${code}:\n${words}`)));
  await ready.promise;
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
      await ended;
      clearTimeout(limit);
    },
  };
}

/** It gives calls that are up half a minute. */
const stopLimitMs = 60_000;

/** `count` debtors behind the first `after`, one receivable each, on numbers that ring nobody. */
function portfolio(after: number, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = after + index;
    const phone = `+420000${String(number).padStart(6, '0')}`;
    return `R${number};D${number};Jana Nováková;${phone};1985-03-15;1234,50;CZK;2026-01-15`;
  });
  return `receivable_id;debtor_id;name;phone;birth_date;amount;currency;due_date\n${rows.join('\n')}\n`;
}

/** Sound of the fragments that appeared since then, in ms. */
function renderedSince(folder: string, from: number): number {
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.alaw')) continue;
    const { mtimeMs, size } = statSync(join(folder, name));
    if (mtimeMs >= from) bytes += size;
  }
  return bytes / 8;
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason}: ${result.message}`);
}
