import {
  type ChannelId,
  type DetectorVerdict,
  type DialOrder,
  type DialOutcome,
  type FarEndTone,
  type LegEnd,
  type LiveLeg,
  type NoPersonTone,
  type PlayedAudio,
  type RecordOrder,
  type RunningRecording,
  type Telephony,
  type TelephonyEvent,
  talkPauseMs,
} from '../dialer/telephony.ts';
import type { AudioFile } from '../kernel/audio-file.ts';
import { FakeRecording } from './fake-recording.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What the far end of a dialled leg does. Times in ms, from the dial or from the answer. */
export type FarEnd = {
  /** How the order is taken; `accepted` where nothing is said. An `unknown` one goes on all the same when `appears` is set. */
  readonly taken?: DialOutcome;
  readonly appears?: boolean;
  /** Null: no ringing is ever heard of. */
  readonly ringsAfter?: number | null;
  /** Null: never answers. */
  readonly answersAfter?: number | null;
  /** Declines with this SIP status instead of answering. */
  readonly rejects?: { readonly after: number; readonly sipCode: number; readonly cause: number };
  /** Hangs up so long after the answer. */
  readonly hangsUpAfter?: number;
  /** Packets of sound a second once answered; 0: mute. */
  readonly packetsPerSecond?: number;
  /** No more packets so long after the answer. */
  readonly muteAfter?: number;
  /** What AMD makes of it, when it is asked, and how long it listens. */
  readonly detector?: { readonly verdict: DetectorVerdict['verdict']; readonly afterMs: number };
};

/**
 * Call legs in memory, by a script, in virtual time: the `Telephony` port without Asterisk. Events come in the order in which things
 * happen; commands on a leg that is gone do nothing; every dialled leg has exactly one end.
 */
export class FakeTelephony implements Telephony {
  readonly dialled: DialOrder[] = [];
  /** What was played to whom, in order, with how it ended. */
  readonly played: { readonly channelId: ChannelId; readonly path: string; readonly outcome: PlayedAudio['outcome'] }[] = [];
  readonly joined: (readonly [ChannelId, ChannelId])[] = [];
  /** Who listens to which leg now. */
  readonly hearing = new Map<ChannelId, (sound: Uint8Array<ArrayBuffer>) => void>();
  readonly recordings: FakeRecording[] = [];
  /** Called when a recording has ended, with the length of its sound: whoever wants a file writes it. */
  onRecorded: (name: string, soundMs: number) => void = () => {};
  /** Set to make files fail, or joins and recordings come to nothing. */
  readonly broken = {
    files: new Set<string>(),
    unanswered: new Set<string>(),
    joins: false,
    statistics: false,
    recording: false,
  };
  /** Why callers were turned away, in order. */
  readonly refused: Parameters<Telephony['refuse']>[1][] = [];
  /** Who calls on which leg, by its own name and by its id. */
  protected readonly callers = new Map<string, string | null>();
  private readonly adopted = new Map<string, ChannelId>();
  private arrived = 0;
  private readonly legs = new Map<string, Leg>();
  private readonly listeners = new Set<(event: TelephonyEvent) => void>();
  private readonly time: VirtualTime;
  private readonly script: (order: DialOrder) => FarEnd;
  private up = true;

  constructor(time: VirtualTime, script: (order: DialOrder) => FarEnd = () => ({})) {
    this.time = time;
    this.script = script;
  }

  ready(): boolean {
    return this.up;
  }

