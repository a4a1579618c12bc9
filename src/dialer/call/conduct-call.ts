import type { CompiledFlow } from '../../flow/compile.ts';
import { interpret } from '../../flow/interpret.ts';
import type { DataEffect, FlowInput, FlowSession } from '../../flow/session.ts';
import type { Attempt } from '../model.ts';
import { type Awaited, carryOut } from './carry-out.ts';
import type { CallReport, CallTools, ConductedCall } from './conducted-call.ts';
import { LiveCall, legGone, machineAnswered, type SavedCall } from './live-call.ts';
import { MachineWatch } from './machine-watch.ts';
import { apologise } from './play-prompts.ts';
import { partEffects } from './wait-effects.ts';

/** Where a conducted call begins: at its answer (epoch ms), or where the record left it. */
export type CallStart = { readonly resumed: boolean; readonly answeredAt: number | null };

/**
 * Runs a flow on an answered leg: each transition is saved before its effects run; identity digits go from the keypad to the check and
 * nowhere else; what was heard is measured. The leg is hung up at the end. Listeners and timers of the call go with it.
 */
export function conductCall(
  tools: CallTools,
  attempt: Attempt,
  flow: CompiledFlow,
  saved: SavedCall,
  start: CallStart,
): ConductedCall {
  const conductor = new Conductor(new LiveCall(tools, attempt, flow, saved));
  return conductor.conduct(start);
}

class Conductor {
  private readonly call: LiveCall;
  private readonly watch: MachineWatch;

  constructor(call: LiveCall) {
    this.call = call;
    const { tools, attempt } = call;
    const packets = () => tools.telephony.packetsReceived(attempt.id);
    this.watch = new MachineWatch({ ...tools, packets }, (heard) => {
      call.evidence.machine(heard);
      call.end(machineAnswered);
    });
    if (call.keys > 0) this.watch.close();
  }

  conduct(start: CallStart): ConductedCall {
    const { call, watch } = this;
    return {
      attempt: call.attempt,
      press: (digit) => {
        watch.close();
        call.keypad.press(digit);
      },
      talks: (durationMs) => {
        call.talking?.();
        if (durationMs === null) watch.began();
        else watch.ended(durationMs);
      },
      beeps: () => watch.beep(),
      withAgent: () => call.withAgent,
      over: () => call.end(legGone),
      finished: this.run(start),
    };
  }

  private async run(start: CallStart): Promise<CallReport> {
    const { call } = this;
    let up = true;
    try {
      let input: FlowInput = { type: start.resumed ? 'resumed' : 'started' };
      let { answeredAt } = start;
      for (;;) {
        const { session, effects } = interpret(call.flow, call.session, input);
        const { data, wait } = partEffects(effects);
        await this.save(session, data, input.type === 'resumed', answeredAt);
        answeredAt = null;
        if (!wait || wait.do === 'hang_up') return this.report(true, null);
        input = await this.carryOut(wait);
      }
    } catch (error) {
      up = error !== legGone;
      if (!up || error === machineAnswered) return this.report(false, null);
      await apologise(call);
      return this.report(false, error);
    } finally {
      this.watch.close();
      call.ear.close();
      call.identity = {};
      if (up) await call.tools.telephony.hangUp(call.attempt.id).catch(() => undefined); // the sweeper ends what is left
    }
  }

  private async save(
    session: FlowSession,
    effects: readonly DataEffect[],
    resumed: boolean,
    answeredAt: number | null,
  ): Promise<void> {
    const { call } = this;
    const { attempt, keys } = call;
    const evidence = call.evidence.take();
    await call.tools.saveTransition({ attempt, session, effects, evidence, keys, resumed, answeredAt });
    call.session = session;
    if (call.endedBy) throw call.endedBy;
  }

  private carryOut(wait: Awaited): Promise<FlowInput> {
    if (wait.do === 'transfer') this.watch.close(); // from here on somebody may talk with an agent
    return carryOut(this.call, wait);
  }

  private report(completed: boolean, fault: unknown): CallReport {
    const { call } = this;
    return {
      session: call.session,
      keys: call.keys,
      evidence: call.evidence.take(),
      completed,
      machine: call.endedBy === machineAnswered,
      fault,
    };
  }
}
