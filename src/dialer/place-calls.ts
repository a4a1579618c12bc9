import type { EntryId, TrunkId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Treatment, Tx } from '../kernel/transaction.ts';
import { subjectOf } from './call/subject-of.ts';
import { DueCallChooser, type Left, nobodyWaits } from './choose-due-calls.ts';
import type { DialerParts } from './dialer-parts.ts';
import { type DiallingHolds, isDatabaseUnavailable } from './dialling-holds.ts';
import { finishEntry } from './finish-entry.ts';
import { ofACall } from './of-a-call.ts';
import type { OpenCalls } from './open-calls.ts';
import type { CallChoice } from './pacing.ts';
import { type CallPlan, type NoPlan, planCall } from './plan-call.ts';
import { PreparedCalls } from './prepared-calls.ts';
import { type NotReserved, type Reservation, reserveAttempt, reserveFreshPlan } from './reserve-attempt.ts';
import { carries, routeOf } from './route.ts';
import type { DialOrder, DialOutcome } from './telephony.ts';

/** An entry whose person, or whose every caller identity, is on the phone lets others go first for so long. It keeps its place. */
const setAsideMs = 1000;
/** The red button was pressed between the reservation and the order. */
const notOrdered: DialOutcome = { taken: 'refused', code: 'everything_stopped' };
/** A prepared call whose rate is used up at the moment of its dial waits for it so long, and looks so often. */
const waitForRate = { atMostMs: 2000, everyMs: 20 };
/** An entry that could not be prepared (a prompt, a caller identity is missing) is looked at again after so long. */
const postponeMs = 60_000;

/** However long its caller identities rest: an operator may add one at any time. */
const longestPostponementMs = 15 * 60_000;

/** Chooses due entries, prepares their calls, reserves and orders them. */
export class CallPlacer {
  /** Chosen, and not yet ordered or given up. */
  private readonly preparing: PreparedCalls;
  private readonly chooser: DueCallChooser;
  private readonly parts: DialerParts;
  private readonly open: OpenCalls;
  private readonly held: DiallingHolds;
  private readonly stopped: AbortSignal;

  constructor(parts: DialerParts, open: OpenCalls, held: DiallingHolds, stopped: AbortSignal) {
    this.parts = parts;
    this.open = open;
    this.held = held;
    this.stopped = stopped;
    this.preparing = new PreparedCalls(this.now());
    this.chooser = new DueCallChooser(parts, this.preparing);
  }

  /** Being prepared or ordered at this moment: nothing may be concluded from its leg not being there. */
  isPreparing(entryId: EntryId): boolean {
    return this.preparing.has(entryId);
  }

  /** A snapshot of the entries that are being prepared or ordered. */
  beingPrepared(): ReadonlySet<EntryId> {
    return this.preparing.entries();
  }

  isBusy(): boolean {
    return this.preparing.size > 0;
  }

  /** One look: which calls may be placed now, and off they go. Returns what those wait for who are left. */
  async look(): Promise<Left> {
    if (!this.parts.telephony.ready()) return nobodyWaits;
    const { calls, now, left } = await this.parts.work.run((tx) => this.chooser.look(tx), aLook);
    for (const choice of calls) {
      const { entryId } = choice;
      this.chooser.take(choice, now);
      void this.place(choice)
        .catch((error: unknown) => {
          this.held.noteFailure(error);
          this.parts.log.error({ err: error, entryId }, 'a call could not be placed');
          if (isDatabaseUnavailable(error)) return; // nothing is dialled before it is back: it stays due
          return this.postpone(entryId);
        })
        .catch((error: unknown) => this.parts.log.error({ err: error, entryId }, 'an entry could not be postponed'))
        .finally(() => this.preparing.finish(entryId));
    }
    return left;
  }

  private async place({ entryId, trunkId, orderAt }: CallChoice): Promise<void> {
    const { parts, stopped } = this;
    const afterMs = Math.floor(orderAt - this.now());
    const turn = afterMs > 0 ? parts.timers.sleep(afterMs, stopped).catch(() => undefined) : null;
    const planned = await this.asking(entryId, this.plan(entryId, trunkId));
    const reserved = planned?.reserved ?? (planned && (await this.reserve(planned.plan, trunkId)));
    if (!reserved?.ok) {
      if (reserved?.reason === 'on_the_phone') this.preparing.setAside(entryId, this.now() + setAsideMs);
      return;
    }
    this.preparing.reserve(entryId);
    const { attempt, order, plan } = reserved.value;
    const { promise: ordered, resolve: onRecord } = Promise.withResolvers<void>();
    const { settings } = plan.campaign;
    this.open.watch(attempt, ordered, { saved: { session: plan.session, keys: 0 }, settings });
    try {
      await turn;
      const outcome = await this.asking(entryId, this.order(order));
      const withheld = outcome === notOrdered;
      const code = outcome.taken === 'accepted' ? null : outcome.code;
      const answer = { type: 'attempt_order_answered', subject: subjectOf(attempt), data: { taken: outcome.taken, code } };
      if (outcome.taken === 'refused') this.open.neverPlaced(attempt.id, withheld ? 'order_withheld' : 'order_refused');
      await parts.work.run((tx) => parts.journal.append(tx, 'dialer', [answer]), ofACall);
      if (code !== null && !withheld)
        parts.log.warn(
          { attemptId: attempt.id, taken: outcome.taken, code, farEnd: parts.trunkWatch.state(order.trunk) },
          'Asterisk did not take the order',
        );
    } finally {
      onRecord();
      await this.open.settleIfNeverPlaced(attempt.id);
    }
  }

