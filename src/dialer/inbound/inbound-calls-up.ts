import { promptsOf } from '../../flow/prompts-of.ts';
import type { FlowSession } from '../../flow/session.ts';
import { type WordedSay, withTexts } from '../../flow/with-texts.ts';
import { type AttemptId, isId } from '../../kernel/ids.ts';
import { conductCall } from '../call/conduct-call.ts';
import type { CallTools, ConductedCall } from '../call/conducted-call.ts';
import type { DialerParts } from '../dialer-parts.ts';
import { type DiallingHolds, isDatabaseUnavailable } from '../dialling-holds.ts';
import { defaultCampaignSettings, type InboundCall } from '../model.ts';
import { ofACall } from '../of-a-call.ts';
import { callToolsOf } from '../open-calls.ts';
import type { LegEnd, LiveLeg, TelephonyEvent } from '../telephony.ts';
import { type Admitted, admitInboundCall } from './admit-inbound-call.ts';
import { lookUpCaller } from './look-up-caller.ts';
import { settleInboundCall } from './settle-inbound-call.ts';
import { speakable } from './speakable.ts';

type Arrival = Extract<TelephonyEvent, { type: 'arrived' }>;

/**
 * The calls that came in, from their arrival until each has its result: put on record, answered once everything that they may say is
 * rendered (the caller hears it ring meanwhile), conducted by the line's flow, settled when the leg has gone. A call of an earlier process
 * that is still up goes on where it was.
 */
export class InboundCallsUp {
  /** Calls that this process conducts. */
  readonly calls = new Map<AttemptId, ConductedCall>();
  private readonly watched = new Map<string, Watched>();
  /** Legs that are being put on record at this moment. */
  private readonly arriving = new Set<string>();
  private missing: ReadonlySet<string> = new Set();
  private readonly parts: DialerParts;
  private readonly held: DiallingHolds;
  private readonly callTools: CallTools;

  constructor(parts: DialerParts, held: DiallingHolds) {
    this.parts = parts;
    this.held = held;
    this.callTools = { ...callToolsOf(parts), findPerson: (call, keyed) => lookUpCaller(parts, call, keyed) };
  }

  has(channelId: string): boolean {
    return this.watched.has(channelId);
  }

  isBusy(): boolean {
    return this.watched.size + this.arriving.size > 0;
  }

  press(channelId: string, digit: string): void {
    if (isId('att', channelId)) this.calls.get(channelId)?.press(digit);
  }

  /** Told again for a leg that is known, nothing happens. */
  async arrived(arrival: Arrival): Promise<void> {
    const { channel } = arrival;
    if (this.arriving.has(channel)) return;
    this.arriving.add(channel);
    try {
      const known = (await this.open()).some((call) => call.channel === channel);
      if (known) return;
      const admitted = await this.parts.work.run((tx) => admitInboundCall(this.parts, tx, arrival), ofACall);
      if (!admitted.ok) {
        await this.parts.telephony.refuse(channel, causes[admitted.reason]);
        return;
      }
      const watched = this.watch(admitted.value.call);
      if (await this.parts.telephony.adopt(channel, watched.call.id)) this.serve(watched, admitted.value);
      else await this.ended(watched.call.id, null);
    } catch (error) {
      await this.parts.telephony.refuse(channel, 'busy').catch(() => undefined); // nobody would ever speak to this leg
      throw error;
    } finally {
      this.arriving.delete(channel);
    }
  }

  /** The leg is gone; null: nobody heard how. */
  async ended(channelId: string, end: LegEnd | null): Promise<void> {
    const watched = this.watched.get(channelId);
    if (!watched) return;
    watched.gone.abort();
    watched.end ??= end;
    watched.settling ??= this.finish(watched);
    await watched.settling;
  }

  /** What is on record is compared with the wire: calls that are up go on, those that two looks in a row miss are settled. */
  async compare(live: readonly LiveLeg[]): Promise<void> {
    const legs = new Map(live.map((leg) => [leg.channelId, leg]));
    const missing = new Set<string>();
    for (const call of await this.open()) {
      if (this.arriving.has(call.channel)) continue;
      const known = this.watched.get(call.id);
      if (known?.gone.signal.aborted) continue;
      const leg = legs.get(call.id) ?? legs.get(call.channel);
      if (leg) await this.carryOn(call, leg);
      else if (!known || this.missing.has(call.id)) await this.ended(this.watch(call).call.id, null);
      else missing.add(call.id);
    }
    this.missing = missing;
  }

  private async carryOn(call: InboundCall, leg: LiveLeg): Promise<void> {
    if (this.watched.has(call.id)) return;
    const watched = this.watch(call);
    if (leg.channelId !== call.id && !(await this.parts.telephony.adopt(call.channel, call.id))) {
      await this.ended(call.id, null);
      return;
    }
    const { parts } = this;
    const saved = await parts.work.run((tx) => parts.sessions.find(tx, call.id), { urgency: 'call' });
    const flow = saved && parts.flows.version(saved.session.flow, saved.session.version);
    if (saved && flow && call.answeredAt !== null) this.conduct(watched, { flow, ...saved }, call.answeredAt, true);
    else if (saved && flow && !leg.answered) this.inBackground(watched, this.answer(watched, { flow, session: saved.session }));
    else if (saved && flow) this.conduct(watched, { flow, ...saved }, this.now(), false);
    else await parts.telephony.hangUp(call.id); // a sentence that was cut off
  }

