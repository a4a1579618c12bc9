import type { CampaignId, EntryId, TrunkId } from '../kernel/ids.ts';

/** How much is going on: calls up now, and when calls were dialled in the last window (epoch ms). */
export type Load = { readonly up: number; readonly dialled: readonly number[] };

export type Cap = { readonly concurrency: number; readonly perSecond: number };

export type PacedCampaign = {
  readonly id: CampaignId;
  readonly load: Load;
  readonly cap: Cap;
  /** Due entries, the most urgent first. */
  readonly due: readonly EntryId[];
  /** A number that grows each time a campaign is served, 0 before the first: equal shares take turns. */
  readonly served: number;
};

export type PacedTrunk = { readonly id: TrunkId; readonly load: Load; readonly cap: Cap; readonly usable: boolean };

export type Pacing = {
  readonly overall: { readonly load: Load; readonly cap: Cap };
  readonly campaigns: readonly PacedCampaign[];
  readonly trunks: readonly PacedTrunk[];
};

export type CallChoice = { readonly campaignId: CampaignId; readonly entryId: EntryId; readonly trunkId: TrunkId };

/**
 * Which calls to place now: as many as every cap allows, turn by turn to the campaign that uses the least of its share, on the trunk
 * with the most free channels. Equal shares take turns. No cap is ever exceeded, whatever the order of events. Pure.
 */
export function chooseCalls(pacing: Pacing, now: number): CallChoice[] {
  const overall = new Lines(pacing.overall.load, pacing.overall.cap, now);
  const trunks = pacing.trunks
    .filter(({ usable }) => usable)
    .map(({ id, load, cap }) => ({ id, lines: new Lines(load, cap, now) }));
  const campaigns = pacing.campaigns.map(({ id, load, cap, due, served }) => ({
    id,
    lines: new Lines(load, cap, now),
    due: [...due],
    served,
  }));
  let turn = Math.max(0, ...campaigns.map(({ served }) => served));
  const choices: CallChoice[] = [];
  while (overall.free > 0) {
    const campaign = campaigns
      .filter(({ lines, due }) => lines.free > 0 && due.length > 0)
      .sort((a, b) => a.lines.share - b.lines.share || a.served - b.served)[0];
    const trunk = trunks.filter(({ lines }) => lines.free > 0).sort((a, b) => b.lines.free - a.lines.free)[0];
    const entryId = campaign && trunk ? campaign.due.shift() : undefined;
    if (!campaign || !trunk || !entryId) break;
    for (const lines of [overall, campaign.lines, trunk.lines]) lines.take();
    turn += 1;
    campaign.served = turn;
    choices.push({ campaignId: campaign.id, entryId, trunkId: trunk.id });
  }
  return choices;
}

/** How many calls may be dialled now under one cap. */
export function freeLines(load: Load, cap: Cap, now: number): number {
  return Math.max(0, Math.min(cap.concurrency - load.up, freeRate(load.dialled, cap.perSecond, now)));
}

/** The longest look back that a rate needs, in ms: a second, or more for less than a call a second. */
export function rateWindowMs(perSecond: number): number {
  return perSecond >= 1 ? 1000 : Math.ceil(1000 / perSecond);
}

/** Within any rolling second no more than the rate; within a tenth of it no more than its share, so that dials do not come in gusts. */
function freeRate(dialled: readonly number[], perSecond: number, now: number): number {
  if (perSecond <= 0) return 0;
  const within = (ms: number) => dialled.filter((at) => at > now - ms).length;
  const inWindow = Math.max(1, Math.floor(perSecond)) - within(rateWindowMs(perSecond));
  const inTenth = Math.ceil(perSecond / 10) - within(100);
  return Math.min(inWindow, inTenth);
}

class Lines {
  free: number;
  private up: number;
  private readonly concurrency: number;

  constructor(load: Load, cap: Cap, now: number) {
    this.free = freeLines(load, cap, now);
    this.up = load.up;
    this.concurrency = cap.concurrency;
  }

  get share(): number {
    return this.up / Math.max(1, this.concurrency);
  }

  take(): void {
    this.free -= 1;
    this.up += 1;
  }
}
