import { type AttemptId, isId } from '../kernel/ids.ts';
import type { DialerParts } from './dialer-parts.ts';
import type { InboundCallsUp } from './inbound/inbound-calls-up.ts';
import type { Attempt } from './model.ts';
import type { OpenCalls } from './open-calls.ts';
import type { CallPlacer } from './place-calls.ts';
import type { ChannelId } from './telephony.ts';

const agentPrefix = 'agent-';

/**
 * What is on record is compared with what is on the wire, both ways: at the start, after every connection, when nothing that ended in the
 * gap is told again, and from time to time. An attempt that this process ordered is given up only when two comparisons in a row miss its
 * leg: its end may be on its way to us (the telephony tells the ends of the legs that it lost before it tells `connected`).
 */
export class WireComparison {
  /** Open attempts of ours that the last comparison did not see on the wire. */
  private missing: ReadonlySet<AttemptId> = new Set();
  /** Comparisons run one after the other: two at once would each take over the same leg. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly parts: DialerParts;
  private readonly open: OpenCalls;
  private readonly placer: CallPlacer;
  private readonly inbound: InboundCallsUp;

  constructor(parts: DialerParts, open: OpenCalls, placer: CallPlacer, inbound: InboundCallsUp) {
    this.parts = parts;
    this.open = open;
    this.placer = placer;
    this.inbound = inbound;
  }

  compare(): Promise<void> {
    const next = this.last.then(() => this.compareNow());
    this.last = next.catch(() => undefined);
    return next;
  }

  private async compareNow(): Promise<void> {
    const { parts } = this;
    const ordering = this.placer.beingPrepared();
    const attempts = await parts.work.run((tx) => parts.attempts.open(tx));
    const legs = await parts.telephony.liveLegs();
    const live = new Map(legs.map((leg) => [leg.channelId, leg]));
    const missing = new Set<AttemptId>();
    for (const attempt of attempts) {
      if (ordering.has(attempt.entryId) || this.placer.isPreparing(attempt.entryId)) continue; // being ordered at this moment
      const leg = live.get(attempt.id);
      const watched = this.open.has(attempt.id);
      this.open.watch(attempt);
      if (leg) await this.carryOn(attempt, leg.answered);
      else if (!watched || this.missing.has(attempt.id) || this.open.isEnding(attempt.id)) await this.giveUp(attempt);
      else missing.add(attempt.id);
    }
    this.missing = missing;
    await this.inbound.compare(legs);
    const known = new Set<string>(attempts.map(({ id }) => id));
    for (const channelId of live.keys()) {
      const orphan = isId('att', channelId)
        ? !known.has(channelId) && !this.open.has(channelId) && !this.inbound.has(channelId)
        : this.isOrphanOfAgent(channelId);
      if (orphan) await parts.telephony.hangUp(channelId as ChannelId);
    }
  }

  /** An agent's telephone for which nobody here is at work: the call that it belonged to is over, or its controller died. */
  private isOrphanOfAgent(channelId: string): boolean {
    const attempt = channelId.startsWith(agentPrefix) ? channelId.slice(agentPrefix.length) : '';
    if (!isId('att', attempt)) return false;
    const call = this.open.calls.get(attempt) ?? this.inbound.calls.get(attempt);
    return !call?.withAgent();
  }

  private async carryOn(attempt: Attempt, answered: boolean): Promise<void> {
    if (!answered) return;
    await this.open
      .takeOver(attempt)
      .catch((error: unknown) => this.parts.log.error({ err: error, attemptId: attempt.id }, 'a live call was not taken over'));
  }

  private async giveUp(attempt: Attempt): Promise<void> {
    await this.open
      .settle(attempt.id, null)
      .catch((error: unknown) => this.parts.log.error({ err: error, attemptId: attempt.id }, 'a lost call was not settled'));
  }
}
