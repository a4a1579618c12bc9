import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { startCarrier } from '../adapters/asterisk/carrier/start-carrier.ts';
import { freePorts } from '../adapters/asterisk/instance/free-ports.ts';
import { nativeSettings } from '../adapters/native/native-settings.ts';
import { setUpNative } from '../adapters/native/set-up-native.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import { type Config, readConfig } from '../config.ts';
import { addCallerIdentity, addTrunk, verifyCallerIdentity } from '../dialer/add-line.ts';
import { createCampaign } from '../dialer/create-campaign.ts';
import type { Campaign } from '../dialer/model.ts';
import { moveCampaign } from '../dialer/move-campaign.ts';
import { allEvents } from '../journal/all-events.ts';
import { explainVerdict } from '../judge/explain-verdict.ts';
import { judge } from '../judge/judge.ts';
import { parsePhone } from '../kernel/phone.ts';
import type { Result } from '../kernel/result.ts';
import { registerCreditor } from '../receivables/register-creditor.ts';
import { personas } from '../rehearsal/personas.ts';
import { personasScript } from '../rehearsal/personas-script.ts';
import { portfolioFile, samplePortfolio, subscribersOf } from '../rehearsal/sample-portfolio.ts';
import { type CampaignFigures, CampaignLedger } from '../reports/campaign-figures.ts';
import { importFile } from './import-file.ts';
import { rehearsalMail } from './rehearsal-mail.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

type Voice = { readonly write: (text: string) => void; readonly complain: (text: string) => void };

const debtorCount = 24;
const concurrencyCap = 12;
/** A campaign whose next call is further away (tomorrow, by a rule) has come to its end for today. */
const nothingDueForMs = 5 * 60_000;

/**
 * The whole product on a sample: a second Asterisk plays the telephone network, invented debtors answer there, and a campaign calls them
 * by real SIP under the rehearsal calendar (any hour; rehearsal numbers by a simulated trunk only). `once`: to its end, then the summary
 * as the last line of standard output. Returns whether it came out as it must.
 */
export async function rehearse(options: { readonly once: boolean; readonly json: boolean }, voice: Voice): Promise<boolean> {
  const say = options.json ? () => {} : voice.complain;
  const folder = options.once ? mkdtempSync(join(tmpdir(), 'dovolat-demo-')) : freshFolder(join(readConfig().data, 'demo'));
  const mail = await rehearsalMail();
  const config = { ...(await demoConfig(folder, options.once)), ...mail.settings };
  const log = pino(
    { level: process.env.DOVOLAT_LOG_LEVEL ?? 'warn' },
    pino.destination({ dest: join(folder, 'demo.log'), sync: true }),
  );
  const { programs } = await setUpNative(nativeSettings(process.env), (step, detail) => say(`… ${step} ${detail}`));
  const today = Temporal.Now.plainDateISO('Europe/Prague');
  const debtors = samplePortfolio(
    debtorCount,
    personas.map(({ suffix }) => suffix),
    today,
  );
  const ports = await freePorts(100);
  say('… simulated telephone network');
  const carrier = await startCarrier(
    {
      folder: join(folder, 'carrier'),
      programs,
      sip: ports.sip,
      rtp: ports.rtp,
      script: personasScript(),
      subscribers: subscribersOf(debtors),
    },
    systemTimers,
  );
  let server: RunningServer | null = null;
  try {
    const [host = '', port = ''] = carrier.address.split(':');
    server = await startServer(config, log, (part) => say(`… ${part}`));
    const campaign = await prepareCampaign(server, folder, debtors, { host, port: Number(port) }, mail.summaryTo);
    if (!options.once) {
      say(`\nThe console shows it live: ${server.url}`);
      if (server.firstLogin) say(`Log in with ${server.firstLogin.email} and the password ${server.firstLogin.password}\n`);
    }
    const figures = await followCampaign(server, campaign, say, options.once ? null : untilToldToStop());
    const arrived = await mail.conclude(server.installation, campaign);
    const verdict = await judge(allEvents(server.installation.journal));
    const callIds = new Set((await carrier.placedCalls()).filter(({ number }) => !isAgent(number)).map(({ callId }) => callId));
    say(`\n${explainVerdict(verdict)}\n`);
    if (arrived.example) say(`${arrived.example}\n`);
    const summary = { ...summaryOf(campaign, figures, callIds.size, verdict), ...arrived.figures };
    const faults = [
      ...arrived.faults,
      ...(verdict.verdict === 'pass' ? [] : ['the judge found violations']),
      ...(callIds.size === figures.callsPlaced
        ? []
        : [`we placed ${figures.callsPlaced} calls, the network saw ${callIds.size}`]),
      ...(await carrier.givenUp()).map(
        ({ number, persona, waitedFor }) => `${persona} at ${number} gave up waiting for ${waitedFor}`,
      ),
    ];
    for (const fault of faults) say(`Not as it must be: ${fault}`);
    if (options.once) voice.write(JSON.stringify(summary));
    return faults.length === 0;
  } finally {
    await server?.stop({ graceMs: 0, leaveCalls: false });
    await carrier.stop();
    await mail.close();
    if (options.once && !process.env.DOVOLAT_KEEP_DEMO) rmSync(folder, { recursive: true, force: true });
  }
}