  subscribe(listener: (event: TelephonyEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async dial(order: DialOrder): Promise<DialOutcome> {
    if (!this.up) return { taken: 'refused', code: 'not_connected' };
    if (this.legs.has(order.channelId)) return { taken: 'refused', code: 'channel_exists' };
    this.dialled.push(order);
    const farEnd = this.script(order);
    const taken = farEnd.taken ?? { taken: 'accepted' };
    if (taken.taken === 'accepted' || farEnd.appears) this.place(order, farEnd);
    return taken;
  }

  /** Somebody calls us. Returns the leg's own name. */
  arrive(call: { readonly called: string; readonly caller: string | null; readonly trunk?: string }): string {
    this.arrived += 1;
    const channel = `inbound-${this.arrived}`;
    const { trunk = 'simulated', called, caller } = call;
    this.callers.set(channel, caller);
    this.legs.set(channel, newLeg({ channelId: channel as ChannelId, farEnd: {} }));
    this.tell({ type: 'arrived', channel, trunk, called: [called], caller, at: this.nowMs });
    return channel;
  }

  async adopt(channel: string, channelId: ChannelId): Promise<boolean> {
    const leg = this.legs.get(channel);
    if (!leg) return false;
    this.legs.delete(channel);
    this.legs.set(channelId, leg);
    leg.channelId = channelId;
    this.callers.set(channelId, this.callers.get(channel) ?? null);
    this.adopted.set(channel, channelId);
    return true;
  }

  async ring(channelId: ChannelId): Promise<void> {
    const leg = this.legs.get(channelId);
    if (leg) leg.ringing = true;
  }

  async answer(channelId: ChannelId): Promise<boolean> {
    const leg = this.legs.get(channelId);
    if (leg) leg.answered ??= this.nowMs;
    return leg !== undefined;
  }

  async refuse(channel: string, why: Parameters<Telephony['refuse']>[1]): Promise<void> {
    if (this.legs.delete(channel)) this.refused.push(why);
  }

  /** The id that a leg that arrived bears now, or its own name. */
  idOf(channel: string): ChannelId {
    return this.adopted.get(channel) ?? (channel as ChannelId);
  }

  async hangUp(channelId: ChannelId): Promise<void> {
    this.end(channelId, { byUs: true, cause: 16 });
  }

  async play(channelId: ChannelId, { path, durationMs }: AudioFile, signal: AbortSignal): Promise<PlayedAudio> {
    const leg = this.legs.get(channelId);
    const startedAt = this.nowMs;
    const told = (outcome: PlayedAudio['outcome']): PlayedAudio => {
      this.played.push({ channelId, path, outcome });
      return { outcome, playedMs: Math.min(durationMs, this.nowMs - startedAt) };
    };
    if (!leg?.answered) return told('leg_gone');
    if (signal.aborted) return told('stopped');
    if (this.broken.files.has(path)) return told('failed');
    if (this.broken.unanswered.has(path)) {
      await this.time.sleep(durationMs + 3000, signal).catch(() => undefined);
      return told('unconfirmed');
    }
    const stop = AbortSignal.any([signal, leg.gone.signal]);
    try {
      await this.time.sleep(durationMs, stop);
      return told('finished');
    } catch {
      return told(leg.gone.signal.aborted ? 'leg_gone' : 'stopped');
    }
  }

  async silence(): Promise<void> {}

  async record(channelId: ChannelId, order: RecordOrder): Promise<RunningRecording | null> {
    const leg = this.legs.get(channelId);
    if (!leg?.answered || this.broken.recording) return null;
    const recording = new FakeRecording(this.time, order, (soundMs) => this.onRecorded(order.name, soundMs));
    this.recordings.push(recording);
    leg.gone.signal.addEventListener('abort', () => recording.end());
    return recording;
  }

  async stopRecording(name: string): Promise<void> {
    this.recordings.find((each) => each.order.name === name)?.end();
  }

  async listenFor(channelId: ChannelId, tone: NoPersonTone | null): Promise<void> {
    const leg = this.legs.get(channelId);
    if (leg) leg.listensFor = tone;
  }

  async detectMachine(channelId: ChannelId, signal: AbortSignal): Promise<DetectorVerdict | null> {
    const leg = this.legs.get(channelId);
    const { verdict, afterMs } = leg?.farEnd.detector ?? { verdict: null, afterMs: 0 };
    if (!leg) return null;
    await this.time.sleep(afterMs, AbortSignal.any([signal, leg.gone.signal])).catch(() => undefined);
    return verdict && !leg.gone.signal.aborted ? { verdict, cause: 'as the script says' } : null;
  }

  async connect(a: ChannelId, b: ChannelId): Promise<void> {
    const one = this.legs.get(a);
    const other = this.legs.get(b);
    if (this.broken.joins || !one?.answered || !other?.answered) return;
    this.joined.push([a, b]);
    await Promise.race([one.left, other.left]);
  }

  async liveLegs(): Promise<LiveLeg[]> {
    return [...this.legs.values()].map(({ channelId, answered, ringing }) => ({
      channelId,
      answered: answered !== null,
      ringing,
    }));
  }

  async listen(channelId: ChannelId, hear: (sound: Uint8Array<ArrayBuffer>) => void): Promise<() => void> {
    this.hearing.set(channelId, hear);
    return () => void this.hearing.delete(channelId);
  }

  async packetsReceived(channelId: ChannelId): Promise<number> {
    if (this.broken.statistics) throw new Error('no statistics');
    const leg = this.legs.get(channelId);
    if (!leg || leg.answered === null) return 0;
    const { packetsPerSecond = 50, muteAfter = Number.POSITIVE_INFINITY } = leg.farEnd;
    return Math.floor((Math.min(this.nowMs - leg.answered, muteAfter) * packetsPerSecond) / 1000);
  }

  /** The far end presses a key. */
  press(channelId: ChannelId, digit: string): void {
    if (this.legs.get(channelId)?.answered) this.tell({ type: 'digit', channelId, digit, at: this.nowMs });
  }

  /** The far end talks for so long without a pause. */
  talk(channelId: ChannelId, durationMs: number): void {
    const leg = this.legs.get(channelId);
    if (!leg?.answered) return;
    for (const recording of this.recordings) recording.talks(durationMs);
    const tell = (started: boolean) =>
      this.tell({ type: 'talking', channelId, started, durationMs: started ? null : durationMs, at: this.nowMs });
    tell(true);
    leg.timers.push(this.time.after(durationMs + talkPauseMs, () => tell(false)));
  }

  /** The far end beeps, as an answering machine does before it records. */
  beep(channelId: ChannelId): void {
    this.tone(channelId, 'beep');
  }

  /** A tone from the far end: heard when it is the one that is listened for. */
  tone(channelId: ChannelId, tone: FarEndTone): void {
    const leg = this.legs.get(channelId);
    if (leg?.answered && (tone === 'beep' || leg.listensFor === tone))
      this.tell({ type: 'tone', channelId, tone, at: this.nowMs });
  }

  /** The far end hangs up. */
  farEndHangsUp(channelId: ChannelId): void {
    this.end(channelId, { byUs: false, cause: 16 });
  }

  /** The control connection goes, or comes back. Legs stay as they are; nobody is told of what they do meanwhile. */
  connection(up: boolean): void {
    this.up = up;
    this.tell(up ? { type: 'connected', nodeRestarted: false } : { type: 'disconnected' });
  }

  /** Listeners that nobody has taken away. */
  get listening(): number {
    return this.listeners.size;
  }

  private place(order: DialOrder, farEnd: FarEnd): void {
    const { channelId, ringMs } = order;
    const leg = newLeg({ channelId, farEnd });
    this.legs.set(channelId, leg);
    const after = (ms: number, action: () => void) => leg.timers.push(this.time.after(ms, action));
    const { ringsAfter = 100, answersAfter = 1000, rejects, hangsUpAfter } = farEnd;
    if (ringsAfter !== null)
      after(ringsAfter, () => {
        leg.ringing = true;
        this.tell({ type: 'ringing', channelId, at: this.nowMs });
      });
    if (rejects) after(rejects.after, () => this.end(channelId, { byUs: false, ...rejects }));
    else if (answersAfter !== null && answersAfter < ringMs)
      after(answersAfter, () => {
        leg.answered = this.nowMs;
        this.tell({ type: 'answered', channelId, at: this.nowMs });
        if (hangsUpAfter !== undefined) after(hangsUpAfter, () => this.farEndHangsUp(channelId));
      });
    after(ringMs, () => {
      if (leg.answered === null) this.end(channelId, { byUs: true, cause: 19, ringTimedOut: true });
    });
  }

  private end(
    channelId: ChannelId,
    how: Pick<LegEnd, 'byUs' | 'cause'> & Partial<Pick<LegEnd, 'sipCode' | 'ringTimedOut'>>,
  ): void {
    const leg = this.legs.get(channelId);
    if (!leg) return;
    this.legs.delete(channelId);
    for (const cancel of leg.timers) cancel();
    leg.gone.abort();
    leg.leave();
    const { byUs, cause, sipCode = null, ringTimedOut = false } = how;
    const { ringing } = leg;
    const answered = leg.answered !== null;
    if (channelId.startsWith('inbound-')) return; // nobody has adopted it
    this.tell({ type: 'ended', end: { channelId, at: this.nowMs, cause, sipCode, ringing, answered, byUs, ringTimedOut } });
  }

  private tell(event: TelephonyEvent): void {
    if (!this.up && event.type !== 'disconnected') return;
    for (const listener of [...this.listeners]) listener(event);
  }

  private get nowMs(): number {
    return this.time.now().epochMilliseconds;
  }
}

type Leg = {
  channelId: ChannelId;
  readonly farEnd: FarEnd;
  readonly gone: AbortController;
  readonly left: Promise<void>;
  readonly leave: () => void;
  answered: number | null;
  ringing: boolean;
  listensFor: NoPersonTone | null;
  readonly timers: (() => void)[];
};

function newLeg({ channelId, farEnd }: Pick<Leg, 'channelId' | 'farEnd'>): Leg {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  return {
    channelId,
    farEnd,
    gone: new AbortController(),
    left,
    leave,
    answered: null,
    ringing: false,
    listensFor: null,
    timers: [],
  };
}
