import type { CompiledFlow } from '../../flow/compile.ts';
import type { FlowSession, IdentityField } from '../../flow/session.ts';
import { Fault } from '../../kernel/fault.ts';
import type { CampaignSettings, SpokenCall } from '../model.ts';
import type { AnswerPolicy } from './ask-detector.ts';
import { CallEar } from './call-ear.ts';
import { CallRecording } from './call-recording.ts';
import type { CallTools } from './conducted-call.ts';
import { FarEnd } from './far-end.ts';
import { Evidence } from './heard.ts';
import { Keypad } from './keypad.ts';

/** What of a campaign's settings a call is led by. */
export type CallPolicy = AnswerPolicy & Pick<CampaignSettings, 'recordCalls' | 'longestCallMs'>;

/** What a call begins with: where its flow stands, and how many keys were pressed before. */
export type SavedCall = { readonly session: FlowSession; readonly keys: number };

/** An answered call as those see it who carry out what its flow waits for. */
export class LiveCall {
  readonly tools: CallTools;
  /** Of a call that came in, whom it is about may be found out in it. */
  attempt: SpokenCall;
  readonly flow: CompiledFlow;
  readonly keypad: Keypad;
  readonly evidence = new Evidence();
  readonly ear: CallEar;
  readonly farEnd = new FarEnd();
  readonly recording: CallRecording;
  /** Its campaign lets it be recorded. */
  readonly mayRecord: boolean;
  /** No call lasts longer (ms). */
  readonly longestMs: number;
  /** As it was saved last. */
  session: FlowSession;
  /** True while an agent is rung for it, or speaks with the debtor. */
  withAgent = false;
  /** Told when the far end begins to talk, while a question listens. */
  talking: (() => void) | null = null;
  /** Keyed to identify somebody, until the next check. Never leaves this process. */
  identity: Partial<Record<IdentityField, string>> = {};
  private readonly keysBefore: number;
  private readonly ended = new AbortController();
  private waiting = new AbortController();

  constructor(tools: CallTools, attempt: SpokenCall, flow: CompiledFlow, saved: SavedCall, policy: CallPolicy) {
    this.tools = tools;
    this.attempt = attempt;
    this.flow = flow;
    this.session = saved.session;
    this.keysBefore = saved.keys;
    this.mayRecord = policy.recordCalls;
    this.longestMs = policy.longestCallMs;
    this.recording = new CallRecording(this);
    this.keypad = new Keypad(tools.clock, tools.timers);
    this.ear = new CallEar((hear) => tools.telephony.listen(attempt.id, hear), this.evidence);
  }

  /** Aborted, with the reason, when what is waited for now is not to be waited for any longer. */
  get signal(): AbortSignal {
    return this.waiting.signal;
  }

  /** Keys pressed in the whole call. */
  get keys(): number {
    return this.keysBefore + this.keypad.pressed;
  }

  /** Why it is over; undefined while it goes on. */
  get endedBy(): unknown {
    return this.ended.signal.aborted ? this.ended.signal.reason : undefined;
  }

  /** Nothing more is said or waited for. */
  end(reason: Fault): void {
    this.ended.abort(reason);
    this.waiting.abort(reason);
  }

  /** What is waited for now, or next, ends with this reason; the call goes on. */
  interrupt(reason: Fault): void {
    this.waiting.abort(reason);
  }

  /** The next wait begins unburdened by what ended the last. */
  waitAnew(): void {
    if (this.waiting.signal.aborted && !this.ended.signal.aborted) this.waiting = new AbortController();
  }

  now(): number {
    return this.tools.clock.now().epochMilliseconds;
  }
}

export const legGone = new Fault('leg_gone', 'The far end has hung up', { kind: 'rejected_by_far_end' });
/** No person is there, and the flow has nothing to say then: the call is over. */
export const nobodyThere = new Fault('machine_answered', 'No person has answered');
/** An answering machine is there, for which the flow has words. */
export const machineTalks = new Fault('machine_talks', 'An answering machine has answered');
/** What is being said belongs to a step that cannot be saved. */
export const notSaved = new Fault('step_not_saved', 'A step of the call cannot be saved');
