import type { AttemptId } from '../kernel/ids.ts';
import type { ConductedCall } from './call/conducted-call.ts';
import { type Left, nobodyWaits } from './choose-due-calls.ts';
import { WireComparison } from './compare-with-wire.ts';
import type { DialerParts } from './dialer-parts.ts';
import { type DiallingHold, DiallingHolds } from './dialling-holds.ts';
import { InboundCallsUp } from './inbound/inbound-calls-up.ts';
import { noteTrunkState } from './note-trunk-state.ts';
import { OpenCalls } from './open-calls.ts';
import { looksApartMs } from './pacing.ts';
import { CallPlacer } from './place-calls.ts';
import type { TelephonyEvent } from './telephony.ts';

export type Dialer = {
  /** Takes over the calls that an earlier process left up, settles those that are gone, and then looks for due calls until stopped. */
  start(): void;
  /** Places no more calls; resolves when the current look is over. Calls that are up are left to run. */
  stop(): Promise<void>;
  /** Resolves when every leg that was ordered has ended and its result is on record, or after `ms`: false when some are left. */
  quiet(ms: number): Promise<boolean>;
  /** Why nothing is dialled at the moment; empty when calls are placed as they fall due. */
  holds(): readonly DiallingHold[];
  /** Calls that this process conducts. */
  readonly calls: ReadonlyMap<AttemptId, ConductedCall>;
  /** A leg of this process that is no attempt: the sweep leaves it alone until it is let go. */
  keepLeg(id: AttemptId): () => void;
};

/** The dialer at work: it looks for due calls several times a second, reserves and orders them, conducts those that are answered, and settles each. */
export function createDialer(parts: DialerParts): Dialer {
  return new RunningDialer(parts);
}

const lookEveryMs = 100;
const sweepEveryMs = 30_000;
const quietEveryMs = 100;

class RunningDialer implements Dialer {
  private readonly parts: DialerParts;
  private readonly held: DiallingHolds;
  private readonly open: OpenCalls;
  private readonly inbound: InboundCallsUp;
  private readonly placer: CallPlacer;
  private readonly wire: WireComparison;
  private readonly stopping = new AbortController();
  private looking: Promise<void> = Promise.resolve();
  /** Ends the wait for the next look. */
  private wake: () => void = () => {};
  /** A call has ended since the last look began. */
  private lineFreed = false;
  private wakesOnFreeLine = false;

  constructor(parts: DialerParts) {
    this.parts = parts;
    this.held = new DiallingHolds(parts);
    this.open = new OpenCalls(parts, this.held, () => this.lineIsFree());
    this.inbound = new InboundCallsUp(parts, this.held);
    this.placer = new CallPlacer(parts, this.open, this.held, this.stopping.signal);
    this.wire = new WireComparison(parts, this.open, this.placer, this.inbound);
    parts.telephony.subscribe((event) => this.onTelephony(event));
    parts.trunkWatch.subscribe((trunk, state) =>
      this.inBackground(noteTrunkState(parts, trunk, state), 'the state of a trunk was not written down'),
    );
  }

  get calls(): ReadonlyMap<AttemptId, ConductedCall> {
    return this.open.calls;
  }

  holds(): readonly DiallingHold[] {
    return this.held.current();
  }

  keepLeg(id: AttemptId): () => void {
    return this.open.keepLeg(id);
  }

  start(): void {
    this.looking = this.lookUntilStopped();
    void this.sweepUntilStopped();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.looking;
  }

  async quiet(ms: number): Promise<boolean> {
    const busy = () => this.placer.isBusy() || this.open.isBusy() || this.inbound.isBusy();
    for (let waited = 0; busy() && waited < ms; waited += quietEveryMs) await this.parts.timers.sleep(quietEveryMs);
    return !busy();
  }

  /** Nothing is dialled before the record agrees with Asterisk: the connection came up before anybody here could hear of it. */
  private async takeStock(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.wire.compare();
        return;
      } catch (error) {
        this.held.noteFailure(error);
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
        await this.held.look();
        this.lineFreed = false;
        await this.untilNextLook(this.held.free() ? await this.placer.look() : nobodyWaits);
      } catch (error) {
        this.held.noteFailure(error);
        this.parts.log.error({ err: error }, 'looking for due calls failed; trying again');
        await this.wait(1000);
      }
    }
  }

  /** The next look is soon; sooner when somebody is due and a line comes free, or a rate allows the next call. */
  private async untilNextLook({ wantsLine, rateAllowsAt }: Left): Promise<void> {
    const { timers, clock } = this.parts;
    const rest = rateAllowsAt === null ? lookEveryMs : rateAllowsAt - clock.now().epochMilliseconds;
    const waiting = new AbortController();
    this.wake = () => waiting.abort();
    this.wakesOnFreeLine = wantsLine;
    if (this.stopping.signal.aborted || (wantsLine && this.lineFreed)) waiting.abort();
    await timers.sleep(Math.min(lookEveryMs, Math.max(looksApartMs, rest)), waiting.signal).catch(() => undefined);
    this.wakesOnFreeLine = false;
    if (waiting.signal.aborted) await this.wait(looksApartMs);
  }

  private lineIsFree(): void {
    this.lineFreed = true;
    if (this.wakesOnFreeLine) this.wake();
  }

  private async sweepUntilStopped(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.wait(sweepEveryMs);
      if (this.parts.telephony.ready() && !this.stopping.signal.aborted)
        await this.wire.compare().catch((error: unknown) => this.parts.log.error({ err: error }, 'the sweep failed'));
    }
  }

  private async wait(ms: number): Promise<void> {
    await this.parts.timers.sleep(ms, this.stopping.signal).catch(() => undefined); // stopped: the loop looks
  }

  private onTelephony(event: TelephonyEvent): void {
    switch (event.type) {
      case 'connected':
        this.inBackground(this.wire.compare(), 'comparing the record with Asterisk failed');
        return;
      case 'digit':
        this.open.press(event.channelId, event.digit);
        this.inbound.press(event.channelId, event.digit);
        return;
      case 'ringing':
        this.inBackground(this.open.rang(event.channelId, event.at), 'ringing was not written down');
        return;
      case 'answered':
        this.inBackground(this.open.answered(event.channelId, event.at), 'an answered call could not be conducted');
        return;
      case 'ended':
        this.inBackground(this.open.settle(event.end.channelId, event.end), 'an ended call could not be settled');
        this.inBackground(this.inbound.ended(event.end.channelId, event.end), 'an ended call could not be settled');
        return;
      case 'arrived':
        this.inBackground(this.letIn(event), 'a call that came in could not be served');
        return;
      case 'replaced':
        this.parts.log.fatal({}, 'another controller has taken over: this one stops');
        void this.stop();
        return;
      case 'talking':
        this.open.talks(event.channelId, event.started ? null : (event.durationMs ?? 0));
        return;
      case 'tone':
        this.open.tone(event.channelId, event.tone);
        return;
      case 'disconnected':
        return;
    }
  }

  /** A controller that is about to end serves nobody any more: the carrier may try another way. */
  private letIn(arrival: Extract<TelephonyEvent, { type: 'arrived' }>): Promise<void> {
    if (this.stopping.signal.aborted) return this.parts.telephony.refuse(arrival.channel, 'busy');
    return this.inbound.arrived(arrival);
  }

  private inBackground(work: Promise<unknown>, trouble: string): void {
    work.catch((error: unknown) => {
      this.held.noteFailure(error);
      this.parts.log.error({ err: error }, trouble);
    });
  }
}
