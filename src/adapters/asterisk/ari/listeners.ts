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
    return this.#enter(snoopId, () =>
      this.#commands.try('channels.snoopChannelWithId', { channelId, snoopId, app: this.#app, spy }),
    );
  }

  /**
   * A channel that hands the sound of its bridge over to us. `connect` opens the WebSocket that Asterisk's answer names: only then does the
   * channel come into the application.
   */
  async openSocket(name: string, connect: (media: unknown) => Promise<void>): Promise<void> {
    const channelId = listenerOf(name);
    await this.#enter(channelId, async () => {
      await connect(await this.#commands.call('channels.externalMedia', { channelId, app: this.#app, ...asServer }));
      return true;
    });
  }

  async close(name: string): Promise<void> {
    await this.#commands.try('channels.hangup', { channelId: listenerOf(name) });
  }

  async #enter(channel: string, order: () => Promise<boolean>): Promise<boolean> {
    const entered = Promise.withResolvers<void>();
    const cancel = this.#timers.after(longestMs, entered.resolve);
    this.#entering.set(channel, entered.resolve);
    try {
      if (!(await order())) return false;
      await entered.promise;
      return true;
    } finally {
      cancel();
      this.#entering.delete(channel);
    }
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

/** Asterisk waits for our connection; 16-bit samples at 16 kHz, no headers. */
const asServer = {
  external_host: 'INCOMING',
  encapsulation: 'none',
  transport: 'websocket',
  connection_type: 'server',
  format: 'slin16',
};
const prefix = 'listener-';
const longestMs = 3000;