  /** Prepares and reserves the call; one that is ready a moment before its rate allows it waits that moment. Undefined when we are no longer to dial. */
  private async reserve(plan: CallPlan, trunkId: TrunkId): Promise<Result<Reservation, NotReserved> | undefined> {
    const { parts, stopped } = this;
    if (!(await this.isOnItsWay(plan, trunkId))) return undefined;
    await parts.audio.prepare(plan.session.language, plan.prompts);
    const until = this.now() + waitForRate.atMostMs;
    while (!stopped.aborted && parts.telephony.ready()) {
      const reserved = await this.asking(
        plan.entry.id,
        reserveAttempt(parts, plan, trunkId, () => this.held.free()),
      );
      if (reserved.ok || reserved.reason !== 'paced' || this.now() >= until) return reserved;
      await parts.timers.sleep(waitForRate.everyMs, stopped).catch(() => undefined); // stopped: the loop looks
    }
    return undefined;
  }

  /**
   * False when this number may not go by the trunk that was chosen, while another may carry it: its route has changed since it was
   * looked up, and is noted for the next look. A number that no trunk may carry goes on, for the gate to say so.
   */
  private async isOnItsWay(plan: CallPlan, trunkId: TrunkId): Promise<boolean> {
    if (this.mayGoBy(plan, trunkId)) return true;
    const route = routeOf(this.chooser.trunks, plan.number.phone);
    await this.parts.work.run((tx) => this.parts.entries.setRoute(tx, plan.entry.id, route));
    return false;
  }

  private mayGoBy({ number: { phone } }: CallPlan, trunkId: TrunkId): boolean {
    const able = this.chooser.trunks.filter((trunk) => carries(trunk, phone));
    return able.length === 0 || able.some(({ id }) => id === trunkId);
  }

  /**
   * The plan of a due entry; an entry for which there is nothing to do is finished here. `reserved`: all its prompts are there already, so
   * that it was reserved in the same transaction, or refused.
   */
  private async plan(entryId: EntryId, trunkId: TrunkId): Promise<Planned | undefined> {
    const { parts } = this;
    const { planned, reserved } = await parts.work.run(async (tx) => {
      const found = await planCall(parts, tx, entryId, { inPreparation: this.preparing.identities() });
      if (found.ok) {
        this.preparing.plan(entryId, found.value.identity.id);
        return { planned: found, reserved: await this.reserveAtOnce(tx, found.value, trunkId) };
      }
      const entry = endsEntry(found) ? await parts.entries.find(tx, entryId) : undefined;
      if (entry) await finishEntry(parts, tx, entry, found.reason);
      return { planned: found, reserved: null };
    });
    if (planned.ok) return { plan: planned.value, reserved };
    if (planned.reason === 'not_due') return undefined;
    parts.log.info({ entryId, reason: planned.reason }, 'nothing to call');
    if (planned.reason === 'no_identity' && planned.notBefore === null) this.preparing.setAside(entryId, this.now() + setAsideMs);
    else if (!endsEntry(planned)) await this.postpone(entryId, planned.reason === 'no_identity' ? planned.notBefore : null);
    return undefined;
  }

  /** Null when it has to be prepared first, or to wait for its rate. */
  private async reserveAtOnce(tx: Tx, plan: CallPlan, trunkId: TrunkId): Promise<Result<Reservation, NotReserved> | null> {
    const { parts } = this;
    if (this.stopped.aborted || !parts.telephony.ready()) return null;
    if (!this.mayGoBy(plan, trunkId) || !parts.audio.isReady(plan.session.language, plan.prompts)) return null;
    const reserved = await reserveFreshPlan(parts, tx, plan, trunkId, () => this.held.free());
    return reserved.ok || reserved.reason !== 'paced' ? reserved : null;
  }

  private async order(order: DialOrder): Promise<DialOutcome> {
    return (await this.parts.everythingIsStopped()) ? notOrdered : this.parts.telephony.dial(order);
  }

  /** What the machine is asked for of a call counts as long as it takes. */
  private async asking<T>(entryId: EntryId, answer: Promise<T>): Promise<T> {
    this.preparing.ask(entryId, this.now());
    return answer.finally(() => this.preparing.answered(entryId));
  }

  private async postpone(entryId: EntryId, until: number | null = null): Promise<void> {
    const dueAt = Math.min(until ?? this.now() + postponeMs, this.now() + longestPostponementMs);
    await this.parts.work.run(async (tx) => {
      const entry = await this.parts.entries.find(tx, entryId);
      if (entry?.state === 'waiting') await this.parts.entries.update(tx, { ...entry, dueAt });
    });
  }

  private now(): number {
    return this.parts.clock.now().epochMilliseconds;
  }
}

/** It only reads, and what it sees of others may be on its way to the disk: each call is looked at again when it is reserved. */
const aLook: Treatment = { survives: 'process_end' };

type Planned = { readonly plan: CallPlan; readonly reserved: Result<Reservation, NotReserved> | null };

/** Waiting helps none of these. */
const endings: ReadonlySet<NoPlan['reason']> = new Set([
  'callback_missed',
  'nothing_owed',
  'purpose_over',
  'no_number',
  'language_missing',
]);

/** Nothing but news would make a call of it. */
export function endsEntry({ reason }: NoPlan): boolean {
  return endings.has(reason);
}
