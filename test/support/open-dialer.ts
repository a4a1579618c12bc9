import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sqliteAttempts } from '../../src/adapters/db/dialer/sqlite-attempts.ts';
import { sqliteCallSessions } from '../../src/adapters/db/dialer/sqlite-call-sessions.ts';
import { sqliteCampaigns, sqliteEntries } from '../../src/adapters/db/dialer/sqlite-campaigns.ts';
import { sqliteInboundCalls } from '../../src/adapters/db/dialer/sqlite-inbound-calls.ts';
import { sqliteCallerIdentities, sqliteOverallLimits, sqliteTrunks } from '../../src/adapters/db/dialer/sqlite-lines.ts';
import { sqliteRecordings } from '../../src/adapters/db/dialer/sqlite-recordings.ts';
import { everythingIsStopped } from '../../src/adapters/db/gate/sqlite-gate.ts';
import { callRecordings } from '../../src/adapters/retained-files/call-recordings.ts';
import { addCallerIdentity, addTrunk, type TrunkWish, verifyCallerIdentity } from '../../src/dialer/add-line.ts';
import { createCampaign } from '../../src/dialer/create-campaign.ts';
import type { DialerTools } from '../../src/dialer/dialer-tools.ts';
import type { Campaign, CampaignSettings } from '../../src/dialer/model.ts';
import { moveCampaign } from '../../src/dialer/move-campaign.ts';
import type { FlowLibrary, RecordingFiles, TransferRequest, WebhookAnswer, WebhookQuestion } from '../../src/dialer/ports.ts';
import { createDialer, type Dialer } from '../../src/dialer/run-dialer.ts';
import type {
  ChannelId,
  DialOrder,
  DialOutcome,
  LegEnd,
  LiveLeg,
  PlayedAudio,
  Telephony,
  TrunkState,
} from '../../src/dialer/telephony.ts';
import type { CompiledFlow } from '../../src/flow/compile.ts';
import { loadFlow } from '../../src/flow/load-flow.ts';
import { suppressByHand } from '../../src/gate/suppress-by-hand.ts';
import { explainVerdict } from '../../src/judge/explain-verdict.ts';
import { judge } from '../../src/judge/judge.ts';
import type { AudioFile } from '../../src/kernel/audio-file.ts';
import type { Timers } from '../../src/kernel/clock.ts';
import type { AttemptId } from '../../src/kernel/ids.ts';
import type { Logger } from '../../src/kernel/log.ts';
import { parsePhone } from '../../src/kernel/phone.ts';
import type { Result } from '../../src/kernel/result.ts';
import type { UnitOfWork } from '../../src/kernel/transaction.ts';
import { renderWav } from '../../src/kernel/wav.ts';
import type { Creditor, DebtorRow } from '../../src/receivables/model.ts';
import { FakeTelephony, type FarEnd } from '../../src/rehearsal/fake-telephony.ts';
import { VirtualTime } from '../../src/rehearsal/virtual-time.ts';
import { addressOf } from '../../src/speech/address-of.ts';
import { spokenForms } from '../../src/speech/speech-of.ts';
import { gateTools } from './gate-tools.ts';
import { openBooks } from './open-books.ts';
import { shippedPrompts } from './shipped-prompts.ts';

/** What somebody at the far end does: how the leg behaves, and which keys follow which prompt (once heard, each in its turn). */
export type Debtor = FarEnd & { readonly presses?: Readonly<Record<string, string | readonly string[]>> };

/**
 * The dialer on a real SQLite file, with the shipped flows and the real gate, in virtual time; only the telephone network and the sound
 * are played. Prompts last 2 s.
 */
