import type { ChannelId, NoPersonTone } from '../../../dialer/telephony.ts';
import type { AriCommands } from './ari-commands.ts';
import { type Listeners, listenerOf } from './listeners.ts';

/** Listens to legs for one tone each, from beside them: Asterisk's event does not say which tone it heard. */
export class ToneListener {
  readonly #commands: AriCommands;
  readonly #listeners: Listeners;
  /** What each leg is listened to for, and its turn: orders are carried out one after the other. */
  readonly #legs = new Map<string, { readonly channelId: ChannelId; tone: NoPersonTone | null; turn: Promise<unknown> }>();

  constructor(commands: AriCommands, listeners: Listeners) {
    this.#commands = commands;
    this.#listeners = listeners;
  }

  /** Null: no more. */
  async listenFor(channelId: ChannelId, tone: NoPersonTone | null): Promise<void> {
    const name = nameOf(channelId);
    const listener = listenerOf(name);
    let leg = this.#legs.get(listener);
    if (!leg) {
      if (tone === null) return;
      leg = { channelId, tone: null, turn: this.#listeners.open(channelId, name, 'in') };
      this.#legs.set(listener, leg);
    }
    const mine = leg;
    mine.turn = mine.turn.then(async (open) => {
      if (tone === null || open === false) {
        this.#legs.delete(listener);
        await this.#listeners.close(name);
        return false;
      }
      const variable = `TONE_DETECT(${tones[tone]})`;
      if (await this.#commands.try('channels.setChannelVar', { channelId: listener, variable, value: '' })) mine.tone = tone;
      return true;
    });
    await mine.turn;
  }

  /** The tone that was heard, and on which leg; null when the event is of another channel. */
  heardOn(channel: string): { readonly channelId: ChannelId; readonly tone: NoPersonTone } | null {
    const leg = this.#legs.get(channel);
    return leg?.tone ? { channelId: leg.channelId, tone: leg.tone } : null;
  }
}

function nameOf(channelId: ChannelId): string {
  return `tones-${channelId}`;
}

/** Hz and ms, in what comes from the far end. */
const tones = { fax: '2100,250,r', calling_fax: '1100,250,r', sit: '1800,150,r' } as const;
