import { z } from 'zod';
import type { ChannelId, LiveLeg, Telephony } from '../../../dialer/telephony.ts';
import type { AriCommands } from './ari-commands.ts';
import { newLeg } from './leg.ts';
import type { LegBook } from './leg-book.ts';
import { type Arrival, readWaiting } from './read-arrival.ts';
import type { WireNames } from './wire-names.ts';

/** The legs that come in, until they are answered: told, given an id of ours, let ring, or turned away. */
export class Arrivals {
  readonly #app: string;
  readonly #commands: AriCommands;
  readonly #legs: LegBook;
  readonly #names: WireNames;
  readonly #tell: (arrival: Arrival) => void;

  constructor(app: string, commands: AriCommands, legs: LegBook, names: WireNames, tell: (arrival: Arrival) => void) {
    this.#app = app;
    this.#commands = commands;
    this.#legs = legs;
    this.#names = names;
    this.#tell = tell;
  }

  arrive(arrival: Arrival): void {
    if (!this.#legs.get(arrival.channel)) this.#legs.add(newLeg(arrival.channel));
    this.#tell(arrival);
  }

  async adopt(channel: string, channelId: ChannelId): Promise<boolean> {
    if (!(await this.#follow(channel)) || !this.#legs.rename(channel, channelId)) return false;
    this.#names.adopt(channel, channelId);
    return true;
  }

  async ring(channelId: ChannelId): Promise<void> {
    await this.#commands.try('channels.ring', { channelId });
  }

  async answer(channelId: ChannelId): Promise<boolean> {
    if (!(await this.#commands.try('channels.answer', { channelId }))) return false;
    this.#legs.change(channelId, { answered: true });
    return this.#legs.canHear(channelId);
  }

  async refuse(channel: string, why: Parameters<Telephony['refuse']>[1]): Promise<void> {
    this.#legs.drop(channel);
    await this.#commands.try('channels.hangup', { channelId: channel, reason_code: refusalCauses[why] });
  }

  /** After a gap: Asterisk forgets what it was asked to follow when the application was gone. */
  async followAgain(live: readonly LiveLeg[]): Promise<void> {
    await Promise.all(live.map(({ channelId }) => this.#names.isAdopted(channelId) && this.#follow(channelId)));
  }

  /** Somebody may have called while nobody was connected who heard of it. Whoever knows the leg already takes no notice. */
  async tellWaiting(live: readonly LiveLeg[]): Promise<void> {
    const unanswered = new Set(live.flatMap(({ channelId, answered }) => (answered ? [] : [channelId])));
    if (unanswered.size === 0) return;
    for (const channel of channelObjects.parse(await this.#commands.call('channels.list', {}))) {
      const arrival = unanswered.has(String(channel.id)) ? readWaiting(channel) : null;
      if (arrival) this.arrive(arrival);
    }
  }

  /** Of a leg that we did not order Asterisk tells no more once it has left the application, not even its end, unless it is asked to. */
  #follow(channel: string): Promise<boolean> {
    const eventSource = `channel:${this.#names.channelOf(channel)}`;
    return this.#commands.try('applications.subscribe', { applicationName: this.#app, eventSource });
  }
}

const channelObjects = z.array(z.record(z.string(), z.unknown()));
/** Q.850: 1 unallocated number (SIP 404), 21 call rejected (403), 17 user busy (486). */
const refusalCauses = { not_assigned: '1', not_allowed: '21', busy: '17' } as const;
