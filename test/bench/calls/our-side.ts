import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalAsterisk } from '../../../src/adapters/asterisk/instance/asterisk-process.ts';
import { instanceFolder } from '../../../src/adapters/asterisk/instance/instance-folder.ts';
import { readConfig } from '../../../src/config.ts';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../../../src/dialer/add-line.ts';
import { createCampaign } from '../../../src/dialer/create-campaign.ts';
import type { Campaign } from '../../../src/dialer/model.ts';
import { moveCampaign } from '../../../src/dialer/move-campaign.ts';
import { allEvents } from '../../../src/journal/all-events.ts';
import { explainVerdict } from '../../../src/judge/explain-verdict.ts';
import { judge } from '../../../src/judge/judge.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { importFile } from '../../../src/main/import-file.ts';
import { openInstallation } from '../../../src/main/open-installation.ts';
import { renderedSince } from '../../../src/main/rehearsal/rendered-since.ts';
import { registerCreditor } from '../../../src/receivables/register-creditor.ts';
import { cpuTime } from './cpu-time.ts';
import { type OurServer, serverSettings, startOurServer } from './our-server.ts';
import type { CallOrder, Side } from './side.ts';

export type OurSide = Side & {
  /** CPU time of the product's start, prompts rendered ahead included. */
  readonly startUpCpuMs: number;
  /** What the judge says of the journal of all runs so far: how many rules were broken how often. */
  judge(): Promise<{ readonly violations: number; readonly told: string }>;
};

/**
 * The product as it is delivered: the server as a process of its own on a data folder of its own, with its database, journal, gate and
 * Asterisk. Debtors come in by the import of a file, a creditor for each run, so that nobody is called twice; the commands for that are
 * run by this process on the same database, as the command line does. `profile`: a folder for the CPU profile of the controller.
 */
export async function startOurSide(
  folder: string,
  far: { readonly address: string; readonly port: number },
  profile: string | null,
): Promise<OurSide> {
  const data = join(folder, 'data');
  const settings = await serverSettings(data, unlimited);
  const installation = await openInstallation(readConfig(settings));
  const { tools, journal } = installation;
  const actor = 'user:bench';
  let server: OurServer | null = null;
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
    server = await startOurServer(settings, profile);
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
    judge: async () => {
      const verdict = await judge(allEvents(journal));
      return { violations: verdict.violations.length, told: explainVerdict(verdict) };
    },
    audioSince: async (from) => {
      let playedMs = 0;
      for (let after = 0; ; ) {
        const heard = await journal.read({ after, limit: 5000, types: ['prompt_heard'] });
        for (const { at, data } of heard) if (at >= from) playedMs += (data as { readonly playedMs: number }).playedMs;
        after = heard.at(-1)?.seq ?? after;
        if (heard.length === 0) break;
      }
      return { playedMs, renderedMs: renderedSince(data, from) };
    },
    stop,
  };
}

/** More than any run reaches. */
const unlimited = 10_000;
const callerNumber = '+420000900001';
const lookEveryMs = 500;

/** `count` debtors behind the first `after`, one receivable each, on numbers that ring nobody. */
function portfolio(after: number, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = after + index;
    const phone = `+420000${String(number).padStart(6, '0')}`;
    return `R${number};D${number};Jana Nováková;${phone};1985-03-15;1234,50;CZK;2026-01-15`;
  });
  return `receivable_id;debtor_id;name;phone;birth_date;amount;currency;due_date\n${rows.join('\n')}\n`;
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason}: ${result.message}`);
}