  private serve(watched: Watched, { start, language, creditor }: Admitted): void {
    const sentence = {
      prompt: 'line-closed',
      values: { neutral_name: { kind: 'text', text: creditor.neutralName } },
      text: undefined,
    } as const;
    this.inBackground(watched, start ? this.answer(watched, start) : this.saySentence(watched, language, sentence));
  }

  private async answer(watched: Watched, start: NonNullable<Admitted['start']>): Promise<void> {
    const { telephony, audio } = this.parts;
    const { flow, session } = start;
    await telephony.ring(watched.call.id);
    const says = speakable(promptsOf(flow, session.facts, session.language));
    await audio.prepare(session.language, withTexts(flow, session.language, says));
    if (watched.gone.signal.aborted || !(await telephony.answer(watched.call.id))) return;
    this.conduct(watched, { flow, session, keys: 0 }, this.now(), false);
  }

  private async saySentence({ call, gone }: Watched, language: FlowSession['language'], sentence: WordedSay): Promise<void> {
    const { telephony, audio, work, inboundCalls } = this.parts;
    await telephony.ring(call.id);
    await audio.prepare(language, [sentence]);
    if (gone.signal.aborted || !(await telephony.answer(call.id))) return;
    await work.run((tx) => inboundCalls.markAnswered(tx, call.id, this.now()), ofACall);
    await telephony.play(call.id, await audio.say(language, sentence), gone.signal);
    await telephony.hangUp(call.id);
  }

  private conduct(watched: Watched, saved: Saved, answeredAt: number, resumed: boolean): void {
    const { parts } = this;
    const { call, gone } = watched;
    if (gone.signal.aborted) return;
    const start = { resumed, answeredAt: resumed ? null : answeredAt, policy };
    const conducted = conductCall(this.callTools, call, saved.flow, saved, start);
    watched.conducted = conducted;
    this.calls.set(call.id, conducted);
    const left = Math.max(0, longestCallMs - (this.now() - answeredAt));
    const limit = parts.timers.after(left, () => void parts.telephony.hangUp(call.id));
    void conducted.finished.then(({ fault }) => {
      limit();
      if (fault) this.held.noteFailure(fault);
      if (fault) parts.log.error({ err: fault, attemptId: call.id }, 'a call that came in broke off on our side');
    });
  }

  private async finish(watched: Watched): Promise<void> {
    watched.conducted?.over();
    const report = (await watched.conducted?.finished) ?? null;
    for (;;) {
      try {
        await settleInboundCall(this.parts, watched.call, { end: watched.end, report });
        break;
      } catch (error) {
        if (!isDatabaseUnavailable(error)) throw error;
        this.held.noteFailure(error);
        this.parts.log.warn({ err: error, attemptId: watched.call.id }, 'a result could not be written down yet; trying again');
      }
      await this.parts.timers.sleep(settleAgainMs);
    }
    this.calls.delete(watched.call.id);
    this.watched.delete(watched.call.id);
  }

  /** A call that cannot be served is ended, not left on a dead line. */
  private inBackground({ call }: Watched, work: Promise<void>): void {
    work.catch(async (error: unknown) => {
      this.held.noteFailure(error);
      this.parts.log.error({ err: error, attemptId: call.id }, 'a call that came in could not be served');
      await this.parts.telephony.hangUp(call.id).catch(() => undefined); // the next comparison ends what is left
    });
  }

  private watch(call: InboundCall): Watched {
    const known = this.watched.get(call.id);
    if (known) return known;
    const watched: Watched = { call, gone: new AbortController(), conducted: null, end: null, settling: null };
    this.watched.set(call.id, watched);
    return watched;
  }

  private open(): Promise<InboundCall[]> {
    return this.parts.work.run((tx) => this.parts.inboundCalls.open(tx), { urgency: 'call' });
  }

  private now(): number {
    return this.parts.clock.now().epochMilliseconds;
  }
}

/** No campaign has allowed that it be recorded. */
const policy = { ...defaultCampaignSettings, recordCalls: false };
const { longestCallMs } = policy;
const settleAgainMs = 1000;
const causes = { not_our_number: 'not_assigned', own_number_calls: 'not_allowed', too_many: 'busy' } as const;

type Saved = { readonly flow: Parameters<typeof conductCall>[2]; readonly session: FlowSession; readonly keys: number };

type Watched = {
  readonly call: InboundCall;
  readonly gone: AbortController;
  conducted: ConductedCall | null;
  end: LegEnd | null;
  settling: Promise<void> | null;
};
