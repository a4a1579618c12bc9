import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCarrier } from '../../src/adapters/asterisk/carrier/start-carrier.ts';
import { askAsterisk } from '../../src/adapters/asterisk/instance/asterisk-process.ts';
import { freePorts } from '../../src/adapters/asterisk/instance/free-ports.ts';
import { instanceFolder } from '../../src/adapters/asterisk/instance/instance-folder.ts';
import { systemTimers } from '../../src/adapters/system/system-clock.ts';
import { readConfig } from '../../src/config.ts';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../../src/dialer/add-line.ts';
import { createCampaign } from '../../src/dialer/create-campaign.ts';
import type { Campaign, CampaignSettings } from '../../src/dialer/model.ts';
import { moveCampaign } from '../../src/dialer/move-campaign.ts';
import type { JournalEvent } from '../../src/journal/event.ts';
import type { Result } from '../../src/kernel/result.ts';
import { importFile } from '../../src/main/import-file.ts';
import { type OpenInstallation, openInstallation } from '../../src/main/open-installation.ts';
import { registerCreditor } from '../../src/receivables/register-creditor.ts';
import type { Persona } from '../../src/rehearsal/personas.ts';
import { personasScript } from '../../src/rehearsal/personas-script.ts';
import type { CarrierScript, SimulatedCarrier } from '../../src/rehearsal/ports.ts';
import { portfolioFile, type SampleDebtor, subscribersOf } from '../../src/rehearsal/sample-portfolio.ts';
import { nativePrograms } from '../integration/support/native.ts';
import { withHeldSteps } from './debtors-in-a-hurry.ts';
import { followJournal } from './follow-journal.ts';
import { type CommandOutcome, endProcesses, runCommand, type ServerProcess, startServerProcess } from './server-process.ts';

/**
 * The whole product for one test file: a data folder and ports of its own, the command line and the server as processes of their own, and
 * in the test's process the simulated telephone network and an eye on the record.
 */
export type RehearsalWorld = {
  readonly folder: string;
  readonly data: string;
  /** The settings that every process of this installation gets. */
  readonly environment: Readonly<Record<string, string>>;
  readonly carrier: SimulatedCarrier;
  /** Runs a command on the console of our Asterisk. */
  askAsterisk(command: string): Promise<string>;
  /** Runs a command on the console of the network's Asterisk. */
  askNetwork(command: string): Promise<string>;
  /** Lets every debtor go on who waits for a word (`waitsForAWord`). */
  letThemGoOn(): Promise<void>;
  /** Whoever comes to wait for a word from now on waits again. */
  letThemWait(): Promise<void>;
  dovolat(...args: readonly string[]): Promise<CommandOutcome>;
  startServer(): Promise<ServerProcess>;
  /** The record, opened beside the server as the command line does. */
  record(): Promise<OpenInstallation>;
  /** Every line of the journal so far. */
  journal(): Promise<JournalEvent[]>;
  /** Looks again until `found` says something. Rejects after `ms` with the server's last words. */
  until<T>(what: string, found: (journal: readonly JournalEvent[]) => T | undefined | false, ms?: number): Promise<T>;
  /** A campaign that is running: its creditor, file, trunk and caller identity are made as well. */
  campaign(name: string, debtors: readonly SampleDebtor[], settings?: Partial<CampaignSettings>): Promise<Campaign>;
  /** Ends whatever runs on this installation, and removes its folder. */
  close(): Promise<void>;
};

