import type { ChannelId, RecordOrder, RunningRecording } from '../../../dialer/telephony.ts';
import type { Timers } from '../../../kernel/clock.ts';
import type { AriCommands } from './ari-commands.ts';
import type { AriEvent } from './ari-event.ts';
import { type Listeners, listenerOf } from './listeners.ts';

/**
 * Records legs through a listening channel beside each: a recording of the leg itself would wait behind its prompts, and hold them up.
 * Asterisk writes `spool/recording/NAME.wav`.
 */
export class Recorder {
  readonly #commands: AriCommands;
  readonly #listeners: Listeners;
  readonly #timers: Timers;
  readonly #running = new Map<string, () => void>();

  constructor(commands: AriCommands, listeners: Listeners, timers: Timers) {
    this.#commands = commands;
    this.#listeners = listeners;
    this.#timers = timers;
  }

  /** Null when it could not be begun. */
  async start(channelId: ChannelId, order: RecordOrder): Promise<RunningRecording | null> {
    const { name } = order;
    const ended = Promise.withResolvers<void>();
    const spy = order.hears === 'both' ? 'both' : 'in';
    const begun = (await this.#listeners.open(channelId, name, spy)) && (await this.#record(listenerOf(name), order));
    if (!begun) {
      await this.#listeners.close(name);
      return null;
    }
    const cancel = this.#timers.after(order.longestMs + slackMs, ended.resolve);
    this.#running.set(name, ended.resolve);
    const finished = ended.promise.then(async () => {
      cancel();
      this.#running.delete(name);
      await this.#listeners.close(name);
    });
    return {
      finished,
      pause: () => this.#commands.try('recordings.pause', { recordingName: name }),
      goOn: () => this.#commands.try('recordings.unpause', { recordingName: name }),
      stop: async () => {
        await this.stop(name);
        ended.resolve();
        await finished;
      },
    };
  }

  /** Whoever began it: what has been recorded stays in its file. */
  async stop(name: string): Promise<void> {
    await this.#commands.try('recordings.stop', { recordingName: name });
    await this.#listeners.close(name);
    for (let waited = 0; waited < slackMs && (await this.#isRunning(name)); waited += lookEveryMs)
      await this.#timers.sleep(lookEveryMs);
  }

  #isRunning(recordingName: string): Promise<boolean> {
    return this.#commands.try('recordings.getLive', { recordingName });
  }

  take(event: Extract<AriEvent, { type: 'recording_finished' }>): void {
    this.#running.get(event.recording)?.();
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
}

/** What Asterisk takes to do what it was told. */
const slackMs = 3000;
const lookEveryMs = 50;
