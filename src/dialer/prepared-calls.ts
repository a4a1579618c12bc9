import type { CallerIdentityId, CampaignId, EntryId, TrunkId } from '../kernel/ids.ts';
import type { CallChoice, Load, PacedLoad } from './pacing.ts';
import type { LineLoad } from './ports.ts';

/** An answer that has been owed for longer is late: a machine that is busy, and not too busy, gives it sooner. */
const lateAfterMs = 250;
/** A few may hang by themselves. */
const lateOnesBorne = 3;

/** The calls between their choice and their dial, and what they and the last dials mean for lines and rates. */
export class PreparedCalls {
  private readonly preparing = new Map<EntryId, Prepared>();
  /** Not being prepared, and set aside until then (epoch ms). */
  private readonly aside = new Map<EntryId, number>();
  /** Chosen within the longest window of a rate, and dialled or still to be. */
  private readonly chosen = new Map<EntryId, Prepared>();
  /** What was dialled before was not chosen here. Epoch ms. */
  private readonly startedAt: number;

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  get size(): number {
    return this.preparing.size;
  }

  has(entryId: EntryId): boolean {
    return this.preparing.has(entryId);
  }

  entries(): ReadonlySet<EntryId> {
    return new Set(this.preparing.keys());
  }

  choose(choice: CallChoice, now: number): void {
    const prepared: Prepared = { ...choice, chosenAt: now, askedAt: null, reserved: false, identity: null };
    this.preparing.set(choice.entryId, prepared);
    this.chosen.set(choice.entryId, prepared);
  }

  /** Others go first until then (epoch ms). */
  setAside(entryId: EntryId, until: number): void {
    this.aside.set(entryId, until);
  }

  /** How many entries a look passes over; those whose time is over no more. */
  passOver(now: number): number {
    for (const [entryId, until] of this.aside) if (until <= now) this.aside.delete(entryId);
    return this.preparing.size + this.aside.size;
  }

  isPassedOver(entryId: EntryId): boolean {
    return this.preparing.has(entryId) || this.aside.has(entryId);
  }

  /** Something of it is asked for now, of the database or of Asterisk; `answered` when it has come. */
  ask(entryId: EntryId, now: number): void {
    const prepared = this.preparing.get(entryId);
    if (prepared) prepared.askedAt = now;
  }

  answered(entryId: EntryId): void {
    const prepared = this.preparing.get(entryId);
    if (prepared) prepared.askedAt = null;
  }

  /**
   * Whether the machine has no time for more: the disk, or Asterisk, has owed an answer to several calls for long. Calls that were ordered all
   * the same would be answered by a machine that is late with what is said in them.
   */
  isBehind(now: number): boolean {
    const late = [...this.preparing.values()].filter(({ askedAt }) => askedAt !== null && now - askedAt > lateAfterMs);
    return late.length > lateOnesBorne;
  }

  /** Whether one is about to go by this trunk. */
  hasOn(trunkId: TrunkId): boolean {
    return [...this.preparing.values()].some((each) => !each.reserved && each.trunkId === trunkId);
  }

  /** It was put together, and shows this number. */
  plan(entryId: EntryId, identity: CallerIdentityId): void {
    const prepared = this.preparing.get(entryId);
    if (prepared) prepared.identity = identity;
  }

  /** The numbers that the calls will show which are not on record yet, in the order of their choice. */
  identities(): CallerIdentityId[] {
    return [...this.preparing.values()].flatMap(({ reserved, identity }) => (reserved || !identity ? [] : [identity]));
  }

  /** It is on record: its line is counted there. */
  reserve(entryId: EntryId): void {
    const prepared = this.preparing.get(entryId);
    if (prepared) prepared.reserved = true;
  }

  /** Ordered, or given up: a call that was not reserved was not dialled either, and takes no part of a rate. */
  finish(entryId: EntryId): void {
    if (!this.preparing.get(entryId)?.reserved) this.chosen.delete(entryId);
    this.preparing.delete(entryId);
  }

  /** Since when dials have to be read from the record, for a longest window of a rate. */
  readSince(now: number, windowMs: number): number {
    return now - windowMs < this.startedAt ? now - windowMs : now;
  }

  /**
   * Calls that are being prepared take their lines already. For the rates each of our calls counts from when it was chosen: that keeps
   * the pace even, however long each is prepared. The rates themselves are held at the dial.
   */
  loadWith(load: LineLoad, now: number, windowMs: number) {
    for (const [entryId, { chosenAt }] of this.chosen)
      if (chosenAt <= now - windowMs && !this.preparing.has(entryId)) this.chosen.delete(entryId);
    const waiting = [...this.preparing.values()].filter(({ reserved }) => !reserved);
    const chosen = [...this.chosen.values()];
    const plus = (known: Load | undefined, ours: (choice: CallChoice) => boolean): PacedLoad => {
      const before = (known?.dialled ?? []).filter((at) => at < this.startedAt);
      const mine = chosen.filter(ours);
      return {
        up: (known?.up ?? 0) + waiting.filter(ours).length,
        dialled: [...before, ...mine.map(({ chosenAt }) => chosenAt)],
        beats: [...before, ...mine.map(({ beat }) => beat)],
        orders: mine.map(({ orderAt }) => orderAt),
      };
    };
    return {
      overall: plus(load.overall, () => true),
      campaign: (id: CampaignId) => plus(load.byCampaign.get(id), ({ campaignId }) => campaignId === id),
      trunk: (id: TrunkId) => plus(load.byTrunk.get(id), ({ trunkId }) => trunkId === id),
    };
  }
}

type Prepared = CallChoice & {
  readonly chosenAt: number;
  /** Since when the database or Asterisk has been asked for something of it. */
  askedAt: number | null;
  reserved: boolean;
  identity: CallerIdentityId | null;
};
