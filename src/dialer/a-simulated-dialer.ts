import type { CampaignId, EntryId, TrunkId } from '../kernel/ids.ts';
import { type Cap, type Choice, chooseCalls, dueAtOnce, type PacedLoad, type Pacing, spreadMs } from './pacing.ts';

export type SimulatedCampaign = {
  cap: Cap;
  /** Entries that are due and not yet called, each with the trunks that may carry it (all where nothing is said). The first waits longest. */
  waiting: { readonly dueAt: number; readonly trunks?: readonly number[] }[];
};

type Call = {
  readonly campaign: number;
  readonly trunk: number;
  readonly chosenAt: number;
  readonly beat: number;
  readonly orderAt: number;
  readonly dialledAt: number;
  endsAt: number;
};

/** The placing of calls in virtual time, for proofs of the pacing: looks, set-up, calls of any length; caps and trunks change as they like. */
export class SimulatedDialer {
  now = 0;
  overall: Cap;
  readonly campaigns: SimulatedCampaign[];
  readonly trunks: { cap: Cap; usable: boolean }[];
  calls: Call[] = [];
  readonly dialledBy: number[];
  /** The longest that an entry of each campaign waited from its due time to its choice, in ms. */
  readonly waited: number[];
  private readonly served: number[];
  private turn = 0;
  private lookedAt = 0;

  constructor(overall: Cap, campaigns: readonly SimulatedCampaign[], trunks: readonly Cap[]) {
    this.overall = overall;
    this.campaigns = campaigns.map((each) => ({ ...each, waiting: [...each.waiting] }));
    this.trunks = trunks.map((cap) => ({ cap, usable: true }));
    this.served = campaigns.map(() => 0);
    this.dialledBy = campaigns.map(() => 0);
    this.waited = campaigns.map(() => 0);
  }

  up(ours: (call: Call) => boolean = () => true): number {
    return this.calls.filter((call) => call.endsAt > this.now && ours(call)).length;
  }

  load(ours: (call: Call) => boolean = () => true): PacedLoad {
    const mine = this.calls.filter(ours);
    return {
      up: this.up(ours),
      dialled: mine.map(({ chosenAt }) => chosenAt),
      beats: mine.map(({ beat }) => beat),
      orders: mine.map(({ orderAt }) => orderAt),
    };
  }

  pacing(): Pacing {
    return {
      overMs: spreadMs(this.now - this.lookedAt),
      overall: { load: this.load(), cap: this.overall },
      campaigns: this.campaigns.map(({ cap, waiting }, index) => ({
        id: `cmp_${index}` as CampaignId,
        load: this.load(({ campaign }) => campaign === index),
        cap,
        due: waiting.slice(0, dueAtOnce(cap.perSecond)).map(({ trunks }, n) => ({
          id: `ent_${n}` as EntryId,
          trunks: trunks?.map((trunk) => `trk_${trunk}` as TrunkId) ?? null,
        })),
        served: this.served[index] ?? 0,
      })),
      trunks: this.trunks.map(({ cap, usable }, index) => ({
        id: `trk_${index}` as TrunkId,
        load: this.load(({ trunk }) => trunk === index),
        cap,
        usable,
      })),
    };
  }

  /** Chooses, and dials after the set-up. `lasts`: from the dial to the end. */
  look(lasts: (campaign: number) => number, setUpMs: () => number = () => 0): Choice {
    this.calls = this.calls.filter(({ chosenAt, endsAt }) => endsAt > this.now || chosenAt > this.now - longestWindowMs);
    const choice = chooseCalls(this.pacing(), this.now);
    this.lookedAt = this.now;
    const gone = new Map<number, Set<number>>();
    for (const { campaignId, entryId, trunkId, beat, orderAt } of choice.calls) {
      const campaign = Number(campaignId.slice(4));
      const index = Number(entryId.slice(4));
      const dialledAt = orderAt + setUpMs();
      this.calls.push({
        campaign,
        trunk: Number(trunkId.slice(4)),
        chosenAt: this.now,
        beat,
        orderAt,
        dialledAt,
        endsAt: dialledAt + lasts(campaign),
      });
      gone.set(campaign, (gone.get(campaign) ?? new Set()).add(index));
      this.dialledBy[campaign] = (this.dialledBy[campaign] ?? 0) + 1;
      const due = this.campaigns[campaign]?.waiting[index]?.dueAt ?? this.now;
      this.waited[campaign] = Math.max(this.waited[campaign] ?? 0, this.now - due);
      this.turn += 1;
      this.served[campaign] = this.turn;
    }
    for (const [campaign, indices] of gone) {
      const each = this.campaigns[campaign];
      if (each) each.waiting = each.waiting.filter((_, index) => !indices.has(index));
    }
    return choice;
  }

  /**
   * Looks as the dialer does until `until`: every 100 ms, sooner when somebody waits for a line and a call ends, or when a rate allows the
   * next call; never sooner than 10 ms after the last look. Returns the share of `lines` that had a call on the wire since `from`.
   */
  run(until: number, lasts: (campaign: number) => number, setUpMs: () => number, lines: number, from = 0): number {
    const log: Call[] = [];
    while (this.now < until) {
      const known = new Set(this.calls);
      const { wantsLine, rateAllowsAt } = this.look(lasts, setUpMs);
      log.push(...this.calls.filter((call) => !known.has(call)));
      const ends = this.calls.map(({ endsAt }) => endsAt).filter((at) => at > this.now);
      const wake = [this.now + 100, ...(wantsLine ? ends : []), ...(rateAllowsAt === null ? [] : [rateAllowsAt])];
      this.now = Math.max(this.now + 10, Math.min(...wake));
    }
    const used = log.reduce((sum, call) => sum + Math.max(0, Math.min(call.endsAt, until) - Math.max(call.dialledAt, from)), 0);
    return used / (lines * (until - from));
  }
}

/** Of the slowest rate in the proofs: 0.2 a second. */
const longestWindowMs = 5000;

/** The same numbers at each run, between 0 and 1. */
export function repeatableRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
