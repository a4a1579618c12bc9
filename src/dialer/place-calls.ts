import type { CampaignId, EntryId, TrunkId } from '../kernel/ids.ts';
import { chooseTrunk } from './choose-trunk.ts';
import type { DialerParts } from './dialer-parts.ts';
import { finishEntry } from './finish-entry.ts';
import type { Attempt } from './model.ts';
import type { OpenCalls } from './open-calls.ts';
import { overallCap } from './overall-cap.ts';
import { type CallChoice, type Cap, chooseCalls, type Load, rateWindowMs } from './pacing.ts';
import { type CallPlan, type NoPlan, planCall } from './plan-call.ts';
import type { LineLoad } from './ports.ts';
import { reserveAttempt } from './reserve-attempt.ts';

/** Due entries that are looked at per campaign and look. */
const dueBatch = 50;
/** An entry whose trunk is full, or whose person is on the phone, lets others go first for so long. */
const setAsideMs = 1000;
/** An entry that could not be prepared (a prompt, a caller identity is missing) is looked at again after so long. */
const postponeMs = 60_000;

/** Chooses due entries, prepares their calls, reserves and orders them. */
export class CallPlacer {
  /** Chosen, and not yet ordered or given up. */
  private readonly preparing = new Map<EntryId, CallChoice>();
  private readonly setAside = new Map<EntryId, number>();
  /** Which campaign was served when, in turns. */
  private readonly served = new Map<CampaignId, number>();
  private turn = 0;
  private readonly parts: DialerParts;
  private readonly open: OpenCalls;
  private readonly stopped: AbortSignal;

  constructor(parts: DialerParts, open: OpenCalls, stopped: AbortSignal) {
    this.parts = parts;
    this.open = open;
    this.stopped = stopped;
  }

  /** Being prepared or ordered at this moment: nothing may be concluded from its leg not being there. */
  isPreparing(entryId: EntryId): boolean {
    return this.preparing.has(entryId);
  }

  /** A snapshot of the entries that are being prepared or ordered. */
  beingPrepared(): ReadonlySet<EntryId> {
    return new Set(this.preparing.keys());
  }

  isBusy(): boolean {
    return this.preparing.size > 0;
  }

  /** One look: which calls may be placed now, and off they go. */
  async look(): Promise<void> {
    if (!this.parts.telephony.ready()) return;
    for (const choice of await this.choose()) {
      const { campaignId, entryId } = choice;
      this.turn += 1;
      this.served.set(campaignId, this.turn);
      this.preparing.set(entryId, choice);
      void this.place(choice)
        .catch((error: unknown) => {
          this.parts.log.error({ err: error, entryId }, 'a call could not be placed');
          return this.postpone(entryId);
        })
        .catch((error: unknown) => this.parts.log.error({ err: error, entryId }, 'an entry could not be postponed'))
        .finally(() => this.preparing.delete(entryId));
    }
  }

  private async choose(): Promise<CallChoice[]> {
    const { parts, preparing } = this;
    const now = this.now();
    for (const [entryId, until] of this.setAside) if (until <= now) this.setAside.delete(entryId);
    const passedOver = (entryId: EntryId) => preparing.has(entryId) || this.setAside.has(entryId);
    const batch = dueBatch + preparing.size + this.setAside.size;
    return parts.work.run(async (tx) => {
      if ((await parts.gate.emergencyStop.since(tx)) !== null) return [];
      const campaigns = await parts.campaigns.inState(tx, 'running');
      if (campaigns.length === 0) return [];
      const trunks = await parts.trunks.all(tx);
      const overall = await overallCap(parts, tx);
      const load = this.loadWithPrepared(await parts.attempts.load(tx, now - longestRateWindow(overall, campaigns, trunks)), now);
      const paced = await Promise.all(
        campaigns.map(async ({ id, settings }) => ({
          id,
          load: load.campaign(id),
          cap: { concurrency: settings.concurrency, perSecond: settings.callsPerSecond },
          due: (await parts.entries.due(tx, id, now, batch)).filter((entry) => !passedOver(entry)),
          served: this.served.get(id) ?? 0,
        })),
      );
      return chooseCalls(
        {
          overall: { load: load.overall, cap: overall },
          campaigns: paced,
          trunks: trunks.map((trunk) => ({
            id: trunk.id,
            load: load.trunk(trunk.id),
            cap: { concurrency: trunk.channels, perSecond: trunk.callsPerSecond },
            usable: this.isUsable(trunk.name),
          })),
        },
        now,
      );
    });
  }

