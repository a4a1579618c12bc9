import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { startCarrier } from '../adapters/asterisk/carrier/start-carrier.ts';
import { freePorts } from '../adapters/asterisk/instance/free-ports.ts';
import { nativeSettings } from '../adapters/native/native-settings.ts';
import { setUpNative } from '../adapters/native/set-up-native.ts';
import { systemTimers } from '../adapters/system/system-clock.ts';
import { readConfig } from '../config.ts';
import { allEvents } from '../journal/all-events.ts';
import { explainVerdict } from '../judge/explain-verdict.ts';
import { judge, type Verdict } from '../judge/judge.ts';
import { type Language, languageOf } from '../kernel/country.ts';
import { demoHome, demoMarkets } from '../rehearsal/demo-homes.ts';
import { callsBack, demoMix } from '../rehearsal/demo-mix.ts';
import { personasScript } from '../rehearsal/personas-script.ts';
import type { SimulatedCarrier } from '../rehearsal/ports.ts';
import { agentNumber } from '../rehearsal/sample-market.ts';
import { samplePortfolio, subscribersOf } from '../rehearsal/sample-portfolio.ts';
import { demoConfig, freshFolder } from './rehearsal/demo-config.ts';
import { followCampaigns } from './rehearsal/follow-campaigns.ts';
import { outcomesTable, personaOutcomes } from './rehearsal/persona-outcomes.ts';
import { addDeadTrunk, linesWithAgents, prepareCampaigns } from './rehearsal/prepare-campaigns.ts';
import { renderedSince } from './rehearsal/rendered-since.ts';
import { showProgress } from './rehearsal/show-progress.ts';
import { type RunEnd, summaryOf } from './rehearsal/summary.ts';
import { rehearsalMail } from './rehearsal-mail.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

export type RehearsalOptions = {
  /** To the campaign's end, then the summary as the last line of standard output; else until told to stop. */
  readonly once: boolean;
  /** Nothing but the summary. */
  readonly json: boolean;
  /** How many debtors, and how many calls up at once. */
  readonly debtors: number;
  readonly lines: number;
};

/** `interactive`: what is told to people goes to a terminal. */
type Voice = {
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly interactive: boolean;
};

/**
 * The whole product on a sample: a second Asterisk plays the telephone network, invented debtors answer there, and campaigns call them
 * in their languages by real SIP under the rehearsal calendar (any hour; rehearsal numbers by a simulated trunk only). Returns whether it came out as it must.
 */
