import type { CompiledFlow } from '../../flow/compile.ts';
import { answerOf } from '../../flow/gather.ts';
import { interpret } from '../../flow/interpret.ts';
import { sceneOf } from '../../flow/scene-of.ts';
import type { DataEffect, FlowInput, FlowSession, Gather, IdentityField, Say, WaitEffect } from '../../flow/session.ts';
import { Fault } from '../../kernel/fault.ts';
import { audioOf } from '../audio-of.ts';
import type { Attempt } from '../model.ts';
import type { CallReport, CallTools, ConductedCall } from './conducted-call.ts';
import { Evidence } from './heard.ts';
import { Keypad } from './keypad.ts';
import { MachineWatch } from './machine-watch.ts';

/**
 * Runs a flow on an answered leg: each transition is saved before its effects run; identity digits go from the keypad to the check and
 * nowhere else; what was heard is measured. The leg is hung up at the end. Listeners and timers of the call go with it.
 */
export function conductCall(
  tools: CallTools,
  attempt: Attempt,
  flow: CompiledFlow,
  saved: { readonly session: FlowSession; readonly keys: number },
  start: { readonly resumed: boolean; readonly answeredAt: number | null },
): ConductedCall {
  const call = new Call({ ...tools, audio: audioOf(flow, tools.audio) }, attempt, flow, saved);
  return {
    attempt,
    press: (digit) => call.press(digit),
    talks: (durationMs) => call.talks(durationMs),
    beeps: () => call.beeps(),
    withAgent: () => call.withAgent,
    over: () => call.over(),
    finished: call.run(start),
  };
}

class Call {
  private readonly keypad: Keypad;
  private readonly watch: MachineWatch;
  withAgent = false;
  private readonly evidence = new Evidence();
  private readonly ended = new AbortController();
  private readonly tools: CallTools;
  private readonly attempt: Attempt;
  private readonly flow: CompiledFlow;
  private session: FlowSession;
  private readonly keysBefore: number;
  private identity: Partial<Record<IdentityField, string>> = {};

  constructor(
    tools: CallTools,
    attempt: Attempt,
    flow: CompiledFlow,
    saved: { readonly session: FlowSession; readonly keys: number },
  ) {
    this.flow = flow;
    this.tools = tools;
    this.attempt = attempt;
    this.session = saved.session;
    this.keysBefore = saved.keys;
    this.keypad = new Keypad(tools.clock, tools.timers);
    const packets = () => tools.telephony.packetsReceived(attempt.id);
    this.watch = new MachineWatch({ ...tools, packets }, (heard) => {
      this.evidence.machine(heard);
      this.ended.abort(machineAnswered);
    });
    if (saved.keys > 0) this.watch.close();
  }

  press(digit: string): void {
    this.watch.close();
    this.keypad.press(digit);
  }

  talks(durationMs: number | null): void {
    if (durationMs === null) this.watch.began();
    else this.watch.ended(durationMs);
  }

  beeps(): void {
    this.watch.beep();
  }

  over(): void {
    this.ended.abort(legGone);
  }

  async run(start: { readonly resumed: boolean; readonly answeredAt: number | null }): Promise<CallReport> {
    let up = true;
    try {
      let input: FlowInput = { type: start.resumed ? 'resumed' : 'started' };
      let answeredAt = start.answeredAt;
      for (;;) {
        const { session, effects } = interpret(this.flow, this.session, input);
        await this.save(session, effects.filter(isDataEffect), input.type === 'resumed', answeredAt);
        answeredAt = null;
        const wait = effects.find((effect) => !isDataEffect(effect)) as WaitEffect | undefined;
        if (!wait || wait.do === 'hang_up') return this.report(true, null);
        input = await this.carryOut(wait);
      }
    } catch (error) {
      up = error !== legGone;
      if (!up || error === machineAnswered) return this.report(false, null);
      await this.apologise();
      return this.report(false, error);
    } finally {
      this.watch.close();
      this.identity = {};
      if (up) await this.tools.telephony.hangUp(this.attempt.id).catch(() => undefined); // the sweeper ends what is left
    }
  }

  private async save(
    session: FlowSession,
    effects: readonly DataEffect[],
    resumed: boolean,
    answeredAt: number | null,
  ): Promise<void> {
    const evidence = this.evidence.take();
    await this.tools.saveTransition({ attempt: this.attempt, session, effects, evidence, keys: this.keys, resumed, answeredAt });
    this.session = session;
    this.ended.signal.throwIfAborted();
  }

  private async carryOut(wait: Exclude<WaitEffect, { do: 'hang_up' }>): Promise<FlowInput> {
    switch (wait.do) {
      case 'say':
        await this.say(wait.say, wait.bargeIn);
        return { type: 'said' };
      case 'ask':
      case 'ask_identity':
        return this.ask(wait);
      case 'check_identity': {
        const keyed = Object.fromEntries(
          Object.entries(this.identity).filter(([field]) => (wait.fields as readonly string[]).includes(field)),
        );
        this.identity = {};
        return { type: 'identity', outcome: await this.tools.checkIdentity(this.attempt, keyed) };
      }
      case 'transfer':
        return { type: 'transferred', outcome: await this.transfer(wait) };
      case 'record':
      case 'record_call':
      case 'call_webhook':
      case 'leave_message':
        throw new Fault('not_carried_out', `This program cannot ${wait.do} yet`);
    }
  }

