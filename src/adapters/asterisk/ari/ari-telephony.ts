import { z } from 'zod';
import {
  type ChannelId,
  type DetectorVerdict,
  type DialOrder,
  type DialOutcome,
  type LiveLeg,
  type NoPersonTone,
  type PlayedAudio,
  type RecordOrder,
  type RunningRecording,
  type Telephony,
  type TelephonyEvent,
  talkPauseMs,
} from '../../../dialer/telephony.ts';
import type { AudioFile } from '../../../kernel/audio-file.ts';
import type { Clock, Timers } from '../../../kernel/clock.ts';
import type { InstanceLog } from '../instance-log.ts';
import { AriCommands } from './ari-commands.ts';
import type { AriSettings } from './ari-connection.ts';
import { AriRefusal } from './ari-errors.ts';
import { ariEventTypes, readAriEvent } from './ari-event.ts';
import { AriSupervisor } from './ari-supervisor.ts';
import { Arrivals } from './arrivals.ts';
import { joinLegs } from './join-legs.ts';
import { isChannelId, newLeg } from './leg.ts';
import { LegBook } from './leg-book.ts';
import { listenToLeg } from './listen-to-leg.ts';
import { Listeners } from './listeners.ts';
import { MachineDetector } from './machine-detector.ts';
import { PromptPlayer } from './prompt-player.ts';
import type { Arrival } from './read-arrival.ts';
import { readLiveLegs } from './read-live-legs.ts';
import { Recorder } from './recorder.ts';
import { ToneListener } from './tone-listener.ts';
import { WireNames } from './wire-names.ts';

export type AriTools = { readonly clock: Clock; readonly timers: Timers; readonly log: InstanceLog };

/** `Telephony` through ARI. `close` lets go of the connection and leaves the calls as they are. */
export type AriTelephony = Telephony & { close(): void };

/**
 * Connects to Asterisk and resolves when calls can be placed. Throws Fault `ari_password_refused`, `ari_not_there`
 * (misconfigured), or `ari_unreachable` when Asterisk did not answer within `patienceMs`.
 */
export async function connectAri(settings: AriSettings, tools: AriTools, patienceMs = 15_000): Promise<AriTelephony> {
  const telephony = new AsteriskTelephony(settings, tools);
  await telephony.start(patienceMs);
  return telephony;
}

class AsteriskTelephony implements AriTelephony {
  readonly #app: string;
  readonly #url: string;
  readonly #tools: AriTools;
  readonly #supervisor: AriSupervisor;
  readonly #legs: LegBook;
  readonly #names = new WireNames();
  readonly #listeners = new Set<(event: TelephonyEvent) => void>();
  readonly #commands: AriCommands;
  readonly #player: PromptPlayer;
  readonly #detector: MachineDetector;
  readonly #besides: Listeners;
  readonly #toneListener: ToneListener;
  readonly #recorder: Recorder;
  readonly #arrivals: Arrivals;
  #replaced = false;

