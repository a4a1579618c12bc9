import type { CampaignId, EntryId, TrunkId } from '../kernel/ids.ts';

/** How much is going on: calls up now, and when calls were dialled in the last window (epoch ms). */
export type Load = { readonly up: number; readonly dialled: readonly number[] };

/**
 * With the beat of an even stream that each of those calls took (epoch ms): one that a busy machine chose late took an earlier one. `orders`:
 * when each goes out (epoch ms).
 */
export type PacedLoad = Load & { readonly beats: readonly number[]; readonly orders: readonly number[] };

export type Cap = { readonly concurrency: number; readonly perSecond: number };

/** An entry that is due, and the trunks that may carry its number; null: any, or it makes no difference. */
export type DueCall = { readonly id: EntryId; readonly trunks: readonly TrunkId[] | null };

export type PacedCampaign = {
  readonly id: CampaignId;
  readonly load: PacedLoad;
  readonly cap: Cap;
  /** Due entries, the most urgent first. */
  readonly due: readonly DueCall[];
  /** A number that grows each time a campaign is served, 0 before the first: equal shares take turns. */
  readonly served: number;
};

/** `usable` false: its far end is dead, or its breaker is open. */
export type PacedTrunk = { readonly id: TrunkId; readonly load: PacedLoad; readonly cap: Cap; readonly usable: boolean };

/** `overMs`: what is chosen is ordered evenly over so long. */
export type Pacing = {
  readonly overMs: number;
  readonly overall: { readonly load: PacedLoad; readonly cap: Cap };
  readonly campaigns: readonly PacedCampaign[];
  readonly trunks: readonly PacedTrunk[];
};

/**
 * `beat`: its place in an even stream (epoch ms): somewhat ahead, or in the past where the look came late. `orderAt`: when it is to go out (epoch
 * ms), within 200 ms from now.
 */
export type CallChoice = {
  readonly campaignId: CampaignId;
  readonly entryId: EntryId;
  readonly trunkId: TrunkId;
  readonly beat: number;
  readonly orderAt: number;
};

export type Choice = {
  readonly calls: readonly CallChoice[];
  /** Somebody due was left for want of a line: the next call that ends makes room. */
  readonly wantsLine: boolean;
  /** Somebody due was left because a rate is used up: when it allows the next call (epoch ms). */
  readonly rateAllowsAt: number | null;
};

/**
 * How long what a look chooses is spread over, in ms: as long as passes until the next, which is as long as that since the last, and no more than
 * 200. Calls ordered at once would be answered, and press keys, at once. Pure.
 */
export function spreadMs(sinceLastLookMs: number): number {
  return Math.max(looksApartMs, Math.min(sinceLastLookMs, longestSpreadMs));
}

/** Due entries of a campaign that one look is shown: as many as its rate lets it choose, within bounds. Pure. */
export function dueAtOnce(perSecond: number): number {
  return Math.min(200, Math.max(50, Math.ceil((perSecond * hasteMost * longestSpreadMs) / 1000)));
}

/** Between two looks at least, however much there is to do: calls that end at the same time, or that a rate allows soon, share one. */
export const looksApartMs = 50;
const longestSpreadMs = 200;
/** What is made good comes at no more than so many times the rate. */
const hasteMost = 2;

/**
 * Which calls to place now. Laws: no cap is exceeded, on any order of events; whoever is due is called while a line that may carry the call
 * is free; entries of one campaign go in the order of `due`, except that one whose trunks are full waits without holding up the others.
 * Between campaigns the lines are shared out by their caps: each may have its fair part of them, and as long as it has less, campaigns
 * take turns, the bigger ones more often; what nobody claims goes to the campaign that uses the least of its cap. So endless work of
 * one keeps no other from its part, be lines or the rate what is scarce. Pure.
 */
