import type { ChannelId, PlayedAudio } from '../../../dialer/telephony.ts';
import type { AudioFile } from '../../../kernel/audio-file.ts';
import type { CancelTimer, Clock, Timers } from '../../../kernel/clock.ts';
import type { AriCommands } from './ari-commands.ts';
import type { LegBook } from './leg-book.ts';
import { Playback } from './playback.ts';

/** Plays files to legs, one at a time on each, and gives the leg silence to send in between. */
export class PromptPlayer {
  readonly #commands: AriCommands;
  readonly #legs: LegBook;
  readonly #tools: { readonly clock: Clock; readonly timers: Timers };
  readonly #playing = new Map<string, Playback>();
  /** The last playback of each leg: the next one waits for it. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #silences = new Map<string, Coming>();

  constructor(commands: AriCommands, legs: LegBook, tools: { readonly clock: Clock; readonly timers: Timers }) {
    this.#commands = commands;
    this.#legs = legs;
    this.#tools = tools;
  }

  /** Waits for its turn, and then for `ready`. */
  async play(channelId: ChannelId, audio: AudioFile, signal: AbortSignal, ready: () => Promise<void>): Promise<PlayedAudio> {
    const former = this.#turns.get(channelId);
    const turn = (async (): Promise<PlayedAudio> => {
      await former;
      if (signal.aborted) return { outcome: 'stopped', playedMs: 0 };
      await ready();
      return this.#playNow(channelId, audio, signal);
    })();
    this.#turns.set(channelId, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(channelId) === turn) this.#turns.delete(channelId);
    }
  }

  async silence(channelId: string): Promise<void> {
    if (this.#legs.canHear(channelId)) await this.#commands.try('channels.startSilence', { channelId });
  }

  /** No silence begins any more that was to follow what has been played; one that is just beginning has begun when this resolves. */
  async holdSilence(channelId: ChannelId): Promise<void> {
    const coming = this.#silences.get(channelId);
    this.#silences.delete(channelId);
    coming?.cancel();
    await coming?.begun;
  }

  /** Silence from the next moment on: an answer and most prompts are followed by a prompt at once, which needs none before it. */
  silenceSoon(channelId: string): void {
    const coming: Coming = {
      begun: undefined,
      cancel: this.#tools.timers.after(silenceAfterMs, () => {
        coming.begun = this.silence(channelId).finally(() => {
          if (this.#silences.get(channelId) === coming) this.#silences.delete(channelId);
        });
      }),
    };
    this.#silences.set(channelId, coming);
  }

  finished(playback: string, failed: boolean): void {
    this.#playing.get(playback)?.finished(failed);
  }

  /** After a gap: asks for the ends that nobody heard. */
  async recheck(): Promise<void> {
    await Promise.all([...this.#playing.values()].map((playback) => playback.recheck()));
  }

  async #playNow(channelId: ChannelId, audio: AudioFile, signal: AbortSignal): Promise<PlayedAudio> {
    if (!this.#legs.canHear(channelId)) return { outcome: 'leg_gone', playedMs: 0 };
    await this.holdSilence(channelId);
    await this.#stopInherited(channelId);
    const id = this.#legs.nextPlaybackId(channelId);
    const playback = new Playback(id, channelId, audio, {
      ...this.#tools,
      call: (operation, parameters) => this.#commands.call(operation, parameters),
      canHear: () => this.#legs.canHear(channelId),
    });
    this.#playing.set(id, playback);
    const forget = this.#legs.onGone(channelId, () => playback.legGone());
    const played = await playback.run(signal);
    forget();
    this.#playing.delete(id);
    this.silenceSoon(channelId);
    return played;
  }

  /** What an earlier process left playing would be heard before anything of ours: playbacks queue. */
  async #stopInherited(channelId: ChannelId): Promise<void> {
    if (!this.#legs.get(channelId)?.adopted) return;
    this.#legs.change(channelId, { adopted: false });
    for (const playbackId of this.#legs.playbackIds(channelId)) await this.#commands.try('playbacks.stop', { playbackId });
  }
}

type Coming = { readonly cancel: CancelTimer; begun: Promise<void> | undefined };

/** RTP may rest so long; a media session is given up after seconds. */
const silenceAfterMs = 60;
