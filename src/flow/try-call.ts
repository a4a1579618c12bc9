import type { CompiledFlow } from './compile.ts';
import type { Step } from './find-path.ts';
import { answerOf, gather, nothingTyped, startGather, type TypeAhead, typeAhead } from './gather.ts';
import { interpret } from './interpret.ts';
import type { Secrets } from './rehearsed-world.ts';
import type { DataEffect, FlowInput, FlowSession, IdentityField, Say, WaitEffect } from './session.ts';

/** What a person who tries a flow sees and hears, in its order. */
export type TryHappening =
  | { readonly type: 'entered'; readonly step: Step }
  | { readonly type: 'heard'; readonly say: Say; readonly by: 'debtor' | 'agent' }
  | { readonly type: 'effect'; readonly effect: DataEffect }
  | { readonly type: 'checked'; readonly outcome: 'match' | 'no_match' | 'unknown' }
  | { readonly type: 'over'; readonly session: FlowSession };

/** What can be answered now: keys, or one of these. */
export type TryChoice = { readonly label: string; readonly input: FlowInput };

export type TriedCall = {
  readonly session: () => FlowSession;
  readonly over: () => boolean;
  /** What the world may answer instead of keys (an agent, a recording, a program outside); none while keys are asked. */
  readonly choices: () => readonly TryChoice[];
  readonly start: () => readonly TryHappening[];
  /** Keys pressed, then waiting until the question takes them; none: silence. What is left over answers the next question. */
  readonly press: (keys: string) => readonly TryHappening[];
  readonly answer: (input: FlowInput) => readonly TryHappening[];
};

/** A call at the keyboard: time does not pass, the other end is a person who reads. The interpreter and the gathering are those of calls. */
export function tryCall(flow: CompiledFlow, start: FlowSession, secrets: Secrets): TriedCall {
  let session = start;
  let ahead: TypeAhead = nothingTyped;
  const entered = new Map<IdentityField, string>();

  /** Takes an input, and by itself all that needs nobody's answer. */
  const take = (first: FlowInput): TryHappening[] => {
    const told: TryHappening[] = [];
    for (let input: FlowInput | undefined = first; input; ) {
      const next = interpret(flow, session, input);
      session = next.session;
      for (const step of next.path) told.push({ type: 'entered', step });
      for (const effect of next.effects) told.push(...tellEffect(effect));
      input = next.effects.length === 0 ? undefined : passes(session.waiting, told);
    }
    if (session.ended) told.push({ type: 'over', session });
    return told;
  };

  const passes = (waiting: WaitEffect | null, told: TryHappening[]): FlowInput | undefined => {
    if (waiting?.do === 'say') return { type: 'said' };
    if (waiting?.do === 'check_identity') {
      const outcome = check(waiting.fields);
      told.push({ type: 'checked', outcome });
      return { type: 'identity', outcome };
    }
    if (!isAsking(waiting) || ahead.keys === '') return undefined;
    if (waiting.gather.typeAhead) return gathered(waiting, '');
    ahead = nothingTyped; // the question must be heard first
    return undefined;
  };

  const check = (fields: readonly IdentityField[]) => {
    const keyed = new Map(entered);
    entered.clear();
    if (fields.some((field) => secrets[field] === undefined)) return 'unknown';
    return fields.every((field) => keyed.get(field) === secrets[field]) ? 'match' : 'no_match';
  };

  /** What was typed ahead, the keys, and then nothing more. */
  const gathered = (waiting: Asking, keys: string): FlowInput => {
    let step = startGather(waiting.gather, ahead, 0);
    ahead = nothingTyped;
    for (const digit of keys) {
      if (step.status === 'waiting') step = gather(waiting.gather, step.state, { type: 'digit', digit, at: 0 });
      else step = { ...step, ahead: typeAhead(step.ahead, digit) };
    }
    if (step.status === 'waiting') step = gather(waiting.gather, step.state, { type: 'prompt_ended', at: 0 });
    if (step.status === 'waiting') step = gather(waiting.gather, step.state, { type: 'tick', at: step.until ?? 0 });
    if (step.status === 'waiting') return { type: 'silence' }; // never: a tick at `until` ends every question
    ahead = step.ahead;
    if (waiting.do === 'ask_identity' && step.result.outcome === 'digits') entered.set(waiting.field, step.result.digits);
    return answerOf(waiting, step.result);
  };

  return {
    session: () => session,
    over: () => session.ended,
    choices: () => choicesAt(flow, session),
    start: () => take({ type: 'started' }),
    press: (keys) => (isAsking(session.waiting) ? take(gathered(session.waiting, keys)) : []),
    answer: (input) => {
      if (input.type === 'resumed') {
        ahead = nothingTyped;
        entered.clear();
      }
      return take(input);
    },
  };
}

type Asking = Extract<WaitEffect, { do: 'ask' | 'ask_identity' }>;

function isAsking(waiting: WaitEffect | null): waiting is Asking {
  return waiting?.do === 'ask' || waiting?.do === 'ask_identity';
}

function tellEffect(effect: DataEffect | WaitEffect): TryHappening[] {
  switch (effect.do) {
    case 'say':
    case 'ask':
    case 'ask_identity':
    case 'record':
    case 'leave_message':
      return effect.say.map((say) => ({ type: 'heard', say, by: 'debtor' }));
    case 'transfer':
      return [
        { type: 'heard', say: effect.hold, by: 'debtor' },
        { type: 'heard', say: effect.whisper, by: 'agent' },
      ];
    case 'check_identity':
    case 'find_person':
    case 'record_call':
    case 'call_webhook':
    case 'hang_up':
      return [];
    default:
      return [{ type: 'effect', effect }];
  }
}

function choicesAt(flow: CompiledFlow, { waiting, node }: FlowSession): readonly TryChoice[] {
  switch (waiting?.do) {
    case 'transfer':
      return [
        { label: 'an agent answers, and they speak', input: { type: 'transferred', outcome: 'completed' } },
        { label: 'nobody answers', input: { type: 'transferred', outcome: 'nobody' } },
        { label: 'the transfer fails', input: { type: 'transferred', outcome: 'failed' } },
      ];
    case 'record':
      return [
        { label: 'something is said', input: { type: 'recorded', recording: 'try', durationMs: 5000 } },
        { label: 'nothing is said', input: { type: 'recorded', recording: null, durationMs: 0 } },
      ];
    case 'record_call':
      return [
        { label: 'the call is recorded from here', input: { type: 'recording', on: true } },
        { label: 'it cannot be recorded', input: { type: 'recording', on: false } },
      ];
    case 'call_webhook':
      return webhookChoices(Object.keys(flow.nodes.get(node)?.on ?? {}));
    case 'leave_message':
      return [
        { label: 'the message is left whole', input: { type: 'message_left', complete: true } },
        { label: 'the machine cuts it off', input: { type: 'message_left', complete: false } },
      ];
    default:
      return [];
  }
}

function webhookChoices(outlets: readonly string[]): readonly TryChoice[] {
  const answered = (leave: string | null) => ({ type: 'webhook', outcome: 'answered', leave, values: {} }) as const;
  return [
    ...outlets.map((outlet) => ({ label: `it answers ${outlet}`, input: answered(outlet) })),
    { label: 'it answers nothing in particular', input: answered(null) },
    { label: 'it fails', input: { type: 'webhook', outcome: 'failed', leave: null, values: {} } },
  ];
}