/** One campaign over the sample, from a file, as an operator would make it. */
async function prepareCampaign(
  { installation }: RunningServer,
  folder: string,
  debtors: ReturnType<typeof samplePortfolio>,
  network: { readonly host: string; readonly port: number },
  summaryTo: string,
): Promise<Campaign> {
  const { tools } = installation;
  const actor = 'user:demo';
  const creditor = must(
    await tools.work.run((tx) =>
      registerCreditor(tools, tx, actor, {
        code: 'energo',
        name: 'Energo Morava, a.s.',
        neutralName: 'Energo Morava',
        country: 'CZ',
      }),
    ),
  );
  const file = join(folder, 'debtors.csv');
  writeFileSync(file, portfolioFile(debtors));
  must(
    await importFile(installation, file, {
      creditorId: creditor.id,
      actor,
      confirmedEmails: 'rehearsal: nobody has these addresses',
    }),
  );
  must(await addTrunk(tools, actor, { name: 'simulated', ...network, simulated: true, channels: 30, callsPerSecond: 10 }));
  for (const number of ['+420000900001', '+420000900002']) {
    must(await addCallerIdentity(tools, actor, { number, creditor: creditor.code }));
    must(await verifyCallerIdentity(tools, actor, { number, country: 'CZ', evidence: 'rehearsal range' }));
  }
  const soon = 10_000;
  const campaign = must(
    await createCampaign(tools, actor, {
      name: 'Autumn reminder',
      creditor: creditor.code,
      flow: 'soft-reminder',
      settings: {
        calendar: 'rehearsal',
        concurrency: concurrencyCap,
        callsPerSecond: 3,
        attemptsInAll: 2,
        ringMs: 8000,
        summaryTo: [summaryTo],
        agentNumber: must(parsePhone('+420000999990', 'CZ')).number,
        retryAfterMs: Object.fromEntries(
          ['busy', 'no_answer', 'unreachable', 'no_response', 'lost', 'hung_up_early', 'silent', 'declined', 'not_verified'].map(
            (code) => [code, soon],
          ),
        ),
      },
    }),
  );
  return must(await moveCampaign(tools, actor, campaign, 'start'));
}

/** Waits for the campaign's end (or until told to stop), telling how it goes. */
async function followCampaign(
  { installation: { tools, journal } }: RunningServer,
  { id }: Campaign,
  say: (text: string) => void,
  told: Promise<void> | null,
): Promise<CampaignFigures> {
  const ledger = new CampaignLedger(id);
  let seq = 0;
  let line = '';
  let stopped = false;
  void told?.then(() => {
    stopped = true;
  });
  for (;;) {
    const events = await journal.read({ after: seq, limit: 5000 });
    for (const event of events) ledger.add(event);
    seq = events.at(-1)?.seq ?? seq;
    const figures = ledger.figures();
    const now = `${figures.debtorsDone} of ${figures.debtors} debtors done, ${figures.inUse} calls up, ${figures.answered} answered, ${figures.verified} verified, ${figures.promises} promises`;
    if (now !== line) say(now);
    line = now;
    const campaign = await tools.work.run((tx) => tools.campaigns.find(tx, id));
    const waiting = await tools.work.run((tx) => tools.entries.dueWithin(tx, id, Date.now() + nothingDueForMs));
    const over = told === null && figures.inUse === 0 && (campaign?.state === 'finished' || !waiting);
    if (stopped || (over && events.length === 0)) return figures;
    await systemTimers.sleep(1000);
  }
}

function summaryOf(
  campaign: Campaign,
  figures: CampaignFigures,
  callsPlaced: number,
  verdict: { readonly verdict: string; readonly violations: readonly unknown[] },
) {
  return {
    campaign: campaign.name,
    debtors: figures.debtors,
    attempts: figures.attempts,
    callsPlaced,
    answered: figures.answered,
    verified: figures.verified,
    promises: figures.promises,
    disputes: figures.disputes,
    paidClaims: figures.paidClaims,
    transfers: figures.transfers,
    optOuts: figures.optOuts,
    refused: figures.refused,
    followUps: figures.followUps,
    peakConcurrent: figures.peakConcurrent,
    concurrencyCap,
    judge: verdict.verdict,
    violations: verdict.violations.length,
  };
}

/** Settings of a demo: a folder and ports of its own, so that several can run side by side; the console stays where people expect it. */
async function demoConfig(folder: string, once: boolean): Promise<Config> {
  const ports = await freePorts(100);
  const web = await freePorts(10);
  return {
    ...readConfig(),
    data: join(folder, 'data'),
    asteriskEndsWithUs: true,
    sipAddress: ports.sip.address,
    sipPort: ports.sip.port,
    controlAddress: ports.http.address,
    ariPort: ports.http.port,
    amiPort: ports.ami.port,
    rtpFrom: ports.rtp.from,
    rtpTo: ports.rtp.to,
    ...(once && { httpHost: web.http.address, httpPort: web.http.port }),
  };
}

function freshFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function isAgent(number: string): boolean {
  return number.startsWith('+42000099999') || number.startsWith('42000099999');
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason}: ${result.message}`);
}