export async function openRehearsalWorld(options: {
  readonly debtors: readonly SampleDebtor[];
  readonly personas?: readonly Persona[];
  /** What the subscribers do, where that is no table of personas. */
  readonly script?: CarrierScript;
  readonly settings?: Readonly<Record<string, string>>;
  /** Its sounds are its own from the first on: for tests of where sounds lie and when they go. */
  readonly ownSounds?: boolean;
}): Promise<RehearsalWorld> {
  const programs = await nativePrograms();
  const folder = await mkdtemp(join(tmpdir(), 'dovolat-'));
  const data = join(folder, 'data');
  const environment = { ...(await settingsOf(data)), ...options.settings };
  if (!options.ownSounds) await shareFragments(data);
  const theirs = await freePorts(100);
  const carrier = await startCarrier(
    {
      folder: join(folder, 'carrier'),
      programs,
      sip: theirs.sip,
      rtp: theirs.rtp,
      script: options.script ?? withHeldSteps(personasScript(options.personas)),
      subscribers: subscribersOf(options.debtors),
    },
    systemTimers,
  );
  const askNetwork = (command: string) => askAsterisk(programs, instanceFolder(join(folder, 'carrier')), command);
  const servers: ServerProcess[] = [];
  let opened: Promise<OpenInstallation> | null = null;
  const record = () => {
    opened ??= openInstallation(readConfig(environment));
    return opened;
  };
  let follow: Promise<() => Promise<JournalEvent[]>> | null = null;
  const readJournal = async () => {
    follow ??= record().then(({ journal }) => followJournal(journal));
    return (await follow)();
  };
  const world: RehearsalWorld = {
    folder,
    data,
    environment,
    carrier,
    askAsterisk: (command) => askAsterisk(programs, instanceFolder(join(data, 'asterisk')), command),
    askNetwork,
    letThemGoOn: async () => void (await askNetwork('dialplan set global GO_ON 1')),
    letThemWait: async () => void (await askNetwork('dialplan set global GO_ON 0')),
    dovolat: (...args) => runCommand(args, environment),
    startServer: async () => {
      const server = await startServerProcess(environment);
      servers.push(server);
      return server;
    },
    record,
    journal: readJournal,
    until: async (what, found, ms = 60_000) => {
      for (const end = Date.now() + ms; Date.now() < end; ) {
        const value = found(await readJournal());
        if (value !== undefined && value !== false) return value;
        await systemTimers.sleep(100);
      }
      const happened = (await readJournal()).slice(-40).map(({ type, data: fields }) => `${type} ${JSON.stringify(fields)}`);
      throw new Error(
        `not within ${ms} ms: ${what}\n${happened.join('\n')}\n${servers.map(({ said }) => said()).join('\n---\n')}`,
      );
    },
    campaign: async (name, debtors, settings = {}) =>
      startCampaign(await record(), folder, carrier.address, name, debtors, settings),
    close: async () => {
      if (opened) await (await opened).close();
      await endProcesses(environment);
      await carrier.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/**
 * Fragments are named by the hash of how they are made, so installations of tests share theirs, and each is rendered once for all of them;
 * what is said in a call is joined by each installation itself.
 */
async function shareFragments(data: string): Promise<void> {
  const shared = join(import.meta.dirname, '../../node_modules/.cache/dovolat-test-fragments');
  await mkdir(shared, { recursive: true });
  await mkdir(join(data, 'audio'), { recursive: true });
  await symlink(shared, join(data, 'audio/fragments'));
}

/** Settings of an installation of its own, for processes that know nothing else of this machine's. */
export async function settingsOf(data: string): Promise<Record<string, string>> {
  const [ours, web] = [await freePorts(100), await freePorts(10)];
  return {
    DOVOLAT_DATA: data,
    DOVOLAT_HTTP_HOST: web.http.address,
    DOVOLAT_HTTP_PORT: String(web.http.port),
    DOVOLAT_SIP_ADDRESS: ours.sip.address,
    DOVOLAT_SIP_PORT: String(ours.sip.port),
    DOVOLAT_CONTROL_ADDRESS: ours.http.address,
    DOVOLAT_ARI_PORT: String(ours.http.port),
    DOVOLAT_AMI_PORT: String(ours.ami.port),
    DOVOLAT_RTP_FROM: String(ours.rtp.from),
    DOVOLAT_RTP_TO: String(ours.rtp.to),
  };
}

/** The value of what must be accepted. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason}: ${result.message}`);
}

async function startCampaign(
  installation: OpenInstallation,
  folder: string,
  network: string,
  name: string,
  debtors: readonly SampleDebtor[],
  settings: Partial<CampaignSettings>,
): Promise<Campaign> {
  const { tools } = installation;
  const actor = 'user:test';
  const [host = '', port = ''] = network.split(':');
  const creditor = must(
    await tools.work.run((tx) =>
      registerCreditor(tools, tx, actor, { code: name, name: `${name}, a.s.`, neutralName: 'Energo Morava', country: 'CZ' }),
    ),
  );
  const source = join(folder, 'source');
  mkdirSync(source, { recursive: true });
  const file = join(source, `${name}.csv`);
  writeFileSync(file, portfolioFile(debtors));
  const imported = must(await importFile(installation, file, { creditorId: creditor.id, actor }));
  if (imported.rejected > 0) throw new Error(JSON.stringify(imported.firstErrors));
  const trunks = await tools.work.run((tx) => tools.trunks.all(tx));
  if (trunks.length === 0)
    must(
      await addTrunk(tools, actor, {
        name: 'network',
        host,
        port: Number(port),
        simulated: true,
        channels: 30,
        callsPerSecond: 10,
      }),
    );
  const number = `+42000090000${trunks.length + 1}`;
  must(await addCallerIdentity(tools, actor, { number, creditor: creditor.code }));
  must(await verifyCallerIdentity(tools, actor, { number, country: 'CZ', evidence: 'rehearsal range' }));
  const wish = { name, creditor: creditor.code, flow: 'soft-reminder' };
  const campaign = must(
    await createCampaign(tools, actor, {
      ...wish,
      settings: { calendar: 'rehearsal', concurrency: 12, callsPerSecond: 4, attemptsInAll: 1, ringMs: 8000, ...settings },
    }),
  );
  return must(await moveCampaign(tools, actor, campaign, 'start'));
}
