import type { Clock, Timers } from '../kernel/clock.ts';
import { type AttemptId, type EntryId, isId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/log.ts';
import { checkIdentity } from '../receivables/check-identity.ts';
import { type CallTools, type ConductedCall, conductCall } from './call/conduct-call.ts';
import type { DialerTools } from './dialer-tools.ts';
import { finishEntry } from './finish-entry.ts';
import type { Attempt, Campaign } from './model.ts';
import { type CallChoice, chooseCalls, type Load, rateWindowMs } from './pacing.ts';
import { type CallPlan, planCall } from './plan-call.ts';
import type { AgentDesk } from './ports.ts';
import { reserveAttempt } from './reserve-attempt.ts';
import { saveTransition } from './save-transition.ts';
import { settleAttempt } from './settle-attempt.ts';
import type { LegEnd, Telephony, TelephonyEvent, TrunkWatch } from './telephony.ts';

export type DialerParts = DialerTools & {
  readonly telephony: Telephony;
  readonly trunkWatch: TrunkWatch;
  readonly desk: AgentDesk;
  readonly timers: Timers;
  readonly log: Logger;
};

export type Dialer = {
  /** Takes over the calls that an earlier process left up, settles those that are gone, and then looks for due calls until stopped. */
  start(): void;
  /** Places no more calls; resolves when the current look is over. Calls that are up are left to run. */
  stop(): Promise<void>;
  /** Resolves when every leg that was ordered has ended and its result is on record, or after `ms`: false when some are left. */
  quiet(ms: number): Promise<boolean>;
  /** Calls that this process conducts. */
  readonly calls: ReadonlyMap<AttemptId, ConductedCall>;
};

/** The dialer at work: it looks for due calls several times a second, reserves and orders them, conducts those that are answered, and settles each. */
export function createDialer(parts: DialerParts): Dialer {
  return new RunningDialer(parts);
}

const lookEveryMs = 100;
const sweepEveryMs = 30_000;
const quietEveryMs = 100;
/** Due entries that are looked at per campaign and look. */
const dueBatch = 50;

class RunningDialer implements Dialer {
  readonly calls = new Map<AttemptId, ConductedCall>();
  private readonly parts: DialerParts;
  private readonly clock: Clock;
  /** Ordered and not yet ended, by attempt. */
  private readonly dialling = new Map<AttemptId, Attempt>();
  private readonly rang = new Set<AttemptId>();
  /** Chosen, and not yet reserved or given up. */
  private readonly preparing = new Map<EntryId, CallChoice>();
  /** Answered and handed to a conductor; no leg has two. */
  private readonly conducted = new Set<AttemptId>();
  /** Ended; nothing may begin for them any more. */
  private readonly closing = new Set<AttemptId>();
  /** Open attempts of ours that the last sweep did not see on the wire. */
  private missing: ReadonlySet<AttemptId> = new Set();
  private readonly settling = new Set<Promise<unknown>>();
  private readonly stopping = new AbortController();
  private looking: Promise<void> = Promise.resolve();
  /** Comparisons with Asterisk run one after the other. */
  private comparing: Promise<unknown> = Promise.resolve();
  private readonly callTools: CallTools;

  constructor(parts: DialerParts) {
    this.parts = parts;
    this.clock = parts.clock;
    this.callTools = {
      telephony: parts.telephony,
      audio: parts.audio,
      clock: parts.clock,
      timers: parts.timers,
      saveTransition: (transition) => saveTransition(parts, transition),
      checkIdentity: (attempt, keyed) =>
        parts.work.run(async (tx) => {
          const { personId, creditorId, id: attemptId } = attempt;
          const act = { actor: 'debtor' as const, origin: `${attemptId}:identity`, attemptId };
          const outcome = await checkIdentity(parts, tx, act, { personId, creditorId, parts: keyed });
          return outcome === 'locked' ? 'unknown' : outcome;
        }),
      transfer: (attempt, effect, whisper, signal) => parts.desk.connect({ attempt, effect, whisper, signal }),
    };
    parts.telephony.subscribe((event) => this.onTelephony(event));
  }

  start(): void {
    this.looking = this.lookUntilStopped();
    void this.sweepUntilStopped();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
  }

  async quiet(ms: number): Promise<boolean> {
    const until = this.clock.now().epochMilliseconds + ms;
    const busy = () => this.preparing.size + this.dialling.size > 0;
    while (busy() && this.clock.now().epochMilliseconds < until) await this.parts.timers.sleep(quietEveryMs);
    const quiet = !busy();
    if (quiet) await Promise.all(this.settling);
    return quiet;
  }

  /** Nothing is dialled before the record agrees with Asterisk: the connection came up before anybody here could hear of it. */
  private async takeStock(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.resync();
        return;
      } catch (error) {
        this.parts.log.error({ err: error }, 'comparing the record with Asterisk failed; trying again');
        await this.wait(1000);
      }
    }
  }

  private async lookUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    await this.takeStock();
    while (!signal.aborted) {
      try {
        await this.look();
      } catch (error) {
        this.parts.log.error({ err: error }, 'looking for due calls failed; trying again');
        await this.wait(1000);
      }
      await this.wait(lookEveryMs);
    }
  }

  private async wait(ms: number): Promise<void> {
    await this.parts.timers.sleep(ms, this.stopping.signal).catch(() => undefined); // stopped: the loop looks
  }

  /** One look: which calls may be placed now, and off they go. */
  private async look(): Promise<void> {
    if (!this.parts.telephony.ready()) return;
    const now = this.clock.now().epochMilliseconds;
    const choices = await this.parts.work.run(async (tx) => {
      if ((await this.parts.gate.emergencyStop.since(tx)) !== null) return [];
      const campaigns = await this.parts.campaigns.inState(tx, 'running');
      if (campaigns.length === 0) return [];
      const trunks = await this.parts.trunks.all(tx);
      const rates = [
        ...campaigns.map(({ settings }) => settings.callsPerSecond),
        ...trunks.map(({ callsPerSecond }) => callsPerSecond),
      ];
      const load = await this.parts.attempts.load(tx, now - Math.max(...rates.map(rateWindowMs), 1000));
      const prepared = [...this.preparing.values()];
      const withPrepared = (known: Load | undefined, ours: (choice: CallChoice) => boolean): Load => {
        const count = prepared.filter(ours).length;
        return {
          up: (known?.up ?? 0) + count,
          dialled: [...(known?.dialled ?? []), ...Array.from({ length: count }, () => now)],
        };
      };
      const due = (id: Campaign['id']) => this.parts.entries.due(tx, id, now, dueBatch);
      return chooseCalls(
        {
          overall: { load: withPrepared(load.overall, () => true), cap: this.parts.overallCap },
          campaigns: await Promise.all(
            campaigns.map(async ({ id, settings }) => ({
              id,
              load: withPrepared(load.byCampaign.get(id), ({ campaignId }) => campaignId === id),
              cap: { concurrency: settings.concurrency, perSecond: settings.callsPerSecond },
              due: (await due(id)).filter((entry) => !this.preparing.has(entry)),
            })),
          ),
          trunks: trunks.map((trunk) => ({
            id: trunk.id,
            load: withPrepared(load.byTrunk.get(trunk.id), ({ trunkId }) => trunkId === trunk.id),
            cap: { concurrency: trunk.channels, perSecond: trunk.callsPerSecond },
            usable: this.parts.trunkWatch.state(trunk.name) !== 'unreachable',
          })),
        },
        now,
      );
    });
    for (const choice of choices) {
      this.preparing.set(choice.entryId, choice);
      void this.place(choice.entryId, choice.trunkId)
        .catch((error: unknown) => this.parts.log.error({ err: error, entryId: choice.entryId }, 'a call could not be placed'))
        .finally(() => this.preparing.delete(choice.entryId));
    }
  }

  private async place(entryId: EntryId, trunkId: Attempt['trunkId']): Promise<void> {
    const plan = await this.plan(entryId);
    if (!plan) return;
    await this.parts.audio.prepare(plan.session.language, plan.prompts);
    if (this.stopping.signal.aborted || !this.parts.telephony.ready()) return;
    const reserved = await reserveAttempt(this.parts, plan, trunkId);
    if (!reserved.ok) return;
    const { attempt, order } = reserved.value;
    this.dialling.set(attempt.id, attempt);
    const outcome = await this.parts.telephony.dial(order);
    const answer = { taken: outcome.taken, code: outcome.taken === 'accepted' ? null : outcome.code };
    await this.parts.work.run((tx) =>
      this.parts.journal.append(tx, 'dialer', [{ type: 'attempt_order_answered', subject: subjectOf(attempt), data: answer }]),
    );
    if (outcome.taken === 'accepted') return;
    this.parts.log.warn({ attemptId: attempt.id, taken: outcome.taken, code: outcome.code }, 'Asterisk did not take the order');
    if (outcome.taken === 'refused') await this.settle(attempt.id, refusedEnd(attempt, this.clock.now().epochMilliseconds));
  }

  /** The plan of a due entry; an entry for which there is nothing to do is finished here. */
  private async plan(entryId: EntryId): Promise<CallPlan | undefined> {
    return this.parts.work.run(async (tx) => {
      const planned = await planCall(this.parts, tx, entryId);
      if (planned.ok) return planned.value;
      const entry = await this.parts.entries.find(tx, entryId);
      if (!entry || planned.reason === 'not_due') return undefined;
      if (planned.reason === 'nothing_owed' || planned.reason === 'no_number')
        await finishEntry(this.parts, tx, entry, planned.reason);
      else await this.parts.entries.update(tx, { ...entry, dueAt: this.clock.now().epochMilliseconds + 60_000 });
      this.parts.log.info({ entryId, reason: planned.reason }, 'nothing to call');
      return undefined;
    });
  }

  private onTelephony(event: TelephonyEvent): void {
    switch (event.type) {
      case 'connected':
        this.inBackground(this.resync(), 'comparing the record with Asterisk failed');
        return;
      case 'digit':
        this.calls.get(event.channelId as AttemptId)?.press(event.digit);
        return;
      case 'ringing':
        this.inBackground(this.noteRinging(event.channelId as AttemptId, event.at), 'ringing was not written down');
        return;
      case 'answered':
        this.inBackground(this.answered(event.channelId as AttemptId, event.at), 'an answered call could not be conducted');
        return;
      case 'ended':
        this.inBackground(this.settle(event.end.channelId as AttemptId, event.end), 'an ended call could not be settled');
        return;
      case 'replaced':
        this.parts.log.fatal({}, 'another controller has taken over: this one stops');
        void this.stop();
        return;
      case 'disconnected':
      case 'talking':
        return;
    }
  }

  private async noteRinging(id: AttemptId, at: number): Promise<void> {
    const attempt = this.dialling.get(id);
    if (!attempt || this.rang.has(id)) return;
    this.rang.add(id);
    await this.parts.work.run((tx) =>
      this.parts.journal.append(tx, 'dialer', [{ type: 'attempt_rang', subject: subjectOf(attempt), data: { at } }]),
    );
  }

  private async answered(id: AttemptId, at: number): Promise<void> {
    const attempt = this.dialling.get(id);
    if (attempt) await this.conduct(attempt, { resumed: false, answeredAt: at });
  }

  private async conduct(
    attempt: Attempt,
    start: { readonly resumed: boolean; readonly answeredAt: number | null },
  ): Promise<void> {
    if (this.conducted.has(attempt.id) || this.closing.has(attempt.id)) return;
    this.conducted.add(attempt.id);
    try {
      await this.begin(attempt, start);
    } catch (error) {
      this.conducted.delete(attempt.id); // the sweep tries again
      throw error;
    }
  }

  private async begin(attempt: Attempt, start: { readonly resumed: boolean; readonly answeredAt: number | null }): Promise<void> {
    const { saved, campaign } = await this.parts.work.run(async (tx) => ({
      saved: await this.parts.sessions.find(tx, attempt.id),
      campaign: await this.parts.campaigns.find(tx, attempt.campaignId),
    }));
    if (this.closing.has(attempt.id) || !this.dialling.has(attempt.id)) return;
    const flow = saved && this.parts.flows.version(saved.session.flow, saved.session.version);
    if (!saved || !flow) {
      this.parts.log.error({ attemptId: attempt.id }, 'the flow of a live call is not there: hanging up');
      await this.parts.telephony.hangUp(attempt.id);
      return;
    }
    const call = conductCall(this.callTools, attempt, flow, saved, start);
    this.calls.set(attempt.id, call);
    const limit = this.parts.timers.after(
      campaign?.settings.longestCallMs ?? 0,
      () => void this.parts.telephony.hangUp(attempt.id),
    );
    void call.finished.then(({ fault }) => {
      limit();
      if (fault) this.parts.log.error({ err: fault, attemptId: attempt.id }, 'a call broke off on our side');
    });
  }

  private async settle(id: AttemptId, end: LegEnd | null): Promise<void> {
    const attempt = this.dialling.get(id);
    if (!attempt || this.closing.has(id)) return;
    this.closing.add(id);
    try {
      const call = this.calls.get(id);
      call?.over();
      const report = call ? await call.finished : null;
      await settleAttempt(this.parts, attempt, { end, report });
      this.calls.delete(id);
      this.dialling.delete(id);
      this.rang.delete(id);
      this.conducted.delete(id);
    } finally {
      this.closing.delete(id);
    }
  }

  /** One after the other: two at once would each take over the same leg. */
  private resync(): Promise<void> {
    const next = this.comparing.then(() => this.compare());
    this.comparing = next.catch(() => undefined);
    return next;
  }

  /**
   * What is on record is compared with what is on the wire, both ways: at the start, after every connection, when nothing that ended in
   * the gap is told again, and from time to time. An attempt that this process dialled is given up only when two comparisons in a row
   * miss its leg: its end may be on its way to us (the telephony tells the ends of the legs that it lost before it tells `connected`).
   */
  private async compare(): Promise<void> {
    const open = await this.parts.work.run((tx) => this.parts.attempts.open(tx));
    const ordering = new Set(this.preparing.keys());
    const live = new Map((await this.parts.telephony.liveLegs()).map((leg) => [leg.channelId, leg]));
    const missing = new Set<AttemptId>();
    for (const attempt of open) {
      const leg = live.get(attempt.id);
      const watched = this.dialling.has(attempt.id);
      if (ordering.has(attempt.entryId) || this.preparing.has(attempt.entryId)) continue; // being ordered at this moment
      if (!watched) this.dialling.set(attempt.id, attempt);
      if (leg) {
        if (leg.answered) await this.takeOver(attempt);
      } else if (!watched || this.missing.has(attempt.id)) await this.settle(attempt.id, null);
      else missing.add(attempt.id);
    }
    this.missing = missing;
    const known = new Set<string>(open.map(({ id }) => id));
    for (const channelId of live.keys())
      if (!known.has(channelId) && isId('att', channelId) && !this.dialling.has(channelId))
        await this.parts.telephony.hangUp(channelId);
  }

  /** A live call that nobody conducts: it goes on where it was, or begins. */
  private takeOver(attempt: Attempt): Promise<void> {
    const resumed = attempt.state === 'answered';
    return this.conduct(attempt, { resumed, answeredAt: resumed ? null : this.clock.now().epochMilliseconds });
  }

  private async sweepUntilStopped(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.wait(sweepEveryMs);
      if (this.parts.telephony.ready() && !this.stopping.signal.aborted)
        await this.resync().catch((error: unknown) => this.parts.log.error({ err: error }, 'the sweep failed'));
    }
  }

  private inBackground(work: Promise<unknown>, trouble: string): void {
    const settled = work
      .catch((error: unknown) => this.parts.log.error({ err: error }, trouble))
      .finally(() => this.settling.delete(settled));
    this.settling.add(settled);
  }
}

function refusedEnd(attempt: Attempt, at: number): LegEnd {
  return {
    channelId: attempt.id,
    at,
    cause: null,
    sipCode: 500,
    ringing: false,
    answered: false,
    byUs: true,
    ringTimedOut: false,
  };
}

function subjectOf({ personId, creditorId, campaignId, id }: Attempt) {
  return { personId, creditorId, campaignId, attemptId: id };
}
