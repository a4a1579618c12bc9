import type { ChannelId, PlayedAudio } from '../../../dialer/telephony.ts';
import type { AudioFile } from '../../../kernel/audio-file.ts';
import type { Clock, Timers } from '../../../kernel/clock.ts';
import type { AriOperation } from './ari-connection.ts';
import { AriRefusal } from './ari-errors.ts';

export type PlaybackTools = {
  readonly clock: Clock;
  readonly timers: Timers;
  call(operation: AriOperation, parameters: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** True while the leg can hear. */
  canHear(): boolean;
};

/**
 * One file played to one leg. Asterisk calls a stopped playback `done` as well, says nothing at all of some that it cannot play, and
 * sends no news while we are disconnected: so we remember our own stop, keep our own time, and ask when in doubt.
 */
export class Playback {
  readonly id: string;
  readonly #channelId: ChannelId;
  readonly #audio: AudioFile;
  readonly #tools: PlaybackTools;
  readonly #ended = Promise.withResolvers<PlayedAudio['outcome']>();
  #startedAt = 0;
  /** By Asterisk's clock, which told when it began. */
  #beganAt = Number.NaN;
  /** How long it was heard, where Asterisk said that it failed. */
  #brokeOffAfter: number | null = null;
  #stopped = false;

  constructor(id: string, channelId: ChannelId, audio: AudioFile, tools: PlaybackTools) {
    this.id = id;
    this.#channelId = channelId;
    this.#audio = audio;
    this.#tools = tools;
  }

  /** Plays; resolves however it ends, at the latest `slackMs` after the file's length. */
  async run(signal: AbortSignal): Promise<PlayedAudio> {
    this.#startedAt = this.#now();
    const stop = () => void this.#stop();
    const cancel = this.#tools.timers.after(this.#audio.durationMs + slackMs, () => void this.#overdue());
    void this.#ask(signal, stop);
    const outcome = await this.#ended.promise;
    cancel();
    signal.removeEventListener('abort', stop);
    return { outcome, playedMs: this.#playedMs(outcome) };
  }

  /** `at`, here and at its end: Asterisk's clock (epoch ms), so that a gap is the playback's and not that of the news. */
  started(at: number): void {
    this.#beganAt = at;
  }

  finished(failed: boolean, at: number): void {
    if (!this.#tools.canHear()) this.#ended.resolve('leg_gone');
    else if (failed) this.#brokeOff(at);
    else this.#ended.resolve(this.#stopped ? 'stopped' : 'finished');
  }

  legGone(): void {
    this.#ended.resolve('leg_gone');
  }

  /** Asks Asterisk whether it still plays: its news may have passed while we were not connected. */
  async recheck(): Promise<void> {
    if (!(await this.#stillPlays())) this.#unheard();
  }

  /** It plays no more, and nobody told us how it ended. */
  #unheard(): void {
    if (!this.#tools.canHear()) this.#ended.resolve('leg_gone');
    else this.#ended.resolve(this.#stopped ? 'stopped' : 'unconfirmed');
  }

  /**
   * Asterisk says that it failed. A file that cannot be opened fails within a millisecond of its beginning; one that breaks off later was heard
   * so long, maybe. Where the beginning was not told, it may have been heard since our order.
   */
  #brokeOff(at: number): void {
    const told = at - this.#beganAt;
    const ms = Number.isNaN(told) ? this.#now() - this.#startedAt : told;
    this.#brokeOffAfter = ms < oneFrameMs ? 0 : ms;
    this.#ended.resolve('failed');
  }

  /** Asterisk refused the order: nothing of it was heard. */
  #notPlayed(outcome: 'failed' | 'leg_gone'): void {
    this.#brokeOffAfter = 0;
    this.#ended.resolve(outcome);
  }

  /** Not stopped before Asterisk has answered: it would not find what it has not begun, and then begin it. */
  async #ask(signal: AbortSignal, stop: () => void): Promise<void> {
    const media = `sound:${this.#audio.path}`;
    try {
      await this.#tools.call('channels.playWithId', { channelId: this.#channelId, playbackId: this.id, media });
    } catch (error) {
      // Without an answer it may play or not: the end of the leg or our own time tells.
      if (error instanceof AriRefusal) this.#notPlayed(error.code === 'channel_not_found' ? 'leg_gone' : 'failed');
      return;
    }
    this.#startedAt = this.#now();
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  }

  async #stop(): Promise<void> {
    this.#stopped = true;
    try {
      await this.#tools.call('playbacks.stop', { playbackId: this.id });
    } catch (error) {
      if (error instanceof AriRefusal) this.#unheard();
    }
  }

  async #overdue(): Promise<void> {
    if (await this.#stillPlays()) {
      await this.#stop();
      this.#ended.resolve('failed');
    } else this.#unheard();
  }

  async #stillPlays(): Promise<boolean> {
    try {
      await this.#tools.call('playbacks.get', { playbackId: this.id });
      return true;
    } catch (error) {
      return !(error instanceof AriRefusal);
    }
  }

  /** What may have been heard: also of one that Asterisk never told us the end of. */
  #playedMs(outcome: PlayedAudio['outcome']): number {
    const { durationMs } = this.#audio;
    if (outcome === 'finished') return durationMs;
    return Math.min(durationMs, Math.max(0, this.#brokeOffAfter ?? this.#now() - this.#startedAt));
  }

  #now(): number {
    return this.#tools.clock.now().epochMilliseconds;
  }
}

const slackMs = 3000;
/** The least that is sent to a telephone. */
const oneFrameMs = 20;