  /** Calls that are being prepared take their lines already. */
  private loadWithPrepared(load: LineLoad, now: number) {
    const prepared = [...this.preparing.values()];
    const plus = (known: Load | undefined, ours: (choice: CallChoice) => boolean): Load => {
      const count = prepared.filter(ours).length;
      return { up: (known?.up ?? 0) + count, dialled: [...(known?.dialled ?? []), ...Array.from({ length: count }, () => now)] };
    };
    return {
      overall: plus(load.overall, () => true),
      campaign: (id: CampaignId) => plus(load.byCampaign.get(id), ({ campaignId }) => campaignId === id),
      trunk: (id: TrunkId) => plus(load.byTrunk.get(id), ({ trunkId }) => trunkId === id),
    };
  }

  private async place(choice: CallChoice): Promise<void> {
    const { parts } = this;
    const plan = await this.plan(choice.entryId);
    if (!plan) return;
    const trunkId = await this.trunkFor(plan, choice);
    await parts.audio.prepare(plan.session.language, plan.prompts);
    if (this.stopped.aborted || !parts.telephony.ready()) return;
    const reserved = await reserveAttempt(parts, plan, trunkId);
    if (!reserved.ok) {
      if (reserved.reason === 'paced' || reserved.reason === 'on_the_phone')
        this.setAside.set(choice.entryId, this.now() + setAsideMs);
      return;
    }
    const { attempt, order } = reserved.value;
    const { promise: ordered, resolve: onRecord } = Promise.withResolvers<void>();
    this.open.watch(attempt, ordered);
    try {
      const outcome = await parts.telephony.dial(order);
      const code = outcome.taken === 'accepted' ? null : outcome.code;
      const answer = { type: 'attempt_order_answered', subject: subjectOf(attempt), data: { taken: outcome.taken, code } };
      await parts.work.run((tx) => parts.journal.append(tx, 'dialer', [answer]));
      if (code !== null) parts.log.warn({ attemptId: attempt.id, taken: outcome.taken, code }, 'Asterisk did not take the order');
      onRecord();
      if (outcome.taken === 'refused') await this.open.settle(attempt.id, 'order_refused');
    } finally {
      onRecord();
    }
  }

  /** The plan of a due entry; an entry for which there is nothing to do is finished here. */
  private async plan(entryId: EntryId): Promise<CallPlan | undefined> {
    const { parts } = this;
    const planned = await parts.work.run(async (tx) => {
      const found = await planCall(parts, tx, entryId);
      const entry = found.ok || !endsEntry(found) ? undefined : await parts.entries.find(tx, entryId);
      if (entry && !found.ok) await finishEntry(parts, tx, entry, found.reason);
      return found;
    });
    if (planned.ok) return planned.value;
    if (planned.reason === 'not_due') return undefined;
    parts.log.info({ entryId, reason: planned.reason }, 'nothing to call');
    if (!endsEntry(planned)) await this.postpone(entryId);
    return undefined;
  }

  /** The trunk that was paced where it carries this number, else another one that does; its lines are looked at again at the dial. */
  private async trunkFor(plan: CallPlan, choice: CallChoice): Promise<TrunkId> {
    const trunks = await this.parts.work.run((tx) => this.parts.trunks.all(tx));
    const trunkId = chooseTrunk(
      trunks.filter(({ name }) => this.isUsable(name)),
      plan.number.phone,
      choice.trunkId,
    );
    this.preparing.set(choice.entryId, { ...choice, trunkId });
    return trunkId;
  }

  private async postpone(entryId: EntryId): Promise<void> {
    await this.parts.work.run(async (tx) => {
      const entry = await this.parts.entries.find(tx, entryId);
      if (entry?.state === 'waiting') await this.parts.entries.update(tx, { ...entry, dueAt: this.now() + postponeMs });
    });
  }

  private isUsable(trunk: string): boolean {
    return this.parts.trunkWatch.state(trunk) !== 'unreachable';
  }

  private now(): number {
    return this.parts.clock.now().epochMilliseconds;
  }
}

/** Waiting helps these as little as it helps somebody who owes nothing. */
function endsEntry({ reason }: NoPlan): boolean {
  return reason === 'nothing_owed' || reason === 'no_number' || reason === 'language_missing';
}

function longestRateWindow(
  overall: Cap,
  campaigns: readonly { readonly settings: { readonly callsPerSecond: number } }[],
  trunks: readonly { readonly callsPerSecond: number }[],
): number {
  const rates = [...campaigns.map(({ settings }) => settings.callsPerSecond), ...trunks.map((trunk) => trunk.callsPerSecond)];
  return Math.max(...[...rates, overall.perSecond].map(rateWindowMs));
}

function subjectOf({ personId, creditorId, campaignId, id }: Attempt) {
  return { personId, creditorId, campaignId, attemptId: id };
}
