import type { ChannelId } from '../../../dialer/telephony.ts';
import type { Timers } from '../../../kernel/clock.ts';
import type { AriCommands } from './ari-commands.ts';
import type { LegBook } from './leg-book.ts';

/**
 * Channels that listen to a leg from beside it (snoop channels): what is asked of the leg itself waits behind the prompt that it plays.
 * They end with their leg.
 */
export class Listeners {
  readonly #app: string;
  readonly #commands: AriCommands;
  readonly #legs: LegBook;
  readonly #timers: Timers;
  readonly #entering = new Map<string, () => void>();

  constructor(app: string, commands: AriCommands, legs: LegBook, timers: Timers) {
    this.#app = app;
    this.#commands = commands;
    this.#legs = legs;
    this.#timers = timers;
  }

  /** Resolves when it can be told what to do; false when the leg has gone. */
  async open(channelId: ChannelId, name: string, spy: 'in' | 'both'): Promise<boolean> {
    if (!this.#legs.canHear(channelId)) return false;
    const snoopId = listenerOf(name);
    const entered = Promise.withResolvers<void>();
    const cancel = this.#timers.after(longestMs, entered.resolve);
    this.#entering.set(snoopId, entered.resolve);
    try {
      if (!(await this.#commands.try('channels.snoopChannelWithId', { channelId, snoopId, app: this.#app, spy }))) return false;
      await entered.promise;
      return true;
    } finally {
      cancel();
      this.#entering.delete(snoopId);
    }
  }

  async close(name: string): Promise<void> {
    await this.#commands.try('channels.hangup', { channelId: listenerOf(name) });
  }

  /** A channel came into the application; true when it is one of these. */
  entered(channel: string): boolean {
    if (!channel.startsWith(prefix)) return false;
    this.#entering.get(channel)?.();
    return true;
  }
}

/** The channel of a listener. */
export function listenerOf(name: string): string {
  return `${prefix}${name}`;
}

const prefix = 'listener-';
const longestMs = 3000;