export function chooseCalls(pacing: Pacing, now: number): Choice {
  const overall = new Lines(pacing.overall.load, pacing.overall.cap, now);
  const trunks = pacing.trunks
    .filter(({ usable }) => usable)
    .map(({ id, load, cap }) => ({ id, lines: new Lines(load, cap, now) }));
  const fairPart = fairPartOf(pacing);
  const campaigns = pacing.campaigns.map(({ id, load, cap, due, served }) => ({
    id,
    lines: new Lines(load, cap, now),
    due: [...due],
    served,
    weight: Math.max(1, cap.concurrency),
  }));
  let turn = Math.max(0, ...campaigns.map(({ served }) => served));
  const trunkFor = (due: DueCall | undefined) =>
    due &&
    trunks
      .filter(({ id, lines }) => lines.free > 0 && (due.trunks === null || due.trunks.includes(id)))
      .sort((a, b) => b.lines.room - a.lines.room)[0];
  const calls: CallChoice[] = [];
  while (overall.free > 0) {
    const ready = campaigns.flatMap((campaign) => {
      if (campaign.lines.free <= 0) return [];
      const index = campaign.due.findIndex((due) => trunkFor(due));
      const entry = campaign.due[index];
      const trunk = trunkFor(entry);
      return entry && trunk ? [{ campaign, index, entry, trunk }] : [];
    });
    const hasLess = ({ campaign }: (typeof ready)[number]) => campaign.lines.up < fairPart * campaign.weight;
    const waited = ({ campaign }: (typeof ready)[number]) => (turn + 1 - campaign.served) * campaign.weight;
    const next = ready.sort((a, b) => {
      const claims = Number(hasLess(b)) - Number(hasLess(a));
      if (claims !== 0) return claims;
      const byTurn = waited(b) - waited(a) || b.campaign.weight - a.campaign.weight;
      return hasLess(a) ? byTurn : a.campaign.lines.share - b.campaign.lines.share || byTurn;
    })[0];
    if (!next) break;
    const { campaign, index, entry, trunk } = next;
    campaign.due.splice(index, 1);
    const way = [overall, campaign.lines, trunk.lines];
    const beat = Math.max(...way.map((lines) => lines.beat));
    const orderAt = Math.max(...way.map((lines) => lines.ordersFrom));
    for (const lines of way) lines.take(beat, orderAt);
    turn += 1;
    campaign.served = turn;
    calls.push({ campaignId: campaign.id, entryId: entry.id, trunkId: trunk.id, beat, orderAt });
  }
  const ways = campaigns.flatMap(({ due, lines }) =>
    due.map((left) => ({ campaign: lines, trunks: trunks.filter(({ id }) => left.trunks?.includes(id) ?? true) })),
  );
  return { calls: spread(calls, now, pacing.overMs), ...whatIsWanting(overall, ways) };
}

/** Evenly over the time until the next look, none earlier than it may be. */
function spread(calls: readonly CallChoice[], now: number, overMs: number): CallChoice[] {
  const inTurn = (index: number) => now + Math.floor((index * overMs) / calls.length);
  return calls.map((call, index) => ({ ...call, orderAt: Math.max(call.orderAt, inTurn(index)) }));
}

/** The part of its own cap that each campaign with work may claim: all of it where there are lines for all. */
function fairPartOf({ overall, campaigns, trunks }: Pacing): number {
  const lines = trunks.filter(({ usable }) => usable).reduce((sum, { cap }) => sum + cap.concurrency, 0);
  const wanted = campaigns
    .filter(({ due, load }) => due.length > 0 || load.up > 0)
    .reduce((sum, { cap }) => sum + Math.max(1, cap.concurrency), 0);
  return Math.min(1, Math.min(lines, overall.cap.concurrency) / Math.max(1, wanted));
}

/** What the work that is left waits for: a line, or the moment at which the rates on its way allow the next call. */
function whatIsWanting(overall: Lines, ways: readonly Way[]) {
  let wantsLine = false;
  let rateAllowsAt: number | null = null;
  for (const { campaign, trunks } of ways) {
    const roomy = trunks.flatMap(({ lines }) => (lines.room > 0 ? [lines] : []));
    if (overall.room <= 0 || campaign.room <= 0 || roomy.length === 0) wantsLine = true;
    else {
      const at = Math.max(overall.allowsAt, campaign.allowsAt, Math.min(...roomy.map(({ allowsAt }) => allowsAt)));
      rateAllowsAt = Math.min(at, rateAllowsAt ?? at);
    }
  }
  return { wantsLine, rateAllowsAt: rateAllowsAt === null || !Number.isFinite(rateAllowsAt) ? null : rateAllowsAt };
}

