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

  finished(failed: boolean): void {
    if (!this.#tools.canHear()) this.#ended.resolve('leg_gone');
    else if (failed) this.#brokeOff();
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

  /** Asterisk says that it failed. A file that cannot be opened fails at once; one that breaks off later may have been heard since our order. */
  #brokeOff(): void {
    const ms = this.#now() - this.#startedAt;
    this.#brokeOffAfter = ms < atOnceMs ? 0 : ms;
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
/** Within this time come the news that nothing began, and in it nobody understands a word. */
const atOnceMs = 200;