  constructor(settings: AriSettings, tools: AriTools) {
    this.#app = settings.app;
    this.#url = settings.url;
    this.#tools = tools;
    this.#legs = new LegBook(
      () => this.#now(),
      (news) => this.#tell(news),
    );
    this.#supervisor = new AriSupervisor(settings, tools.timers, tools.log, {
      event: (event) => this.#take(event),
      resync: () => this.#resync(),
      ready: (nodeRestarted) => this.#tell({ type: 'connected', nodeRestarted }),
      down: () => this.#tell({ type: 'disconnected' }),
    });
    this.#commands = new AriCommands(() => this.#supervisor.connection, this.#names, tools.log);
    this.#player = new PromptPlayer(this.#commands, this.#legs, tools);
    this.#detector = new MachineDetector(this.#app, this.#commands, this.#legs, tools.timers);
    this.#besides = new Listeners(this.#app, this.#commands, this.#legs, tools.timers);
    this.#toneListener = new ToneListener(this.#commands, this.#besides);
    this.#recorder = new Recorder(this.#commands, this.#besides, tools.timers);
    const told = (arrival: Arrival) => this.#tell({ type: 'arrived', ...arrival, at: this.#now() });
    this.#arrivals = new Arrivals(this.#app, this.#commands, this.#legs, this.#names, told);
  }

  start(patienceMs: number): Promise<void> {
    return this.#supervisor.start(patienceMs);
  }

  close(): void {
    this.#supervisor.close();
  }

  ready(): boolean {
    return this.#supervisor.ready && !this.#replaced;
  }

  subscribe(listener: (event: TelephonyEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async dial(order: DialOrder): Promise<DialOutcome> {
    const { channelId } = order;
    if (!this.ready()) return { taken: 'refused', code: 'not_connected' };
    if (this.#legs.get(channelId)) return { taken: 'refused', code: 'channel_exists' };
    const timeout = Math.ceil(order.ringMs / 1000);
    this.#legs.add(newLeg(channelId, { ringMs: timeout * 1000, placing: true }));
    try {
      await this.#commands.call('channels.originateWithId', {
        channelId,
        app: this.#app,
        endpoint: `PJSIP/${order.number}@${order.trunk}`,
        callerId: order.callerId,
        timeout,
        variables: {
          variables: {
            'TALK_DETECT(set)': String(talkPauseMs),
            [`TONE_DETECT(${beepTone})`]: '',
            [ringVariable]: String(timeout * 1000),
          },
        },
      });
      return { taken: 'accepted' };
    } catch (error) {
      if (!(error instanceof AriRefusal)) return { taken: 'unknown', code: 'no_answer_from_asterisk' };
      this.#legs.drop(channelId);
      return { taken: 'refused', code: error.code };
    } finally {
      this.#legs.change(channelId, { placing: false });
    }
  }

  adopt(channel: string, channelId: ChannelId): Promise<boolean> {
    return this.#arrivals.adopt(channel, channelId);
  }

  ring(channelId: ChannelId): Promise<void> {
    return this.#arrivals.ring(channelId);
  }

  async answer(channelId: ChannelId): Promise<boolean> {
    const answered = await this.#arrivals.answer(channelId);
    if (answered) this.#player.silenceSoon(channelId);
    return answered;
  }

  refuse(channel: string, why: Parameters<Telephony['refuse']>[1]): Promise<void> {
    return this.#arrivals.refuse(channel, why);
  }

  async hangUp(channelId: ChannelId): Promise<void> {
    // A far end that has hung up already did so itself, whatever we do now.
    if (this.#legs.get(channelId)?.ending === false) this.#legs.change(channelId, { byUs: true, ending: true });
    await this.#commands.try('channels.hangup', { channelId });
  }

  play(channelId: ChannelId, audio: AudioFile, signal: AbortSignal): Promise<PlayedAudio> {
    return this.#player.play(channelId, audio, signal, () => this.#supervisor.whenReady(reconnectMs));
  }

  silence(channelId: ChannelId): Promise<void> {
    return this.#player.silence(channelId);
  }

  listenFor(channelId: ChannelId, tone: NoPersonTone | null): Promise<void> {
    return this.#toneListener.listenFor(channelId, tone);
  }

  async detectMachine(channelId: ChannelId, signal: AbortSignal): Promise<DetectorVerdict | null> {
    await this.#player.holdSilence(channelId);
    await this.#player.silence(channelId);
    await this.#tools.timers.sleep(headStartMs);
    return this.#detector.ask(channelId, signal);
  }

  record(channelId: ChannelId, order: RecordOrder): Promise<RunningRecording | null> {
    return this.#recorder.start(channelId, order);
  }

  stopRecording(name: string): Promise<void> {
    return this.#recorder.stop(name);
  }

  async connect(a: ChannelId, b: ChannelId): Promise<void> {
    await this.#supervisor.whenReady(reconnectMs);
    await Promise.all([this.#player.holdSilence(a), this.#player.holdSilence(b)]);
    await joinLegs(this.#commands, this.#legs, a, b);
    await Promise.all([this.silence(a), this.silence(b)]);
  }

  async listen(channelId: ChannelId, hear: (sound: Uint8Array<ArrayBuffer>) => void): Promise<() => void> {
    const parts = { commands: this.#commands, legs: this.#legs, listeners: this.#besides, url: this.#url };
    return listenToLeg(parts, channelId, hear);
  }

  async liveLegs(): Promise<LiveLeg[]> {
    const [channels, application] = await Promise.all([
      this.#commands.call('channels.list', {}),
      this.#commands.call('applications.get', { applicationName: this.#app }),
    ]);
    return readLiveLegs(channels, application).map((leg) => ({ ...leg, channelId: this.#names.idOf(leg.channelId) }));
  }

  async packetsReceived(channelId: ChannelId): Promise<number> {
    try {
      return rtpStatistics.parse(await this.#commands.call('channels.rtpstatistics', { channelId })).rxcount;
    } catch (error) {
      if (error instanceof AriRefusal) return 0;
      throw error;
    }
  }

  #take(raw: unknown): void {
    const told = readAriEvent(raw);
    if (!told) return;
    const event = 'channel' in told ? { ...told, channel: this.#names.idOf(told.channel) } : told;
    switch (event.type) {
      case 'replaced':
        this.#replaced = true;
        this.#supervisor.close();
        this.#tools.log.error({ app: this.#app }, 'another controller took over; this one stands down');
        this.#tell({ type: 'replaced' });
        return;
      case 'arrived':
        this.#arrivals.arrive(event.arrival);
        return;
      case 'playback_finished':
        this.#player.finished(event.playback, event.failed);
        return;
      case 'tone': {
        const heard = this.#toneListener.heardOn(event.channel);
        if (heard) this.#tell({ type: 'tone', ...heard, at: this.#now() });
        else this.#legs.advance(event);
        return;
      }
      case 'recording_finished':
        this.#recorder.take(event);
        return;
      case 'entered_app':
        if (this.#besides.entered(event.channel)) return;
        if (
          this.#detector.cameBack(event.channel, event.args) ||
          (isChannelId(event.channel) && !this.#legs.get(event.channel)?.answered)
        )
          this.#player.silenceSoon(event.channel);
        this.#legs.advance(event);
        return;
      default:
        this.#legs.advance(event);
        if (event.type === 'destroyed') this.#names.forget(event.channel);
    }
  }

  /** Legs that are gone end here, legs that nobody told us of are taken in, unheard ends of playbacks are asked for. */
  async #resync(): Promise<void> {
    await this.#askForLess();
    const destroyed = this.#legs.watchDestroyed();
    const live = await this.liveLegs();
    const ringLimits = new Map<string, number>();
    for (const leg of live)
      if (!leg.answered && !this.#legs.get(leg.channelId)) ringLimits.set(leg.channelId, await this.#ringLimit(leg));
    this.#legs.compare(live, ringLimits, destroyed());
    await this.#arrivals.followAgain(live);
    for (const leg of live)
      if (this.#legs.get(leg.channelId)?.byUs) await this.#commands.try('channels.hangup', { channelId: leg.channelId });
    await this.#player.recheck();
    await this.#arrivals.tellWaiting(live);
  }

  /**
   * Half of what Asterisk would tell of a call is variables that were set and such. It forgets this when the application was gone.
   * Without it all is well, only dearer.
   */
  async #askForLess(): Promise<void> {
    // the filter holds back the answers on the event socket as well
    const filter = { allowed: [...ariEventTypes, 'RESTResponse'].map((type) => ({ type })) };
    await this.#commands.try('applications.filter', { applicationName: this.#app, filter });
  }

  /** Our ring timer, which we left in the channel for whoever comes after us. */
  async #ringLimit(leg: LiveLeg): Promise<number> {
    try {
      const answer = await this.#commands.call('channels.getChannelVar', { channelId: leg.channelId, variable: ringVariable });
      return Number(channelVariable.parse(answer).value) || Number.POSITIVE_INFINITY;
    } catch (error) {
      if (error instanceof AriRefusal) return Number.POSITIVE_INFINITY;
      throw error;
    }
  }

  #tell(news: TelephonyEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(news);
      } catch (error) {
        this.#tools.log.error(
          { error: error instanceof Error ? error.stack : String(error), news: news.type },
          'a listener failed',
        );
      }
    }
  }

  #now(): number {
    return this.#tools.clock.now().epochMilliseconds;
  }
}

/** 1000 Hz for 200 ms, in what comes from the far end. A leg listens for one tone, and its event does not say which. */
const beepTone = '1000,200,r';
/** The far end may begin to send only when it hears us; AMD would take the wait for silence. */
const headStartMs = 80;
const ringVariable = 'DOVOLAT_RING_MS';
const rtpStatistics = z.object({ rxcount: z.number() });
const channelVariable = z.object({ value: z.string() });
/** How long a command waits for a connection that is just coming back. */
const reconnectMs = 15_000;