type Way = { readonly campaign: Lines; readonly trunks: readonly { readonly lines: Lines }[] };

/** How many calls may be dialled now under one cap. */
export function freeLines(load: Load, cap: Cap, now: number): number {
  return Math.max(0, Math.min(cap.concurrency - load.up, freeRate(load.dialled, cap.perSecond, now)));
}

/** The longest look back that a rate needs, in ms: a second, or more for less than a call a second. */
export function rateWindowMs(perSecond: number): number {
  return perSecond >= 1 ? 1000 : Math.ceil(1000 / perSecond);
}

/** Within any rolling window no more than the rate allows. */
function freeRate(dialled: readonly number[], perSecond: number, now: number): number {
  if (perSecond <= 0) return 0;
  return mostInWindow(perSecond) - dialled.filter((at) => at > now - rateWindowMs(perSecond)).length;
}

function mostInWindow(perSecond: number): number {
  return Math.max(1, Math.floor(perSecond));
}

/** A look chooses calls that are meant for the next moment, too, so that looks need not be as frequent as dials. */
const aheadMs = 100;
/** Where looks come late, because the machine is busy, dials that fell behind so far are made good, so that a rate is used in full. */
const catchUpMs = 400;

/**
 * One cap during one look. Beside the rolling window, dials keep to the beats of an even stream: calls placed together are answered, and
 * press keys, together. Each beat is one interval after the last. After a pause the stream begins anew.
 */
class Lines {
  up: number;
  private readonly cap: Cap;
  private readonly now: number;
  private readonly dialled: number[];
  private readonly intervalMs: number;
  /** The next beat. */
  private expectedAt: number;
  private orderedUntil: number;

  constructor(load: PacedLoad, cap: Cap, now: number) {
    this.up = load.up;
    this.cap = cap;
    this.now = now;
    this.orderedUntil = Math.max(Number.NEGATIVE_INFINITY, ...load.orders);
    const windowMs = rateWindowMs(cap.perSecond);
    this.intervalMs = windowMs / mostInWindow(cap.perSecond);
    const inWindow = (times: readonly number[]) => times.filter((at) => at > now - windowMs).sort((a, b) => a - b);
    this.dialled = inWindow(load.dialled);
    this.expectedAt = inWindow(load.beats).reduce(
      (expected, beat) => Math.max(expected, beat) + this.intervalMs,
      Number.NEGATIVE_INFINITY,
    );
  }

  /** Lines that are not taken, whatever the rate. */
  get room(): number {
    return this.cap.concurrency - this.up;
  }

  /** 0 or 1: whether one more call may be dialled at this moment. */
  get free(): number {
    return this.room > 0 && this.allowsAt <= this.now ? 1 : 0;
  }

  /** When the rate allows one more call. */
  get allowsAt(): number {
    const { perSecond } = this.cap;
    if (perSecond <= 0) return Number.POSITIVE_INFINITY;
    const window = this.roomIn(rateWindowMs(perSecond), mostInWindow(perSecond));
    return Math.ceil(Math.max(window, this.expectedAt - aheadMs, this.soonestOrder - longestSpreadMs));
  }

  /** When the next call may go out. */
  get ordersFrom(): number {
    return Math.max(this.now, this.soonestOrder);
  }

  /** Which beat the next dial takes: the next one, or what is left of those that were missed. */
  get beat(): number {
    return Math.max(this.expectedAt, this.dialled.length > 0 ? this.now - catchUpMs : this.now);
  }

  get share(): number {
    return this.up / Math.max(1, this.cap.concurrency);
  }

  /** Both this cap’s own, or later ones of another cap on the way. */
  take(beat: number, orderAt: number): void {
    this.up += 1;
    this.dialled.push(this.now);
    this.expectedAt = beat + this.intervalMs;
    this.orderedUntil = orderAt;
  }

  private get soonestOrder(): number {
    return this.orderedUntil + this.intervalMs / hasteMost;
  }

  /** When a window of `ms`, in which `most` may be dialled, has room for one more. */
  private roomIn(ms: number, most: number): number {
    const inTheWay = this.dialled.at(-most);
    return inTheWay === undefined ? Number.NEGATIVE_INFINITY : inTheWay + ms;
  }
}