export async function openDialer(
  options: {
    readonly now?: string;
    readonly overallCap?: DialerTools['overallCeiling'];
    /** Beside those that are shipped. */
    readonly flows?: readonly CompiledFlow[];
  } = {},
) {
  const time = new VirtualTime(
    Temporal.ZonedDateTime.from(options.now ?? '2026-11-23T09:00:00+01:00[Europe/Prague]').toInstant(),
    async () => {
      for (let calm = 0; calm < 3; calm = busy() ? 0 : calm + 1) await nextTurn();
    },
  );
  const wallClock = { aheadMs: 0 };
  const wall = { now: () => time.now().add({ milliseconds: wallClock.aheadMs }) };
  let busy = () => false;
  const books = await openBooks(undefined, wall);
  const disk = { freeBytes: 10_000_000_000, underWay: 0 };
  busy = () => books.underWay() > 0 || disk.underWay > 0;
  const onDisk = callRecordings(books.folder);
  /** Virtual time waits for the disk. */
  const waitedFor = async <T>(work: Promise<T>): Promise<T> => {
    disk.underWay += 1;
    return work.finally(() => {
      disk.underWay -= 1;
    });
  };
  const people = new Map<string, Debtor>();
  const phones = new Phones(time, people);
  const spool = join(books.folder, 'asterisk/spool/recording');
  phones.onRecorded = (name, soundMs) => {
    mkdirSync(spool, { recursive: true });
    writeFileSync(join(spool, `${name}.wav`), renderWav({ rate: 8000, samples: new Int16Array(soundMs * 8).fill(1) }));
  };
  const complaints: string[] = [];
  const log: Logger = {
    info: () => {},
    warn: () => {},
    error: ({ err }: { err?: unknown }, message) => void complaints.push(err ? `${message}: ${String(err)}` : message),
    fatal: (_fields, message) => void complaints.push(message),
  };
  const trunkStates = new Map<string, TrunkState>();
  const trunkWatchers = new Set<(trunk: string, state: TrunkState) => void>();
  const order = { before: async (): Promise<void> => {} };
  const broken = { prepare: new Set<string>(), say: new Set<string>(), prepareMs: 0, readyAtOnce: true };
  const transfers: TransferRequest[] = [];
  const tools: DialerTools = {
    ...books.tools,
    work: books.work,
    gate: gateTools(wall),
    addressOf,
    campaigns: sqliteCampaigns,
    entries: sqliteEntries,
    attempts: sqliteAttempts,
    inboundCalls: sqliteInboundCalls,
    sessions: sqliteCallSessions,
    trunks: sqliteTrunks,
    identities: sqliteCallerIdentities,
    recordings: sqliteRecordings,
    recordingFiles: {
      keep: (name) => waitedFor(onDisk.keep(name)),
      read: (name) => waitedFor(onDisk.read(name)),
      remove: (name) => waitedFor(onDisk.remove(name)),
    },
    flows: flowLibrary([...shippedFlows(), ...(options.flows ?? [])]),
    audio: {
      prepare: async (_language, says) => {
        if (broken.prepareMs > 0) await time.sleep(broken.prepareMs);
        for (const { values } of says)
          for (const name of broken.prepare)
            if (JSON.stringify(values).includes(name)) throw new Error('a name that nobody can say');
      },
      isReady: () => broken.prepareMs === 0 && broken.prepare.size === 0 && broken.readyAtOnce,
      say: async (_language, { prompt }) => {
        if (broken.say.has(prompt)) throw new Error('the file is gone');
        return { path: `/audio/${prompt}`, durationMs: 2000 };
      },
    },
    limits: sqliteOverallLimits,
    overallCeiling: options.overallCap ?? { concurrency: 100, perSecond: 50 },
  };
  const questions: WebhookQuestion[] = [];
  /** What programs outside answer, one question each; then nothing. */
  const webhookAnswers: WebhookAnswer[] = [];
  const answerTransfer = { outcome: 'nobody' as 'completed' | 'nobody' | 'failed', afterMs: 5000 };
  const parts = {
    ...tools,
    telephony: phones,
    recognizerOf: () => undefined,
    trunkWatch: {
      state: (trunk: string) => trunkStates.get(trunk) ?? 'reachable',
      subscribe: (watcher: (trunk: string, state: TrunkState) => void) => {
        trunkWatchers.add(watcher);
        return () => trunkWatchers.delete(watcher);
      },
    } as const,
    webhooks: {
      ask: async (question: WebhookQuestion, signal: AbortSignal) => {
        questions.push(question);
        await time.sleep(200, signal);
        return webhookAnswers.shift() ?? { outcome: 'failed' as const, code: 'unknown_host', status: null, ms: 200 };
      },
    },
    desk: {
      connect: async (request: TransferRequest) => {
        transfers.push(request);
        await time.sleep(answerTransfer.afterMs, request.signal).catch(() => undefined);
        return answerTransfer.outcome;
      },
    },
    timers: time,
    everythingIsStopped: async () => {
      await order.before();
      return everythingIsStopped(books.db);
    },
    steadyClock: { elapsedMs: () => time.now().epochMilliseconds },
    storage: { freeBytes: async () => disk.freeBytes, floorBytes: 200_000_000 },
    log,
  };
  const running: { readonly dialer: Dialer; readonly kill: () => void }[] = [];
  const actor = 'user:test';

  const the = {
    ...books,
    tools,
    parts,
    time,
    phones,
    people,
    complaints,
    /** What is free on the disk; the floor is 200 MB. */
    disk,
    /** How far the wall clock is ahead of the time that passes. */
    wallClock,
    /** What the watch of the trunks sees, and tells. */
    trunkTurns: (trunk: string, state: TrunkState) => {
      trunkStates.set(trunk, state);
      for (const tell of trunkWatchers) tell(trunk, state);
    },
    broken,
    /** `before` is carried out between the reservation of each call and its order. */
    order,
    transfers,
    answerTransfer,
    questions,
    webhookAnswers,
    trunk: async (wish: Partial<TrunkWish> = {}) =>
      must(
        await addTrunk(tools, actor, {
          name: 'simulated',
          host: '127.0.0.2',
          simulated: true,
          channels: 30,
          callsPerSecond: 10,
          ...wish,
        }),
      ),
    identity: async (creditor: Creditor, number: string, dailyCap = 200, concurrentCap?: number) => {
      const caps = { dailyCap, ...(concurrentCap !== undefined && { concurrentCap }) };
      const identity = must(await addCallerIdentity(tools, actor, { number, creditor: creditor.code, ...caps }));
      must(await verifyCallerIdentity(tools, actor, { number, country: creditor.country, evidence: 'contract' }));
      return identity;
    },
    /** Somebody who owes; `number` is the (first) telephone, its last three digits make the names unique. */
    debtor: async (creditor: Creditor, number: string, does: Debtor = {}, row: Partial<DebtorRow> = {}) => {
      people.set(number, does);
      return books.register(creditor, {
        receivableId: `F-${number}`,
        debtorId: `D-${number}`,
        name: 'Jana Nováková',
        phones: [phone(number)],
        birthDate: '1985-03-15',
        amountMinor: 123_450,
        ...row,
      });
    },
    campaign: async (creditor: Creditor, settings: Partial<CampaignSettings> = {}, name = 'Reminder', flow = 'soft-reminder') => {
      const wish = { name, creditor: creditor.code, flow, settings };
      const made = must(await createCampaign(tools, actor, wish));
      return must(await moveCampaign(tools, actor, made, 'start'));
    },
    /** Onto a suppression list, by hand. */
    suppress: async (number: string, until: number | null = null) =>
      must(await suppressByHand(tools, actor, 'general', { number: phone(number).number, reason: null, until })),
    change: (campaign: Campaign, settings: Partial<CampaignSettings>) =>
      books.run(async (tx) => {
        const now = await sqliteCampaigns.find(tx, campaign.id);
        await sqliteCampaigns.setSettings(tx, campaign.id, { ...(now ?? campaign).settings, ...settings });
      }),
    /** A controller starts, and its connection to the network comes up. */
    start: () => {
      const process = mortal({ telephony: phones, timers: time, work: books.work, recordingFiles: tools.recordingFiles });
      const dialer = createDialer({ ...parts, ...process.parts });
      running.push({ dialer, kill: process.kill });
      dialer.start();
      phones.connection(true);
      return dialer;
    },
    /** The controller dies as by kill -9: nothing that it was about to do is done, nothing is told to it any more. */
    kill: () => running.pop()?.kill(),
    attempts: async () => (await books.db.reader.selectFrom('attempts').selectAll().orderBy('id').execute()).map((row) => row),
    results: async () =>
      (await books.db.reader.selectFrom('attempts').select(['number', 'result']).orderBy('id').execute()).map(
        ({ number, result }) => `${number.slice(-3)} ${result ?? 'open'}`,
      ),
    entries: async () => books.db.reader.selectFrom('entries').selectAll().orderBy('id').execute(),
    openSessions: async () => (await books.db.reader.selectFrom('call_sessions').selectAll().execute()).length,
    /** What the judge makes of the journal; empty when every rule was kept. */
    violations: async (complete = true) => {
      const verdict = await judge(await books.events(), { complete });
      return verdict.verdict === 'pass' ? [] : explainVerdict(verdict).split('\n');
    },
    close: async () => {
      for (const { dialer } of running) await time.until(dialer.stop());
      await time.advance(0);
      await books.close();
    },
  };
  return the;
}

