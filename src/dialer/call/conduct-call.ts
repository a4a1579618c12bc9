import type { CompiledFlow } from '../../flow/compile.ts';
import { interpret } from '../../flow/interpret.ts';
import type { FlowInput } from '../../flow/session.ts';
import type { AnsweredByEvent } from '../events.ts';
import type { SpokenCall } from '../model.ts';
import { AnswerWatch } from './answer-watch.ts';
import { askDetector } from './ask-detector.ts';
import { type Awaited, carryOut } from './carry-out.ts';
import type { CallReport, CallTools, ConductedCall, NoPerson, Transition } from './conducted-call.ts';
import { type CallPolicy, LiveCall, legGone, machineTalks, nobodyThere, notSaved, type SavedCall } from './live-call.ts';
import { apologise } from './play-prompts.ts';
import { speaksFirst } from './speaks-first.ts';
import { ToneProbe } from './tone-probe.ts';
import { partEffects } from './wait-effects.ts';

/** Where a conducted call begins: at its answer (epoch ms), or where the record left it. */
export type CallStart = { readonly resumed: boolean; readonly answeredAt: number | null; readonly policy: CallPolicy };

/**
 * Runs a flow on an answered leg: each transition is saved before its effects run, or while words are heard that tell nothing of a debt
 * (`speaksFirst`); identity digits go from the keypad to the check and nowhere else; what was heard is measured. The leg is hung up at the end. Listeners and timers of the call go with it.
 */
export function conductCall(
  tools: CallTools,
  attempt: SpokenCall,
  flow: CompiledFlow,
  saved: SavedCall,
  start: CallStart,
): ConductedCall {
  const call = new LiveCall(tools, attempt, flow, saved, start.policy);
  return new Conductor(call, start.answeredAt ?? call.now()).conduct(start);
}

class Conductor {
  private readonly call: LiveCall;
  private readonly watch: AnswerWatch;
  private readonly probe: ToneProbe;
  private noPerson: NoPerson | null = null;

  constructor(call: LiveCall, answeredAt: number) {
    this.call = call;
    const { tools, attempt, session } = call;
    const packets = () => tools.telephony.packetsReceived(attempt.id);
    this.watch = new AnswerWatch({ ...tools, packets, answeredAt }, (verdict) => this.known(verdict));
    this.probe = new ToneProbe(tools.timers, (tone) => {
      tools.telephony.listenFor(attempt.id, tone).catch(() => undefined); // the leg may be gone
    });
    if (session.waiting?.do === 'leave_message') this.noPerson = 'machine';
    if (call.keys > 0 || this.noPerson) this.settled();
  }

  conduct(start: CallStart): ConductedCall {
    const { call, watch } = this;
    return {
      attempt: call.attempt,
      press: (digit) => {
        watch.key();
        call.keypad.press(digit);
      },
      talks: (durationMs) => {
        call.talking?.();
        if (durationMs === null) this.probe.began();
        if (durationMs === null) watch.began();
        else watch.ended(durationMs);
        call.farEnd.talks(durationMs === null);
      },
      tone: (tone) => {
        watch.tone(tone);
        if (tone === 'beep') call.farEnd.beep();
      },
      withAgent: () => call.withAgent,
      over: () => call.end(legGone),
      finished: this.run(start),
    };
  }

  /** Who has answered, told once. */
  private known(verdict: AnsweredByEvent): void {
    const { call } = this;
    call.evidence.answeredBy(verdict);
    this.settled();
    if (verdict.who === 'person') return;
    this.noPerson = verdict.who;
    if (verdict.who === 'machine' && call.flow.machine !== null && !call.session.verified) call.interrupt(machineTalks);
    else call.end(nobodyThere);
  }

  private settled(): void {
    this.watch.close();
    this.probe.close();
  }

  private async run(start: CallStart): Promise<CallReport> {
    const { call } = this;
    let up = true;
    try {
      let input: FlowInput = { type: start.resumed ? 'resumed' : 'started' };
      let { answeredAt } = start;
      if (start.policy.answering === 'amd' && !start.resumed) await askDetector(call, this.watch, start.policy);
      for (;;) {
        const { session, effects } = interpret(call.flow, call.session, input);
        const { data, wait } = partEffects(effects);
        const step = { session, effects: data, resumed: input.type === 'resumed', answeredAt };
        answeredAt = null;
        if (wait && speaksFirst(call, session, data, wait)) input = await this.saveMeanwhile(step, wait);
        else {
          await this.save(step, wait !== undefined && wait.do !== 'hang_up');
          if (!wait || wait.do === 'hang_up') return this.report(true, null);
          input = await this.carryOut(wait);
        }
      }
    } catch (error) {
      up = error !== legGone;
      if (!up || error === nobodyThere) return this.report(false, null);
      await apologise(call);
      return this.report(false, error);
    } finally {
      this.settled();
      call.ear.close();
      call.identity = {};
      await call.recording.end().catch(() => undefined); // closed as incomplete when the attempt is settled
      if (up) await call.tools.telephony.hangUp(call.attempt.id).catch(() => undefined); // the sweeper ends what is left
    }
  }

  private async save(step: Step, waitedFor: boolean): Promise<void> {
    const { call } = this;
    await this.write(step, waitedFor);
    call.session = step.session;
    if (call.endedBy) throw call.endedBy;
  }

  /** The step is heard while it is being saved. One that cannot be is broken off: it was never taken. */
  private async saveMeanwhile(step: Step, wait: Awaited): Promise<FlowInput> {
    const { call } = this;
    const { session: before } = call;
    call.session = step.session;
    const saving = this.write(step, false);
    saving.catch(() => call.interrupt(notSaved)); // thrown below
    try {
      const input = await this.carryOut(wait);
      await saving;
      return input;
    } catch (error) {
      await saving.catch((unsaved: unknown) => {
        call.session = before;
        call.waitAnew(); // for the apology
        throw unsaved;
      });
      throw error;
    }
  }

  private write(step: Step, waitedFor: boolean): Promise<void> {
    const { attempt, keys, evidence, tools } = this.call;
    return tools.saveTransition({ ...step, attempt, keys, evidence: evidence.take(), waitedFor });
  }

  private async carryOut(wait: Awaited): Promise<FlowInput> {
    if (wait.do === 'transfer' || wait.do === 'record') this.settled(); // from here on a person may talk at length
    try {
      return await carryOut(this.call, wait);
    } catch (error) {
      if (error !== machineTalks) throw error;
      return { type: 'machine' };
    } finally {
      this.call.waitAnew();
    }
  }

  private report(completed: boolean, fault: unknown): CallReport {
    const { call } = this;
    return {
      session: call.session,
      keys: call.keys,
      evidence: call.evidence.take(),
      completed,
      noPerson: this.noPerson,
      fault,
    };
  }
}

type Step = Pick<Transition, 'session' | 'effects' | 'resumed' | 'answeredAt'>;
