import type { ChannelId, RecordedSound, RecordOrder, RunningRecording } from '../../../dialer/telephony.ts';
import type { Clock, Timers } from '../../../kernel/clock.ts';
import type { AriCommands } from './ari-commands.ts';
import type { AriEvent } from './ari-event.ts';
import type { LegBook } from './leg-book.ts';

/**
 * Records legs through a listening channel beside each: a recording of the leg itself would wait behind its prompts, and hold them up.
 * Asterisk writes `spool/recording/NAME.wav`.
 */
export class Recorder {
  readonly #app: string;
  readonly #commands: AriCommands;
  readonly #legs: LegBook;
  readonly #tools: { readonly clock: Clock; readonly timers: Timers };
  readonly #entering = new Map<string, () => void>();
  readonly #running = new Map<string, (sound: RecordedSound) => void>();

  constructor(app: string, commands: AriCommands, legs: LegBook, tools: { readonly clock: Clock; readonly timers: Timers }) {
    this.#app = app;
    this.#commands = commands;
    this.#legs = legs;
    this.#tools = tools;
  }

  /** Null when it could not be begun. */
  async start(channelId: ChannelId, order: RecordOrder): Promise<RunningRecording | null> {
    const { name } = order;
    const listener = listenerOf(name);
    const ended = Promise.withResolvers<RecordedSound>();
    const begun =
      this.#legs.canHear(channelId) && (await this.#listen(channelId, listener, order)) && (await this.#record(listener, order));
    if (!begun) {
      await this.#commands.try('channels.hangup', { channelId: listener });
      return null;
    }
    const startedAt = this.#now();
    const asMeasuredHere = () => ended.resolve({ durationMs: this.#now() - startedAt, talkMs: null });
    const cancel = this.#tools.timers.after(order.longestMs + slackMs, asMeasuredHere);
    this.#running.set(name, ended.resolve);
    const finished = ended.promise.then(async (sound) => {
      cancel();
      this.#running.delete(name);
      await this.#commands.try('channels.hangup', { channelId: listener });
      return sound;
    });
    return {
      finished,
      pause: () => this.#commands.try('recordings.pause', { recordingName: name }),
      goOn: () => this.#commands.try('recordings.unpause', { recordingName: name }),
      stop: async () => {
        await this.stop(name);
        const late = this.#tools.timers.after(slackMs, asMeasuredHere);
        await finished;
        late();
      },
    };
  }

  /** Whoever began it: what has been recorded stays in its file. */
  async stop(name: string): Promise<void> {
    await this.#commands.try('recordings.stop', { recordingName: name });
    await this.#commands.try('channels.hangup', { channelId: listenerOf(name) });
    for (let waited = 0; waited < slackMs && (await this.#isRunning(name)); waited += lookEveryMs)
      await this.#tools.timers.sleep(lookEveryMs);
  }

  #isRunning(recordingName: string): Promise<boolean> {
    return this.#commands.try('recordings.getLive', { recordingName });
  }

  take(event: Extract<AriEvent, { type: 'recording_finished' }>): void {
    this.#running.get(event.recording)?.({ durationMs: event.durationMs, talkMs: event.talkMs });
  }

  /** A channel came into the application; true when it is one that listens for us. */
  entered(channel: string): boolean {
    if (!isListener(channel)) return false;
    this.#entering.get(channel)?.();
    return true;
  }

  async #listen(channelId: ChannelId, snoopId: string, { hears }: RecordOrder): Promise<boolean> {
    const entered = Promise.withResolvers<void>();
    const cancel = this.#tools.timers.after(slackMs, () => entered.resolve());
    this.#entering.set(snoopId, entered.resolve);
    try {
      const spy = hears === 'both' ? 'both' : 'in';
      if (!(await this.#commands.try('channels.snoopChannelWithId', { channelId, snoopId, app: this.#app, spy }))) return false;
      await entered.promise;
      return true;
    } finally {
      cancel();
      this.#entering.delete(snoopId);
    }
  }

  #record(channelId: string, { name, longestMs, silenceMs }: RecordOrder): Promise<boolean> {
    return this.#commands.try('channels.record', {
      channelId,
      name,
      format: 'wav',
      maxDurationSeconds: Math.ceil(longestMs / 1000),
      ...(silenceMs !== null && { maxSilenceSeconds: Math.max(1, Math.round(silenceMs / 1000)) }),
      ifExists: 'fail',
    });
  }

  #now(): number {
    return this.#tools.clock.now().epochMilliseconds;
  }
}

/** The channel that listens for a recording. */
export function isListener(channel: string): boolean {
  return channel.startsWith(listenerPrefix);
}

function listenerOf(name: string): string {
  return `${listenerPrefix}${name}`;
}

const listenerPrefix = 'listener-';
/** What Asterisk takes to do what it was told. */
const slackMs = 3000;
const lookEveryMs = 50;