export type OpenDialer = Awaited<ReturnType<typeof openDialer>>;

export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason}: ${result.message}`);
}

export function phone(text: string): DebtorRow['phones'][number] {
  const parsed = must(parsePhone(text, 'CZ'));
  return { number: parsed.number, kind: parsed.kind };
}

/** The keys of a debtor who proves who she is by her birth date (15. 3. 1985) and promises to pay in three days. */
export const promising: Debtor = {
  presses: { 'ask-birth-date': '15031985', options: '1', 'promise-else': '2', 'promise-read-back': '1' },
};

/** It rang until our own timer ended it. */
export function unanswered(channelId: AttemptId, at: number): LegEnd {
  return { channelId, at, cause: 19, sipCode: null, ringing: true, answered: false, byUs: true, ringTimedOut: true };
}

/** The fake network, whose subscribers also listen and press keys. */
class Phones extends FakeTelephony {
  /** What is heard on each leg, in order. */
  readonly heard = new Map<string, string[]>();
  private readonly people: ReadonlyMap<string, Debtor>;
  private readonly turns = new Map<string, number>();
  private readonly clock: VirtualTime;

  constructor(time: VirtualTime, people: ReadonlyMap<string, Debtor>) {
    super(time, ({ number }) => people.get(number) ?? {});
    this.people = people;
    this.clock = time;
  }

  /** Legs that a look at the network does not show. */
  readonly hidden = new Set<string>();
  /** How long Asterisk takes to answer an order that it has carried out. */
  answersOrdersAfterMs = 0;
  /** Looks at the network that have failed, or shall. */
  deaf = false;

  override async dial(order: DialOrder): Promise<DialOutcome> {
    const outcome = await super.dial(order);
    if (this.answersOrdersAfterMs > 0) await this.clock.sleep(this.answersOrdersAfterMs);
    return outcome;
  }

  override async liveLegs(): Promise<LiveLeg[]> {
    if (this.deaf) throw new Error('Asterisk gives no answer');
    return (await super.liveLegs()).filter(({ channelId }) => !this.hidden.has(channelId));
  }

  override play(channelId: ChannelId, audio: AudioFile, signal: AbortSignal): Promise<PlayedAudio> {
    const prompt = audio.path.replace('/audio/', '');
    this.heard.set(channelId, [...(this.heard.get(channelId) ?? []), prompt]);
    const keys = this.keysAfter(channelId, prompt);
    for (const [index, key] of [...keys].entries()) this.clock.after(500 + 200 * index, () => this.press(channelId, key));
    return super.play(channelId, audio, signal);
  }

  orderOf(channelId: string): DialOrder | undefined {
    return this.dialled.find((order) => order.channelId === channelId);
  }

  /** The leg of the last dial of a number. */
  legOf(number: string): AttemptId {
    const order = this.dialled.findLast((dialled) => dialled.number === number);
    if (!order) throw new Error(`${number} was not dialled`);
    return order.channelId as AttemptId;
  }

  private keysAfter(channelId: ChannelId, prompt: string): string {
    const number = this.orderOf(channelId)?.number ?? this.callers.get(channelId) ?? '';
    const wanted = this.people.get(number)?.presses?.[prompt];
    if (wanted === undefined) return '';
    const turn = this.turns.get(`${channelId} ${prompt}`) ?? 0;
    this.turns.set(`${channelId} ${prompt}`, turn + 1);
    return typeof wanted === 'string' ? wanted : (wanted[turn] ?? '');
  }
}

/** Parts of a process that can be killed: from then on its orders reach nobody, and nothing comes back. */
function mortal<
  P extends {
    readonly telephony: Telephony;
    readonly timers: Timers;
    readonly work: UnitOfWork;
    readonly recordingFiles: RecordingFiles;
  },
>({ telephony, timers, work, recordingFiles }: P) {
  let alive = true;
  const never = new Promise<never>(() => {});
  const wrap = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          const args = given.map((each) =>
            typeof each === 'function' && key !== 'run' ? (...a: unknown[]) => alive && each(...a) : each,
          );
          if (alive) return Reflect.apply(value, target, args);
          return key === 'after' || key === 'subscribe' ? () => {} : never;
        };
      },
    });
  return {
    parts: { telephony: wrap(telephony), timers: wrap(timers), work: wrap(work), recordingFiles: wrap(recordingFiles) },
    kill: () => {
      alive = false;
    },
  };
}

let compiled: readonly CompiledFlow[] = [];

/** The shipped flows, as `soft-reminder-cs` one that speaks Czech alone, and `calls-us` for calls that come in. */
function shippedFlows(): readonly CompiledFlow[] {
  const folder = join(import.meta.dirname, '../../ivr-flows');
  if (compiled.length === 0) {
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && !name.endsWith('.test.yaml'));
    const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
    const callsUs = readFileSync(join(import.meta.dirname, '../fixtures/inbound/calls-us.yaml'), 'utf8');
    const czech = readFileSync(join(folder, 'soft-reminder.yaml'), 'utf8')
      .replace('flow: soft-reminder', 'flow: soft-reminder-cs')
      .replace(/^languages: .*/m, 'languages: [cs]');
    compiled = [...texts, czech, callsUs].map((text, index) => {
      const loaded = loadFlow({ file: files[index] ?? 'soft-reminder-cs.yaml', text }, shippedPrompts(), spokenForms);
      if (!loaded.ok) throw new Error(loaded.message);
      return loaded.value;
    });
  }
  return compiled;
}

function flowLibrary(flows: readonly CompiledFlow[]): FlowLibrary {
  return {
    names: () => flows.map(({ name }) => name),
    published: (name) => flows.find((flow) => flow.name === name),
    current: async (_tx, name) => flows.find((flow) => flow.name === name),
    version: (name, version) => flows.find((flow) => flow.name === name && flow.version === version),
  };
}
