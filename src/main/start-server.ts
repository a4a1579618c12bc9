import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Server as TlsServer } from 'node:tls';
import type { Logger as Pino } from 'pino';
import { watchTrunks } from '../adapters/asterisk/ami/trunk-watch.ts';
import { connectAri } from '../adapters/asterisk/ari/ari-telephony.ts';
import { checkInstancePorts } from '../adapters/asterisk/instance/check-instance-ports.ts';
import { leadInRealTime, playInRealTime } from '../adapters/asterisk/instance/real-time.ts';
import { superviseAsterisk } from '../adapters/asterisk/instance/supervise-asterisk.ts';
import { sqliteBoard } from '../adapters/db/board/sqlite-board.ts';
import { sqliteDebtors } from '../adapters/db/board/sqlite-debtors.ts';
import { sqliteFigures } from '../adapters/db/board/sqlite-figures.ts';
import { startCheckpoints } from '../adapters/db/checkpoints.ts';
import { sqliteAudience } from '../adapters/db/dialer/sqlite-audience.ts';
import { everythingIsStopped, findRestored } from '../adapters/db/gate/sqlite-gate.ts';
import { holdDataFolder } from '../adapters/db/hold-data-folder.ts';
import { sqliteOutboxView } from '../adapters/db/outreach/sqlite-outbox-view.ts';
import { nativeSettings } from '../adapters/native/native-settings.ts';
import { setUpNative } from '../adapters/native/set-up-native.ts';
import { freeBytes } from '../adapters/system/disk-space.ts';
import { systemClock, systemSteadyClock, systemTimers } from '../adapters/system/system-clock.ts';
import { httpWebhooks } from '../adapters/webhooks/http-webhooks.ts';
import { webhookSecret } from '../adapters/webhooks/webhook-secret.ts';
import { type Config, describeConfig } from '../config.ts';
import { ringAgent } from '../desk/ring-agent.ts';
import { createDialer, type Dialer } from '../dialer/run-dialer.ts';
import type { Telephony, TrunkWatch } from '../dialer/telephony.ts';
import { isLanguage } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { createServer } from '../web/server.ts';
import { asteriskSettings, trunkSettings } from './asterisk-settings.ts';
import { backOffice } from './back-office/back-office.ts';
import { draftStrategies } from './back-office/draft-strategies.ts';
import { boardCommands } from './board-commands.ts';
import { campaignDesk } from './campaign-desk.ts';
import { campaignLedgers } from './campaign-ledgers.ts';
import { checkConsolePort } from './check-console-port.ts';
import { diallingPart, waitsForWord } from './dialling-part.ts';
import { followTestCalls } from './follow-test-calls.ts';
import { followTrunks } from './follow-trunks.ts';
import { keepBooks } from './keep-books.ts';
import { liveSettings } from './live-settings.ts';
import { matchNewPayments } from './match-new-payments.ts';
import { startNightly } from './nightly.ts';
import { baseUrlOf, openAccountsOf } from './open-accounts.ts';
import { openHearing } from './open-hearing.ts';
import { type OpenInstallation, openInstallation } from './open-installation.ts';
import { prepareLines } from './prepare-lines.ts';
import { programVersion } from './program-version.ts';
import { promptLibrary } from './prompt-library.ts';
import { recordingDesk } from './recording-desk.ts';
import { serverMetrics } from './server-metrics.ts';
import { followTls, readTls } from './server-tls.ts';
import { listOf, originsIn } from './setting-forms.ts';
import { examineRunning } from './setup/examine-running.ts';
import { nameOfActor } from './setup/name-of-actor.ts';
import { startOwnProcess } from './setup/own-process.ts';
import { setupDesk } from './setup/setup-desk.ts';
import { inboxOf, uploadsOf } from './setup/uploads-of.ts';
import { startOutreach } from './start-outreach.ts';
import { startPlanner } from './start-planner.ts';
import { type RunningSpeech, startSpeech } from './start-speech.ts';
import { suppressionDesk } from './suppression-desk.ts';

export type RunningServer = {
  readonly installation: OpenInstallation;
  readonly dialer: Dialer;
  readonly telephony: Telephony;
  readonly trunkWatch: TrunkWatch;
  readonly url: string;
  /** Set at the first start only: how to log in. */
  readonly firstLogin: { readonly email: string; readonly password: string } | null;
  readonly asteriskPid: number | null;
  /** Places no more calls, waits for those that are up (at most `graceMs`), and ends what it started; `leaveCalls`: calls that are still up then go on, and Asterisk with them, for the next process to take over. */
  stop(how: { readonly graceMs: number; readonly leaveCalls: boolean }): Promise<void>;
};

