import type { LiveLeg, TelephonyEvent } from '../../../dialer/telephony.ts';
import type { AriEvent } from './ari-event.ts';
import { advanceLeg, isChannelId, type Leg, lostEnd, newLeg } from './leg.ts';

type LegEvent = Extract<AriEvent, { readonly channel: string }>;

/** The channels that we know of. One subscription feeds it; each leg's end is told exactly once, because telling it forgets the leg. */
export class LegBook {
  readonly #legs = new Map<string, Leg>();
  readonly #gone = new Map<string, Set<() => void>>();
  readonly #bridges = new Map<string, () => void>();
  readonly #parity = new Map<string, 0 | 1>();
  readonly #destroyedWatchers = new Set<Set<string>>();
  readonly #now: () => number;
  readonly #tell: (news: TelephonyEvent) => void;

  constructor(now: () => number, tell: (news: TelephonyEvent) => void) {
    this.#now = now;
    this.#tell = tell;
  }

  get(id: string): Leg | undefined {
    return this.#legs.get(id);
  }

  /** Answered, and nobody has hung up. */
  canHear(id: string): boolean {
    const leg = this.#legs.get(id);
    return leg?.answered === true && !leg.ending;
  }

  add(leg: Leg): void {
    this.#legs.set(leg.id, leg);
  }

  change(id: string, changes: Partial<Leg>): void {
    const leg = this.#legs.get(id);
    if (leg) this.#legs.set(id, { ...leg, ...changes });
  }

  /** A leg bears another id from now on. False when it is not there, or about to go. */
  rename(from: string, to: string): boolean {
    const leg = this.#legs.get(from);
    if (!leg || leg.ending) return false;
    this.#legs.delete(from);
    this.#legs.set(to, { ...leg, id: to });
    return true;
  }

  /** Forgets a leg that never was; no end is told. */
  drop(id: string): void {
    this.#legs.delete(id);
    this.#parity.delete(id);
  }

  advance(event: LegEvent): void {
    if (event.type === 'destroyed') for (const watcher of this.#destroyedWatchers) watcher.add(event.channel);
    if (event.type === 'left_bridge') this.#bridges.get(event.bridge)?.();
    const leg = this.#legs.get(event.channel) ?? (event.type === 'entered_app' ? newLeg(event.channel) : undefined);
    if (!leg) return;
    const next = advanceLeg(leg, event, this.#now());
    if (next.leg) this.#legs.set(leg.id, next.leg);
    else this.drop(leg.id);
    if (event.type === 'destroyed' || event.type === 'hang_up_requested') this.#tellGone(leg.id);
    if (next.news) this.#tell(next.news);
  }

  /** Which channels are destroyed between this call and the next of what it returns. */
  watchDestroyed(): () => ReadonlySet<string> {
    const seen = new Set<string>();
    this.#destroyedWatchers.add(seen);
    return () => {
      this.#destroyedWatchers.delete(seen);
      return seen;
    };
  }

  /** After a gap: `live` is what Asterisk has. Ours that are missing have ended unheard; theirs that we lack are taken in. */
  compare(live: readonly LiveLeg[], ringLimits: ReadonlyMap<string, number>, destroyedMeanwhile: ReadonlySet<string>): void {
    const there = new Map(live.map((leg) => [leg.channelId, leg]));
    for (const leg of [...this.#legs.values()]) {
      if (there.has(leg.id) || leg.placing) continue;
      this.drop(leg.id);
      this.#tellGone(leg.id);
      if (isChannelId(leg.id)) this.#tell({ type: 'ended', end: lostEnd(leg, leg.id, this.#now()) });
    }
    for (const { channelId, answered, ringing } of live) {
      if (destroyedMeanwhile.has(channelId)) continue;
      const known = this.#legs.get(channelId);
      if (!known) this.add(newLeg(channelId, { answered, ringing, adopted: true, ringMs: ringLimits.get(channelId) ?? null }));
      else if (isChannelId(channelId)) this.#catchUp(known, answered, ringing);
    }
  }

  /** Calls back once when the leg goes (or wants to), at once if it is not there. */
  onGone(id: string, callback: () => void): () => void {
    const leg = this.#legs.get(id);
    if (!leg || leg.ending) callback();
    const set = this.#gone.get(id) ?? new Set();
    this.#gone.set(id, set.add(callback));
    return () => {
      set.delete(callback);
      if (set.size === 0) this.#gone.delete(id);
    };
  }

  /** Resolves when one of the legs has gone or has left the bridge. */
  whenParted(bridge: string, ids: readonly string[]): { promise: Promise<void>; forget(): void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#bridges.set(bridge, resolve);
    const forgets = ids.map((id) => this.onGone(id, resolve));
    const forget = () => {
      this.#bridges.delete(bridge);
      for (const each of forgets) each();
    };
    return { promise, forget };
  }

  /** Two ids by turns, so that whoever comes after us can name what we left playing: Asterisk lists no playbacks. */
  nextPlaybackId(id: string): string {
    const parity = this.#parity.get(id) === 0 ? 1 : 0;
    this.#parity.set(id, parity);
    return `play-${id}-${parity}`;
  }

  playbackIds(id: string): readonly string[] {
    return [`play-${id}-0`, `play-${id}-1`];
  }

  #catchUp(leg: Leg, answered: boolean, ringing: boolean): void {
    if (answered && !leg.answered) this.advance({ type: 'entered_app', channel: leg.id, args: [] });
    else if (ringing) this.advance({ type: 'ringing', channel: leg.id });
  }

  #tellGone(id: string): void {
    for (const callback of this.#gone.get(id) ?? []) callback();
  }
}
