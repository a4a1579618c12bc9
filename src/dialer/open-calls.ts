import { completeFacts } from '../flow/complete-facts.ts';
import type { FlowSession } from '../flow/session.ts';
import { type AttemptId, isId } from '../kernel/ids.ts';
import type { Tx } from '../kernel/transaction.ts';
import { checkIdentity } from '../receivables/check-identity.ts';
import { markContactVerified } from '../receivables/mark-contact-verified.ts';
import { type CallStart, conductCall } from './call/conduct-call.ts';
import type { CallTools, ConductedCall } from './call/conducted-call.ts';
import { subjectOf } from './call/subject-of.ts';
import { type Ending, type NeverPlaced, wasNeverPlaced } from './decide-result-code.ts';
import type { DialerParts } from './dialer-parts.ts';
import { type DiallingHolds, isDatabaseUnavailable } from './dialling-holds.ts';
import { beginRecording, closeLeftRecordings, endRecording } from './keep-recording.ts';
import type { Attempt, CampaignSettings } from './model.ts';
import { moveBreaker } from './move-breaker.ts';
import { ofACall } from './of-a-call.ts';
import type { CallSessions } from './ports.ts';
import { saveTransition } from './save-transition.ts';
import { type AttemptOutcome, settleAttempt } from './settle-attempt.ts';
import type { FarEndTone } from './telephony.ts';

/**
 * The attempts that this process has ordered or found, until each has its result: an answered one is conducted once, and settled when
 * its leg has gone and nothing more will be written of it.
 */
export class OpenCalls {
  /** Calls that this process conducts. */
  readonly calls = new Map<AttemptId, ConductedCall>();
  private readonly watched = new Map<string, Watched>();
  private readonly kept = new Set<string>();
  private readonly parts: DialerParts;
  private readonly held: DiallingHolds;
  private readonly callTools: CallTools;
  private readonly onSettled: () => void;

  /** `onSettled`: an attempt has its result, and its line is free. */
  constructor(parts: DialerParts, held: DiallingHolds, onSettled: () => void) {
    this.parts = parts;
    this.held = held;
    this.onSettled = onSettled;
    this.callTools = callToolsOf(parts);
  }

  /**
   * From now on this attempt's events are ours. `ordered` resolves when how its order was taken is on record. `fresh`: as it was reserved a
   * moment ago; else the record tells.
   */
  watch(attempt: Attempt, ordered: Promise<unknown> = Promise.resolve(), fresh: Fresh | null = null): void {
    if (this.watched.has(attempt.id)) return;
    this.watched.set(attempt.id, {
      attempt,
      ordered,
      fresh,
      rang: false,
      end: undefined,
      conducting: null,
      settling: null,
    });
  }

  has(channelId: string): boolean {
    return this.watched.has(channelId) || this.kept.has(channelId);
  }

  /** A leg that somebody else conducts here; returns how to let it go. */
  keepLeg(id: AttemptId): () => void {
    this.kept.add(id);
    return () => this.kept.delete(id);
  }

  /** Some have no result yet. */
  isBusy(): boolean {
    return this.watched.size > 0;
  }

  /** Its leg has ended, and the result is not written yet. */
  isEnding(id: AttemptId): boolean {
    return this.watched.get(id)?.end !== undefined;
  }

  press(channelId: string, digit: string): void {
    if (isId('att', channelId)) this.calls.get(channelId)?.press(digit);
  }

  /** The far end begins to talk (null), or has talked for so long (ms). */
  talks(channelId: string, durationMs: number | null): void {
    if (isId('att', channelId)) this.calls.get(channelId)?.talks(durationMs);
  }

  tone(channelId: string, tone: FarEndTone): void {
    if (isId('att', channelId)) this.calls.get(channelId)?.tone(tone);
  }

  async rang(channelId: string, at: number): Promise<void> {
    const watched = this.watched.get(channelId);
    if (!watched || watched.rang) return;
    watched.rang = true;
    await this.parts.work.run(async (tx) => {
      await this.parts.journal.append(tx, 'dialer', [
        { type: 'attempt_rang', subject: subjectOf(watched.attempt), data: { at } },
      ]);
      await moveBreaker(this.parts, tx, watched.attempt, 'passed');
    }, ofACall);
  }

  /** Somebody has answered: the flow begins. Told again, nothing happens. */
  async answered(channelId: string, at: number): Promise<void> {
    const watched = this.watched.get(channelId);
    await this.conduct(channelId, { resumed: false, answeredAt: at });
    if (watched && !watched.rang)
      await this.parts.work.run((tx) => moveBreaker(this.parts, tx, watched.attempt, 'passed'), ofACall);
  }

  /** A live call that nobody conducts: it goes on where it was, or begins. */
  async takeOver(attempt: Attempt): Promise<void> {
    const resumed = attempt.state === 'answered';
    if (this.calls.has(attempt.id)) return;
    await closeLeftRecordings(this.parts, this.parts.telephony, attempt.id);
    await this.conduct(attempt.id, { resumed, answeredAt: resumed ? null : this.now() });
  }

  /** Asterisk refused the order for certain, or never had it: no leg ever came to be. */
  neverPlaced(id: AttemptId, why: NeverPlaced): void {
    const watched = this.watched.get(id);
    if (watched) watched.end = why;
  }

  async settleIfNeverPlaced(id: AttemptId): Promise<void> {
    const end = this.watched.get(id)?.end;
    if (end !== undefined && wasNeverPlaced(end)) await this.settle(id, end);
  }

  /** The leg is gone, or never came to be. Once the call has nothing more to write, the attempt gets its result. */
  async settle(channelId: string, end: Ending): Promise<void> {
    const watched = this.watched.get(channelId);
    if (!watched) return;
    watched.end = end ?? watched.end ?? null;
    watched.settling ??= this.finish(watched).finally(() => {
      watched.settling = null;
    });
    await watched.settling;
  }

