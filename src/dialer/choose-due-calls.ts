import type { CampaignId, EntryId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { DialerParts } from './dialer-parts.ts';
import { findDueCalls } from './find-due-calls.ts';
import type { Trunk } from './model.ts';
import { overallCap } from './overall-cap.ts';
import { type CallChoice, type Choice, chooseCalls, dueAtOnce, type PacedTrunk, rateWindowMs, spreadMs } from './pacing.ts';
import type { PreparedCalls } from './prepared-calls.ts';
import { admitsCalls, closedBreaker } from './trunk-breaker.ts';

/** What keeps those who are due and were not chosen: a line, or a rate. */
export type Left = Omit<Choice, 'calls'>;

/** `now`: the moment that the calls were chosen for (epoch ms). */
export type Look = Pick<Choice, 'calls'> & { readonly now: number; readonly left: Left };

export const nobodyWaits: Left = { wantsLine: false, rateAllowsAt: null };

/** Longer than a far end is given to answer whether it is there; then it is tried without an answer. */
const answersWithinMs = 8000;
/** A machine that has no time for a rate is behind several times a second. */
const sayBehindEveryMs = 60_000;

/** Looks for entries that are due, and chooses those whose calls may be placed now. */
export class DueCallChooser {
  /** As of the last look. */
  trunks: readonly Trunk[] = [];
  /** Which campaign was served when, in turns. */
  private readonly served = new Map<CampaignId, number>();
  private turn = 0;
  private lookedAt = 0;
  private saidBehindAt = Number.NEGATIVE_INFINITY;
  /** By name: trunks whose far end has not said yet whether it is there. */
  private readonly unknownSince = new Map<string, number>();
  private readonly parts: DialerParts;
  private readonly preparing: PreparedCalls;

  constructor(parts: DialerParts, preparing: PreparedCalls) {
    this.parts = parts;
    this.preparing = preparing;
  }

  async look(tx: Tx): Promise<Look> {
    const now = this.parts.clock.now().epochMilliseconds;
    const overMs = spreadMs(now - this.lookedAt);
    this.lookedAt = now;
    const { calls, ...left } = await this.choose(tx, now, overMs);
    return { calls, now, left };
  }

  /** This one is going to be placed. */
  take(choice: CallChoice, now: number): void {
    this.turn += 1;
    this.served.set(choice.campaignId, this.turn);
    this.preparing.choose(choice, now);
  }

  private async choose(tx: Tx, now: number, overMs: number): Promise<Choice> {
    const { parts, preparing } = this;
    const nobody: Choice = { calls: [], ...nobodyWaits };
    if (this.isBehind(now) || (await parts.gate.emergencyStop.since(tx)) !== null) return nobody;
    const campaigns = await parts.campaigns.inState(tx, 'running');
    if (campaigns.length === 0) return nobody;
    const trunks = await parts.trunks.all(tx);
    const cap = await overallCap(parts, tx);
    this.trunks = trunks;
    const rates = [...campaigns.map(({ settings }) => settings), ...trunks].map((each) => each.callsPerSecond);
    const load = await this.load(tx, now, [...rates, cap.perSecond]);
    const pacedTrunks = await this.pacedTrunks(tx, now, load.trunk);
    const roomy = new Set(pacedTrunks.flatMap((each) => (each.usable && each.load.up < each.cap.concurrency ? [each.id] : [])));
    const passed = preparing.passOver(now);
    const asked = { trunks, roomy, now, passedOver: (entryId: EntryId) => preparing.isPassedOver(entryId) };
    const paced = await Promise.all(
      campaigns.map(async (campaign) => ({
        id: campaign.id,
        load: load.campaign(campaign.id),
        cap: { concurrency: campaign.settings.concurrency, perSecond: campaign.settings.callsPerSecond },
        due: await findDueCalls(parts, tx, { ...asked, campaign, limit: passed + dueAtOnce(campaign.settings.callsPerSecond) }),
        served: this.served.get(campaign.id) ?? 0,
      })),
    );
    const overall = { load: load.overall, cap };
    return chooseCalls({ overMs, overall, campaigns: paced, trunks: pacedTrunks }, now);
  }

  private async load(tx: Tx, now: number, rates: readonly number[]) {
    const { parts, preparing } = this;
    const windowMs = Math.max(...rates.map(rateWindowMs));
    return preparing.loadWith(await parts.attempts.load(tx, preparing.readSince(now, windowMs)), now, windowMs);
  }

  private async pacedTrunks(tx: Tx, now: number, loadOf: (id: Trunk['id']) => PacedTrunk['load']): Promise<PacedTrunk[]> {
    const breakers = await this.parts.trunks.breakers(tx);
    return this.trunks.map(({ id, name, channels, callsPerSecond }) => {
      const admits = admitsCalls(breakers.get(id) ?? closedBreaker, now);
      const usable = this.isUsable(name, now) && admits !== 'none' && !(admits === 'one' && this.preparing.hasOn(id));
      const load = loadOf(id);
      const concurrency = admits === 'one' ? Math.min(channels, load.up + 1) : channels;
      return { id, load, cap: { concurrency, perSecond: callsPerSecond }, usable };
    });
  }

  private isBehind(now: number): boolean {
    const { parts, preparing } = this;
    if (!preparing.isBehind(now)) return false;
    if (now - this.saidBehindAt >= sayBehindEveryMs) {
      this.saidBehindAt = now;
      parts.log.warn(
        { underWay: preparing.size },
        'the disk or Asterisk is behind: calls are placed more slowly than they may be',
      );
    }
    return true;
  }

  /** One of which nothing is known, as just after a start, has a while to answer: until then Asterisk may refuse every order for it. */
  private isUsable(trunk: string, now: number): boolean {
    const state = this.parts.trunkWatch.state(trunk);
    if (state !== 'unknown') {
      this.unknownSince.delete(trunk);
      return state !== 'unreachable';
    }
    const since = this.unknownSince.get(trunk) ?? now;
    this.unknownSince.set(trunk, since);
    return now - since >= answersWithinMs;
  }
}