/** Starts everything: record, Asterisk, speech, dialer, outreach, web. What it starts is ended by `stop`, also after a failed start. */
export async function startServer(
  config: Config,
  log: Pino,
  onProgress: (text: string) => void = () => {},
): Promise<RunningServer> {
  const ending: (() => Promise<unknown>)[] = [];
  try {
    return await start(config, log, onProgress, ending);
  } catch (error) {
    for (const end of ending.reverse()) await end().catch((err: unknown) => log.error({ err }, 'a part did not end'));
    throw error;
  }
}

async function start(
  config: Config,
  log: Pino,
  onProgress: (text: string) => void,
  ending: (() => Promise<unknown>)[],
): Promise<RunningServer> {
  ending.push(await holdDataFolder(config.data));
  await checkConsolePort(config.httpHost, config.httpPort);
  readTls(config);
  const metrics = serverMetrics();
  const audioFolder = join(config.data, 'audio');
  mkdirSync(audioFolder, { recursive: true });
  onProgress('native parts');
  const { programs } = await setUpNative(nativeSettings(process.env), (step, detail) => onProgress(`${step} ${detail}`));
  await checkInstancePorts(asteriskSettings(config, programs, audioFolder, []));
  onProgress('speech');
  let speech: RunningSpeech | undefined;
  const installation = await openInstallation(
    config,
    async (texts, words) => {
      speech = await startSpeech(config, programs, texts, words, { audioFolder, log });
      ending.push(speech.stop);
      return speech.audio;
    },
    systemClock,
    { holdsFolder: true, onProgress, onCommitted: metrics.committed, leadsCalls: true },
  );
  ending.push(() => installation.close());
  const checkpoints = startCheckpoints(installation.db.file, (err) =>
    log.error({ err }, 'the log of the database is not brought in beside'),
  );
  ending.push(() => checkpoints.stop());
  installation.db.serve();
  const { tools, journal } = installation;
  const restored = await tools.work.run((tx) => tools.gate.emergencyStop.restored(tx));
  if (restored) onProgress(waitsForWord(restored));

  onProgress('Asterisk');
  const realTime = config.realTime ? await leadInRealTime() : 'switched_off';
  log.info({ realTime }, 'whether calls go before all other work of this machine');
  const trunks = await tools.work.run((tx) => tools.trunks.all(tx));
  /** An Asterisk that was found running may lead calls: it is not ours to end before the start is complete. */
  let leaveRunning = false;
  const supervisor = superviseAsterisk(asteriskSettings(config, programs, audioFolder, trunks), {
    onState: (news) => {
      const { instance: _secrets, ...told } = { instance: null, ...news };
      log.info(told, 'Asterisk');
      if (news.state !== 'running') return;
      if (news.adopted) leaveRunning = true;
      if (realTime === 'granted') void playInRealTime(news.instance.pid);
    },
    timers: systemTimers,
    log,
  });
  const asterisk = await supervisor.start();
  ending.push(() => (leaveRunning ? Promise.resolve(supervisor.leave()) : supervisor.stop()));
  const telephony = await connectAri({ ...asterisk.ari, app: 'dovolat' }, { clock: systemClock, timers: systemTimers, log });
  ending.push(async () => telephony.close());
  const trunkWatch = await watchTrunks(asterisk.ami, { timers: systemTimers, log });
  ending.push(async () => trunkWatch.close());

  onProgress('dialer');
  const recognizerOf = await openHearing(config, programs);
  const desk = ringAgent({ ...tools, telephony, timers: systemTimers, log });
  const webhooks = httpWebhooks({
    secret: () => webhookSecret(join(config.data, 'webhook.secret')),
    allowed: originsIn(config.webhooksAllow),
    now: () => systemClock.now().epochMilliseconds,
  });
  const storage = { freeBytes: () => freeBytes(config.data), floorBytes: config.minFreeMb * 1_000_000 };
  const isStopped = () => everythingIsStopped(installation.db);
  const around = { timers: systemTimers, steadyClock: systemSteadyClock, storage, log, everythingIsStopped: isStopped };
  const parts = { ...tools, telephony, trunkWatch, desk, recognizerOf, webhooks, ...around };
  const dialer = createDialer(parts);
  const mayDial = () => telephony.ready() && dialer.holds().length === 0;
  const testCalls = await followTestCalls({ ...parts, mayDial, keepLeg: (id) => dialer.keepLeg(id) }, journal);
  ending.push(async () => testCalls());
  const outreach = startOutreach(installation, log);
  ending.push(() => outreach.stop());
  const books = keepBooks(installation, log);
  ending.push(() => books.stop());
  const matching = matchNewPayments(installation, log);
  ending.push(() => matching.stop());
  const trunkUpdates = followTrunks(installation, trunks, async (all) => supervisor.reload(all.map(trunkSettings)), log);
  ending.push(async () => trunkUpdates());

  onProgress('console');
  const baseUrl = baseUrlOf(config);
  const accounts = await openAccountsOf(config);
  ending.push(async () => accounts.close());
  const firstLogin = await accounts.ensureFirstUser();
  const { db } = installation;
  const wordsOf = (language: string, prompt: string) => {
    const text = isLanguage(language) ? installation.texts.of(language).get(prompt) : undefined;
    return text?.replace(/\{[^}]*\}/g, '…') ?? null;
  };
  const figures = campaignLedgers(journal, { store: sqliteFigures(db), work: tools.work });
  const board = sqliteBoard({
    db,
    commands: boardCommands(tools, (id) => board.campaign(id)),
    figures,
    wordsOf,
  });
  const lines = prepareLines(tools, log);
  ending.push(() => lines.stop());
  const readiness = {
    parts: async () => [
      { part: 'asterisk', ready: telephony.ready(), note: telephony.ready() ? null : 'the control connection is down' },
      diallingPart(dialer, await findRestored(db)),
      ...(speech?.problems() ?? []).map(({ language, spoken, note }) => ({ part: `voice ${language}`, ready: spoken, note })),
      ...lines.waiting().map((number) => ({ part: `line ${number}`, ready: true, note: 'its prompts are being rendered' })),
      ...trunks.map(({ name }) => ({
        part: `trunk ${name}`,
        ready: trunkWatch.state(name) !== 'unreachable',
        note: trunkWatch.state(name),
      })),
    ],
  };
  const settings = liveSettings(tools, trunkWatch, journal);
  const setup = setupDesk({
    ...installation,
    settings,
    watch: trunkWatch,
    holds: () => dialer.holds().map((hold) => ({ ...hold, since: wallTimeOf(hold.since) })),
    people: accounts,
    uploads: uploadsOf(installation),
    inbox: inboxOf(config),
    data: config.data,
    checks: () => examineRunning(config, readiness, tools),
    serverSettings: () => describeConfig(config),
    timers: systemTimers,
    log,
  });
  ending.push(() => setup.close());
  const prompts = promptLibrary({
    ...installation,
    speech: async () => speech ?? Promise.reject(new Fault('no_voice', 'no voice has been opened')),
    nameOf: nameOfActor(accounts),
  });
  const office = backOffice({
    ...installation,
    drafts: () => draftStrategies(config.strategies, config.flows),
    carryOut: (id) => startOwnProcess(['carry-out', id], config.data, log),
    nameOf: nameOfActor(accounts),
  });
  ending.push(() => office.close());
  const web = await createServer({
    board,
    campaignDesk: campaignDesk({ ...tools, audience: sqliteAudience(db), flowStates: installation.flows.list }, board.campaign),
    debtors: sqliteDebtors({ db, wordsOf, now: () => systemClock.now().epochMilliseconds }),
    calls: installation.calls,
    callBook: installation.callBook,
    recordings: recordingDesk(tools),
    suppressions: suppressionDesk(tools),
    outbox: sqliteOutboxView(db),
    settings,
    setup,
    backOffice: office,
    prompts,
    journal,
    auth: accounts,
    clock: systemClock,
    timers: systemTimers,
    readiness,
    baseUrl,
    trustProxy: listOf(config.trustedProxies),
    tls: readTls(config),
    metrics: { text: metrics.text, readers: listOf(config.metricsFrom) },
    consoleFolder: join(import.meta.dirname, '../../dist/console'),
    version: programVersion,
    logger: log,
  });
  ending.push(() => web.close());
  if (config.tlsCert) {
    const unfollow = followTls(config, web.server as unknown as TlsServer, log);
    ending.push(async () => unfollow());
  }
  await web.listen({ host: config.httpHost, port: config.httpPort });
  dialer.start();
  await metrics.watch({ config, tools, dialer, trunkWatch, journal });
  const planner = startPlanner(installation, log);
  ending.push(() => planner.stop());
  const nightly = startNightly(config, journal, log);
  ending.push(() => nightly.stop());
  ending.push(() => dialer.stop());
  return {
    installation,
    dialer,
    telephony,
    trunkWatch,
    url: baseUrl,
    firstLogin: firstLogin ?? null,
    asteriskPid: asterisk.pid,
    stop: async ({ graceMs, leaveCalls }) => {
      await dialer.stop();
      leaveRunning = !(await dialer.quiet(graceMs)) && leaveCalls;
      for (const end of ending.reverse()) await end().catch((err: unknown) => log.error({ err }, 'a part did not end'));
    },
  };
}

/** A moment of the steady clock, as the wall clock would have shown it (epoch ms). */
function wallTimeOf(steadyMs: number): number {
  return systemClock.now().epochMilliseconds - Math.round(systemSteadyClock.elapsedMs() - steadyMs);
}