  private async say(says: readonly Say[], bargeIn: boolean): Promise<void> {
    const interrupted = new AbortController();
    const deaf = bargeIn ? this.keypad.listen(() => interrupted.abort(cutShort)) : () => {};
    try {
      await this.play(says, interrupted);
    } finally {
      deaf();
    }
  }

  private async ask(wait: Extract<WaitEffect, { do: 'ask' | 'ask_identity' }>): Promise<FlowInput> {
    const silenced = new AbortController();
    const asking = this.keypad.ask(wait.gather satisfies Gather, () => silenced.abort(cutShort), this.ended.signal);
    asking.answer.catch(() => undefined); // awaited below; the prompt may fail first
    await this.play(wait.say, silenced);
    asking.promptEnded();
    const gathered = await asking.answer;
    const digits = gathered.outcome === 'digits' ? gathered.digits : '';
    const count = gathered.outcome === 'partial' ? gathered.count : digits.length;
    this.evidence.pressed(this.session.node, wait.do === 'ask' && digits ? digits : null, count);
    if (wait.do === 'ask_identity' && digits) this.identity[wait.field] = digits;
    return answerOf(wait, gathered);
  }

  /** `stop` is aborted with the call as well: to join two signals costs more than all else here. */
  private async play(says: readonly Say[], stop: AbortController): Promise<void> {
    const withTheCall = () => stop.abort(this.ended.signal.reason);
    this.ended.signal.addEventListener('abort', withTheCall);
    try {
      await this.playEach(says, stop.signal);
    } finally {
      this.ended.signal.removeEventListener('abort', withTheCall);
    }
  }

  private async playEach(says: readonly Say[], stop: AbortSignal): Promise<void> {
    for (const say of says) {
      this.ended.signal.throwIfAborted();
      if (stop.aborted) return;
      const audio = await this.tools.audio.say(this.session.language, say);
      const played = await this.tools.telephony.play(this.attempt.id, audio, stop);
      this.evidence.heard(
        {
          node: this.session.node,
          prompt: say.prompt,
          ofMs: audio.durationMs,
          disclosesDebt: this.flow.informing.has(say.prompt),
          verified: this.session.verified,
          ...(audio.origin && { origin: audio.origin }),
        },
        played,
      );
      this.ended.signal.throwIfAborted();
      if (played.outcome === 'leg_gone') throw legGone;
      if (played.outcome === 'failed') throw new Fault('prompt_not_played', `The prompt ${say.prompt} could not be played`);
    }
  }

  /** What broke is ours: nobody is left on a dead line. It was rendered before the call; where it cannot be said, the call just ends. */
  private async apologise(): Promise<void> {
    const node = this.flow.nodes.get(this.session.node);
    if (!node) return;
    const apology = sceneOf(this.flow, this.session, node).say(this.flow.apology);
    await this.play([apology], new AbortController()).catch(() => undefined);
  }

  private async transfer(wait: Extract<WaitEffect, { do: 'transfer' }>): Promise<'completed' | 'nobody' | 'failed'> {
    this.watch.close(); // from here on somebody may talk with an agent
    const whisper = () => this.tools.audio.say(this.session.language, wait.whisper);
    await this.say([wait.hold], false);
    this.withAgent = true;
    try {
      return await this.tools.transfer(this.attempt, wait, whisper, this.ended.signal);
    } finally {
      this.withAgent = false;
    }
  }

  private get keys(): number {
    return this.keysBefore + this.keypad.pressed;
  }

  private report(completed: boolean, fault: unknown): CallReport {
    return {
      session: this.session,
      keys: this.keys,
      evidence: this.evidence.take(),
      completed,
      machine: this.ended.signal.reason === machineAnswered,
      fault,
    };
  }
}

/** Why a prompt stops: a key was pressed. Given, so that no error with its stack is made for each. */
const cutShort = 'a key was pressed';

const machineAnswered = new Fault('machine_answered', 'An answering machine talks at the far end');
const legGone = new Fault('leg_gone', 'The far end has hung up', { kind: 'rejected_by_far_end' });

const dataEffects = {
  set_result: true,
  register_promise: true,
  accept_plan: true,
  record_hardship: true,
  answer_survey: true,
  tag: true,
  open_dispute: true,
  claim_paid: true,
  mark_wrong_person: true,
  opt_out: true,
  lock_verification: true,
  ask_callback: true,
  request_follow_up: true,
} as const satisfies Record<DataEffect['do'], true>;

function isDataEffect(effect: DataEffect | WaitEffect): effect is DataEffect {
  return effect.do in dataEffects;
}
