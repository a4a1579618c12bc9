import type { ChannelId, DetectorVerdict } from '../../../dialer/telephony.ts';
import type { Timers } from '../../../kernel/clock.ts';
import type { AriCommands } from './ari-commands.ts';
import type { LegBook } from './leg-book.ts';

/**
 * Sends a leg into the dialplan, where AMD() listens to it, and takes it back. Our application subscribes to the channel first: else it
 * would hear nothing of a leg that ends meanwhile.
 */
export class MachineDetector {
  readonly #app: string;
  readonly #commands: AriCommands;
  readonly #legs: LegBook;
  readonly #timers: Timers;
  readonly #waiting = new Map<string, (verdict: DetectorVerdict | null) => void>();

  constructor(app: string, commands: AriCommands, legs: LegBook, timers: Timers) {
    this.#app = app;
    this.#commands = commands;
    this.#legs = legs;
    this.#timers = timers;
  }

  /** Sound must flow to the leg already: a far end may begin to send only when it hears something. */
  async ask(channelId: ChannelId, signal: AbortSignal): Promise<DetectorVerdict | null> {
    const { promise, resolve } = Promise.withResolvers<DetectorVerdict | null>();
    const giveUp = () => resolve(null);
    this.#waiting.set(channelId, resolve);
    const late = this.#timers.after(longestMs, giveUp);
    const forget = this.#legs.onGone(channelId, giveUp);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      const sent =
        this.#legs.canHear(channelId) &&
        (await this.#commands.try('applications.subscribe', {
          applicationName: this.#app,
          eventSource: `channel:${channelId}`,
        })) &&
        (await this.#commands.try('channels.setChannelVar', { channelId, variable: 'AMDARGS', value: amdSettings })) &&
        (await this.#commands.try('channels.continueInDialplan', { channelId, context: 'amd', extension: 's', priority: 1 }));
      return sent ? await promise : null;
    } finally {
      this.#waiting.delete(channelId);
      signal.removeEventListener('abort', giveUp);
      forget();
      late();
    }
  }

  /** A channel came into the application; true when it came from here. */
  cameBack(channelId: string, [from, verdict, cause = '']: readonly string[]): boolean {
    if (from !== 'amd') return false;
    this.#waiting.get(channelId)?.(isVerdict(verdict) ? { verdict, cause } : null);
    return true;
  }
}

function isVerdict(text: string | undefined): text is DetectorVerdict['verdict'] {
  return text === 'HUMAN' || text === 'MACHINE' || text === 'NOTSURE';
}

/**
 * Initial silence, greeting, silence after it, total, shortest word, gap between words (ms); most words; silence threshold; longest word
 * (ms). Of the settings tried, these take a live greeting of 3.3 s for a person, and an announcement of 12 s for a machine.
 */
const amdSettings = '3500,2500,1000,6000,120,120,8,512,5000';
/** AMD listens for 6 s at most; nobody is left in silence for much longer. */
const longestMs = 8000;