export async function rehearse({ once, json, debtors: count, lines }: RehearsalOptions, voice: Voice): Promise<boolean> {
  const startedAt = performance.now();
  const say = json ? () => {} : voice.complain;
  const folder = once ? mkdtempSync(join(tmpdir(), 'dovolat-demo-')) : freshFolder(join(readConfig().data, 'demo'));
  const mail = await rehearsalMail();
  const log = pino(
    { level: process.env.DOVOLAT_LOG_LEVEL ?? 'warn' },
    pino.destination({ dest: join(folder, 'demo.log'), sync: true }),
  );
  const { programs } = await setUpNative(nativeSettings(process.env), (step, detail) => say(`… ${step} ${detail}`));
  const today = Temporal.Now.plainDateISO('Europe/Prague');
  const mix = [...demoMix(count), ...Array(optedOutBefore).fill('08')];
  const everybody = samplePortfolio(count + optedOutBefore, mix, today, demoHome);
  const debtors = everybody.slice(0, count);
  const ports = await freePorts(linesWithAgents(lines) * 2);
  say('… simulated telephone network');
  const carrier = await startCarrier(
    {
      folder: join(folder, 'carrier'),
      programs,
      sip: ports.sip,
      rtp: ports.rtp,
      script: personasScript(),
      subscribers: [...subscribersOf(everybody), ...agents],
    },
    systemTimers,
  );
  let server: RunningServer | null = null;
  try {
    server = await startServer(
      { ...(await demoConfig(folder, { once, lines: linesWithAgents(lines) })), ...mail.settings },
      log,
      (part) => say(`… ${part}`),
    );
    const { installation } = server;
    say('… debtors, and the words that they will hear');
    const campaigns = await prepareCampaigns(server, folder, {
      debtors,
      optedOut: everybody.slice(count),
      network: { host: ports.sip.address, port: ports.sip.port },
      lines,
      summaryTo: mail.summaryTo,
    });
    const deadTrunk = addDeadTrunk(server, { host: ports.sip.address, port: ports.http.port });
    deadTrunk.catch((err: unknown) => log.error({ err }, 'the dead trunk was not added'));
    say(`\n${everybody.length} debtors in ${campaigns.length} countries are called, at most ${lines} at once.`);
    if (!once) {
      say(`The console shows it live: ${server.url}`);
      if (server.firstLogin) say(`Log in with ${server.firstLogin.email} and the password ${server.firstLogin.password}`);
    }
    const progress = showProgress(voice.interactive && !json, say, lines);
    const run = await followCampaigns(installation, campaigns, progress.show, once ? null : untilToldToStop()).finally(
      progress.end,
    );
    const arrived = await mail.conclude(installation, campaigns);
    const verdict = await judge(allEvents(installation.journal));
    const placed = await carrier.placedCalls();
    const outcomes = await personaOutcomes(
      installation,
      placed,
      debtors.map(({ number }) => number),
    );
    const renderedMs = renderedSince(installation.config.data, run.figures.startedAt ?? Date.now());
    const measured = { renderedMs, durationMs: performance.now() - startedAt };
    const end: RunEnd = { ...run, campaigns, verdict, outcomes, lines, arrived, ...measured };
    say(`\n${outcomesTable(outcomes)}\n\n${verdictInShort(verdict)}\n`);
    if (arrived.example) say(`${arrived.example}\n`);
    const spoken = new Set(debtors.map(({ language }) => language));
    const callers = mix.filter((suffix) => callsBack.has(suffix)).length;
    const faults = [...(await faultsOf(end, spoken, callers, carrier)), ...arrived.faults];
    for (const fault of faults) say(`Not as it must be: ${fault}`);
    if (once) voice.write(JSON.stringify(summaryOf(end)));
    return faults.length === 0;
  } finally {
    await server?.stop({ graceMs: 0, leaveCalls: false });
    await carrier.stop();
    await mail.close();
    if (once && !process.env.DOVOLAT_KEEP_DEMO) rmSync(folder, { recursive: true, force: true });
  }
}

/** A pass in a line; what was found otherwise in full. */
function verdictInShort(verdict: Verdict): string {
  const full = explainVerdict(verdict);
  if (verdict.verdict !== 'pass') return full;
  const looked = Object.values(verdict.checked).filter((times) => times > 0).length;
  return `The judge: ${full.split('\n')[0]}, ${looked} rules kept.`;
}

/** Debtors of the file who said before that they want no calls: the gate must keep them from being called. */
const optedOutBefore = 2;

/** Who take over calls, in the language of each country. */
const agents = demoMarkets.map((market) => ({ number: agentNumber(market), language: languageOf[market.country] }));

async function faultsOf(
  { verdict, tally, figures, outcomes, lines, renderedMs }: RunEnd,
  spoken: ReadonlySet<Language>,
  callers: number,
  carrier: SimulatedCarrier,
): Promise<string[]> {
  const callIds = new Set((await carrier.placedCalls()).filter(({ number }) => !isAgent(number)).map(({ callId }) => callId));
  const faults: string[] = [];
  if (verdict.verdict !== 'pass') faults.push('the judge found violations');
  if (callIds.size !== tally.callsPlaced) faults.push(`we placed ${tally.callsPlaced} calls, the network saw ${callIds.size}`);
  if (figures.peakConcurrent > lines) faults.push(`${figures.peakConcurrent} calls were up at once, ${lines} may`);
  for (const language of spoken) if (!tally.languages[language]) faults.push(`nobody was spoken to in ${language}`);
  if (renderedMs > 0) faults.push(`${renderedMs} ms of sound were rendered while calls were placed`);
  if (tally.calledBack.promises < callers)
    faults.push(`${callers} call back and promise, ${tally.calledBack.promises} of them did`);
  for (const { does, expected, asExpected } of outcomes) if (!asExpected) faults.push(`“${does}” never ended as ${expected}`);
  for (const { number, persona, waitedFor } of await carrier.givenUp())
    faults.push(`${persona} at ${number} gave up waiting for ${waitedFor}`);
  return faults;
}

function isAgent(number: string): boolean {
  return agents.some((agent) => agent.number === number);
}