  private async finish(watched: Watched): Promise<void> {
    const { attempt, ordered } = watched;
    await ordered;
    const call = await watched.conducting;
    call?.over();
    const report = call ? await call.finished : null;
    await this.settleWhenPossible(attempt, { end: watched.end ?? null, report });
    if (!watched.fresh || report?.fault)
      await closeLeftRecordings(this.parts, this.parts.telephony, attempt.id).catch((error: unknown) =>
        this.parts.log.error({ err: error, attemptId: attempt.id }, 'a recording could not be closed'),
      );
    this.calls.delete(attempt.id);
    this.watched.delete(attempt.id);
    this.onSettled();
  }

  /** What is known of a call is kept until the database takes it. */
  private async settleWhenPossible(attempt: Attempt, outcome: AttemptOutcome): Promise<void> {
    for (;;) {
      try {
        await settleAttempt(this.parts, attempt, outcome);
        return;
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
        this.held.noteFailure(error);
        this.parts.log.warn({ err: error, attemptId: attempt.id }, 'a result could not be written down yet; trying again');
      }
      await this.parts.timers.sleep(settleAgainMs);
    }
  }

  private async conduct(channelId: string, start: Start): Promise<void> {
    const watched = this.watched.get(channelId);
    if (!watched || watched.conducting !== null || watched.end !== undefined) return;
    const beginning = this.begin(watched, start);
    watched.conducting = beginning.catch(() => null);
    try {
      await beginning;
    } catch (error) {
      await this.parts.telephony.hangUp(watched.attempt.id).catch(() => undefined); // nobody would ever speak to this leg
      throw error;
    }
  }

  private async begin(watched: Watched, start: Start): Promise<ConductedCall | null> {
    const { parts } = this;
    const { attempt } = watched;
    const { saved, settings } = watched.fresh ?? (await this.onRecord(attempt));
    const flow = saved && parts.flows.version(saved.session.flow, saved.session.version);
    if (!saved || !flow || !settings) {
      parts.log.error({ attemptId: attempt.id }, 'the flow of a live call is not there: hanging up');
      await parts.telephony.hangUp(attempt.id);
      return null;
    }
    const call = conductCall(this.callTools, attempt, flow, saved, { ...start, policy: settings });
    this.calls.set(attempt.id, call);
    const lasts = this.now() - (start.answeredAt ?? attempt.answeredAt ?? this.now());
    const limit = parts.timers.after(Math.max(0, settings.longestCallMs - lasts), () => void parts.telephony.hangUp(attempt.id));
    void call.finished.then(({ fault }) => {
      limit();
      if (fault) this.held.noteFailure(fault);
      if (fault) parts.log.error({ err: fault, attemptId: attempt.id }, 'a call broke off on our side');
    });
    return call;
  }

  private onRecord(attempt: Attempt): Promise<{ saved: Fresh['saved'] | undefined; settings: CampaignSettings | undefined }> {
    const { work, sessions, campaigns } = this.parts;
    return work.run(
      async (tx) => ({
        saved: await savedCall(sessions, tx, attempt.id),
        settings: (await campaigns.find(tx, attempt.campaignId))?.settings,
      }),
      { urgency: 'call' },
    );
  }

  private now(): number {
    return this.parts.clock.now().epochMilliseconds;
  }
}

const settleAgainMs = 1000;
type Start = Omit<CallStart, 'policy'>;

/** What a call begins with. */
export type Fresh = {
  readonly saved: { readonly session: FlowSession; readonly keys: number };
  readonly settings: CampaignSettings;
};

type Watched = {
  readonly attempt: Attempt;
  readonly ordered: Promise<unknown>;
  readonly fresh: Fresh | null;
  rang: boolean;
  /** Undefined while the leg may be up. */
  end: Ending | undefined;
  conducting: Promise<ConductedCall | null> | null;
  settling: Promise<void> | null;
};

/** What a conducted call does in the world, whoever placed it. */
export function callToolsOf(parts: DialerParts): CallTools {
  return {
    telephony: parts.telephony,
    audio: parts.audio,
    recognizerOf: parts.recognizerOf,
    clock: parts.clock,
    timers: parts.timers,
    saveTransition: (transition) => saveTransition(parts, transition),
    checkIdentity: (attempt, keyed) =>
      parts.work.run(
        async (tx) => {
          const { personId, creditorId, id: attemptId, contactPointId } = attempt;
          if (personId === null) return 'unknown';
          const act = { actor: 'debtor' as const, origin: `${attemptId}:identity`, attemptId };
          const outcome = await checkIdentity(parts, tx, act, { personId, creditorId, parts: keyed });
          if (outcome === 'match' && contactPointId)
            await markContactVerified(parts, tx, { ...act, actor: 'dialer' }, { personId, contactPointId });
          return outcome === 'locked' ? 'unknown' : outcome;
        },
        { urgency: 'call' },
      ),
    findPerson: async () => null, // we know whom we call
    recordings: {
      begin: (attempt, visit, purpose) => beginRecording(parts, attempt, visit, purpose),
      end: (name, how) => endRecording(parts, name, how),
    },
    webhooks: parts.webhooks,
    transfer: (attempt, effect, whisper, signal) => parts.desk.connect({ attempt, effect, whisper, signal }),
  };
}

/** Where a call stood; a program before this one may have written it. */
async function savedCall(sessions: CallSessions, tx: Tx, attemptId: AttemptId): Promise<Fresh['saved'] | undefined> {
  const saved = await sessions.find(tx, attemptId);
  return saved && { ...saved, session: completeFacts(saved.session) };
}
