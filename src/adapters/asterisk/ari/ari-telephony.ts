import type {
  ChannelId,
  DialOrder,
  DialOutcome,
  LiveLeg,
  PlayedAudio,
  Telephony,
  TelephonyEvent,
} from '../../../dialer/telephony.ts';
import type { AudioFile } from '../../../kernel/audio-file.ts';
import type { Clock, Timers } from '../../../kernel/clock.ts';
import type { InstanceLog } from '../instance-log.ts';
import type { AriOperation, AriSettings } from './ari-connection.ts';
import { AriNoAnswer, AriRefusal } from './ari-errors.ts';
import { readAriEvent } from './ari-event.ts';
import { AriSupervisor } from './ari-supervisor.ts';
import { newLeg } from './leg.ts';
import { LegBook } from './leg-book.ts';
import { Playback } from './playback.ts';
import { readLiveLegs } from './read-live-legs.ts';

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
  readonly #tools: AriTools;
  readonly #supervisor: AriSupervisor;
  readonly #legs: LegBook;
  readonly #listeners = new Set<(event: TelephonyEvent) => void>();
  readonly #playing = new Map<string, Playback>();
  /** The last playback of each leg: the next one waits for it. */
  readonly #turns = new Map<string, Promise<unknown>>();
  #replaced = false;

  constructor(settings: AriSettings, tools: AriTools) {
    this.#app = settings.app;
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
      await this.#call('channels.originateWithId', {
        channelId,
        app: this.#app,
        endpoint: `PJSIP/${order.number}@${order.trunk}`,
        callerId: order.callerId,
        timeout,
        variables: { 'TALK_DETECT(set)': String(talkPauseMs), [ringVariable]: String(timeout * 1000) },
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

  async hangUp(channelId: ChannelId): Promise<void> {
    this.#legs.change(channelId, { byUs: true, ending: true });
    await this.#try('channels.hangup', { channelId });
  }

  async play(channelId: ChannelId, audio: AudioFile, signal: AbortSignal): Promise<PlayedAudio> {
    const former = this.#turns.get(channelId);
    const turn = (async () => {
      await former;
      if (signal.aborted) return { outcome: 'stopped', playedMs: 0 } as const;
      await this.#supervisor.whenReady(reconnectMs);
      return this.#playNow(channelId, audio, signal);
    })();
    this.#turns.set(channelId, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(channelId) === turn) this.#turns.delete(channelId);
    }
  }

  async silence(channelId: ChannelId): Promise<void> {
    if (this.#canHear(channelId)) await this.#try('channels.startSilence', { channelId });
  }

  async connect(a: ChannelId, b: ChannelId): Promise<void> {
    await this.#supervisor.whenReady(reconnectMs);
    const bridgeId = `join-${a}`;
    const parted = this.#legs.whenParted(bridgeId, [a, b]);
    // A leg that is given silence hears nothing of the bridge (measured on 22.10.1).
    for (const channelId of [a, b]) if (this.#canHear(channelId)) await this.#try('channels.stopSilence', { channelId });
    const joined =
      this.#canHear(a) &&
      this.#canHear(b) &&
      (await this.#try('bridges.createWithId', { bridgeId, type: 'mixing' })) &&
      (await this.#try('bridges.addChannel', { bridgeId, channel: `${a},${b}` }));
    if (joined) await parted.promise;
    parted.forget();
    await this.#try('bridges.destroy', { bridgeId });
    await Promise.all([this.silence(a), this.silence(b)]);
  }

  async liveLegs(): Promise<LiveLeg[]> {
    const [channels, application] = await Promise.all([
      this.#call('channels.list', {}),
      this.#call('applications.get', { applicationName: this.#app }),
    ]);
    return readLiveLegs(channels, application);
  }

  async packetsReceived(channelId: ChannelId): Promise<number> {
    try {
      const statistics = await this.#call('channels.rtpstatistics', { channelId });
      const { rxcount } = statistics as { rxcount?: unknown };
      return typeof rxcount === 'number' ? rxcount : 0;
    } catch (error) {
      if (error instanceof AriRefusal) return 0;
      throw error;
    }
  }

  async #playNow(channelId: ChannelId, audio: AudioFile, signal: AbortSignal): Promise<PlayedAudio> {
    if (!this.#canHear(channelId)) return { outcome: 'leg_gone', playedMs: 0 };
    await this.#stopInherited(channelId);
    const id = this.#legs.nextPlaybackId(channelId);
    const playback = new Playback(id, channelId, audio, {
      ...this.#tools,
      call: (operation, parameters) => this.#call(operation, parameters),
      canHear: () => this.#canHear(channelId),
    });
    this.#playing.set(id, playback);
    const forget = this.#legs.onGone(channelId, () => playback.legGone());
    const played = await playback.run(signal);
    forget();
    this.#playing.delete(id);
    await this.silence(channelId);
    return played;
  }

  /** What an earlier process left playing would be heard before anything of ours: playbacks queue. */
  async #stopInherited(channelId: ChannelId): Promise<void> {
    if (!this.#legs.get(channelId)?.adopted) return;
    this.#legs.change(channelId, { adopted: false });
    for (const playbackId of this.#legs.playbackIds(channelId)) await this.#try('playbacks.stop', { playbackId });
  }

  #take(raw: unknown): void {
    const event = readAriEvent(raw);
    if (!event) return;
    switch (event.type) {
      case 'replaced':
        this.#replaced = true;
        this.#supervisor.close();
        this.#tools.log.error({ app: this.#app }, 'another controller took over; this one stands down');
        this.#tell({ type: 'replaced' });
        return;
      case 'playback_started':
        this.#playing.get(event.playback)?.started();
        return;
      case 'playback_finished':
        this.#playing.get(event.playback)?.finished(event.failed);
        return;
      default:
        if (event.type === 'entered_app' && !this.#legs.get(event.channel)?.answered)
          void this.#try('channels.startSilence', { channelId: event.channel });
        this.#legs.advance(event);
    }
  }

  /** Legs that are gone end here, legs that nobody told us of are taken in, unheard ends of playbacks are asked for. */
  async #resync(): Promise<void> {
    const destroyed = this.#legs.watchDestroyed();
    const live = await this.liveLegs();
    const ringLimits = new Map<string, number>();
    for (const leg of live)
      if (!leg.answered && !this.#legs.get(leg.channelId)) ringLimits.set(leg.channelId, await this.#ringLimit(leg));
    this.#legs.compare(live, ringLimits, destroyed());
    for (const leg of live)
      if (this.#legs.get(leg.channelId)?.byUs) await this.#try('channels.hangup', { channelId: leg.channelId });
    await Promise.all([...this.#playing.values()].map((playback) => playback.recheck()));
  }

  /** Our ring timer, which we left in the channel for whoever comes after us. */
  async #ringLimit(leg: LiveLeg): Promise<number> {
    try {
      const { value } = (await this.#call('channels.getChannelVar', { channelId: leg.channelId, variable: ringVariable })) as {
        value?: string;
      };
      return Number(value) || Number.POSITIVE_INFINITY;
    } catch (error) {
      if (error instanceof AriRefusal) return Number.POSITIVE_INFINITY;
      throw error;
    }
  }

  #canHear(channelId: ChannelId): boolean {
    const leg = this.#legs.get(channelId);
    return leg?.answered === true && !leg.ending;
  }

  #call(operation: AriOperation, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    const connection = this.#supervisor.connection;
    return connection ? connection.call(operation, parameters) : Promise.reject(new AriNoAnswer('not connected'));
  }

  /** False when Asterisk would not: mostly because the leg has just gone. */
  async #try(operation: AriOperation, parameters: Readonly<Record<string, unknown>>): Promise<boolean> {
    try {
      await this.#call(operation, parameters);
      return true;
    } catch (error) {
      if (!(error instanceof AriRefusal)) this.#tools.log.warn({ operation, ...parameters }, 'no answer from Asterisk');
      return false;
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

/** Silence of this length ends what the debtor says (`talking`); "Prosím?" then lasts 549 ms (measured). */
const talkPauseMs = 500;
const ringVariable = 'DOVOLAT_RING_MS';
/** How long a command waits for a connection that is just coming back. */
const reconnectMs = 15_000;
