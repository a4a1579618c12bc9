import type { CompiledFlow } from './compile.ts';
import type { Step } from './find-path.ts';
import {
  answerOf,
  type GatherEvent,
  type GatherState,
  type GatherStep,
  gather,
  nothingTyped,
  startGather,
  typeAhead,
} from './gather.ts';
import { interpret } from './interpret.ts';
import type { CallFacts, DataEffect, FlowInput, FlowSession, IdentityField, Say, WaitEffect } from './session.ts';

/** What the rehearsed debtor is checked against, in digits; a call that asks for another field learns `unknown`. */
export type Secrets = Readonly<Partial<Record<IdentityField, string>>>;

/**
 * A call in virtual time: the interpreter and the gathering of keys are those of real calls, the debtor is driven from outside. Used by
 * transcript tests and by trying a flow at the keyboard.
 */
export type RehearsedCall = {
  readonly session: () => FlowSession;
  /** Everything that began to sound, in order. */
  readonly heard: readonly Say[];
  readonly whispered: readonly Say[];
  readonly effects: readonly DataEffect[];
  readonly path: readonly Step[];
  readonly over: () => boolean;
  /** Lets what plays play to its end. False when the call now waits for the debtor, or is over. */
  readonly listen: () => boolean;
  /** Presses keys at this moment, 200 ms apart. */
  readonly press: (keys: string) => void;
  /** Says nothing until the question being asked is given up. */
  readonly staySilent: () => void;
  readonly hangUp: () => void;
  /** The program dies and comes back: what was typed and not yet answered is gone. */
  readonly restart: () => void;
};

/**
 * Starts a rehearsed call. `agents` tells how each transfer ends, in order; the last one repeats. `customer`: who is found by
 * her customer number, and checked from then on; null: nobody.
 */
export function rehearseCall(
  flow: CompiledFlow,
  start: FlowSession,
  secrets: Secrets,
  agents: readonly ('completed' | 'nobody' | 'failed')[] = ['completed'],
  customer: { readonly facts: CallFacts; readonly secrets: Secrets } | null = null,
): RehearsedCall {
  const heard: Say[] = [];
  const whispered: Say[] = [];
  const effects: DataEffect[] = [];
  const path: Step[] = [];
  let session = start;
  let now = 0;
  let waiting: WaitEffect = { do: 'hang_up' };
  let ahead = nothingTyped;
  let gathering: GatherState | undefined;
  let entered: string[] = [];
  let checkedAgainst = secrets;
  let transfers = 0;
  let over = false;

  const hear = (says: readonly Say[]) => void heard.push(...says);

  const take = (input: FlowInput): void => {
    const next = interpret(flow, session, input);
    session = next.session;
    path.push(...next.path);
    for (const effect of next.effects) {
      if (isWait(effect)) begin(effect);
      else effects.push(effect);
    }
  };

  const begin = (effect: WaitEffect): void => {
    waiting = effect;
    gathering = undefined;
    switch (effect.do) {
      case 'say':
        hear(effect.say);
        break;
      case 'ask':
      case 'ask_identity': {
        const step = startGather(effect.gather, ahead, now);
        if (step.status === 'waiting' && !step.silenced) hear(effect.say);
        ahead = nothingTyped;
        proceed(effect, step);
        break;
      }
      case 'check_identity':
        check(effect.fields);
        break;
      case 'find_person':
        find();
        break;
      case 'transfer':
        hear([effect.hold]);
        whispered.push(effect.whisper);
        break;
      case 'hang_up':
        over = true;
        break;
    }
  };

  const check = (fields: readonly IdentityField[]): void => {
    const given = entered;
    entered = [];
    const known = fields.map((field) => checkedAgainst[field]);
    const match = known.every((digits, i) => digits === given[i]) ? 'match' : 'no_match';
    take({ type: 'identity', outcome: known.includes(undefined) ? 'unknown' : match });
  };

  const find = (): void => {
    const digits = entered.at(-1);
    entered = [];
    const found = digits !== undefined && digits === customer?.secrets.customer_number ? customer : null;
    if (found) checkedAgainst = found.secrets;
    take({ type: 'person_found', facts: found?.facts ?? null });
  };

  const proceed = (effect: Extract<WaitEffect, { do: 'ask' | 'ask_identity' }>, step: GatherStep): void => {
    if (step.status === 'waiting') {
      gathering = step.state;
      return;
    }
    ahead = step.ahead;
    if (effect.do === 'ask_identity' && step.result.outcome === 'digits') entered.push(step.result.digits);
    else entered = [];
    take(answerOf(effect, step.result));
  };

  const feed = (event: GatherEvent): void => {
    if ((waiting.do === 'ask' || waiting.do === 'ask_identity') && gathering)
      proceed(waiting, gather(waiting.gather, gathering, event));
  };

  const listen = (): boolean => {
    if (over) return false;
    now += 5000;
    if (waiting.do === 'say') {
      take({ type: 'said' });
      return true;
    }
    if (waiting.do === 'transfer') {
      const outcome = agents[Math.min(transfers, agents.length - 1)] ?? 'nobody';
      transfers += 1;
      take({ type: 'transferred', outcome });
      return true;
    }
    feed({ type: 'prompt_ended', at: now });
    return false;
  };

  take({ type: 'started' });
  return {
    session: () => session,
    heard,
    whispered,
    effects,
    path,
    over: () => over,
    listen,
    press(keys) {
      for (const digit of keys) {
        if (over) return;
        now += 200;
        if (gathering) feed({ type: 'digit', digit, at: now });
        else {
          ahead = typeAhead(ahead, digit);
          if (waiting.do === 'say' && waiting.bargeIn) take({ type: 'said' });
        }
      }
    },
    staySilent() {
      while (listen());
      const until = gathering?.until;
      if (until === undefined || until === null) return;
      now = Math.max(now, until);
      feed({ type: 'tick', at: now });
    },
    hangUp() {
      over = true;
    },
    restart() {
      ahead = nothingTyped;
      entered = [];
      take({ type: 'resumed' });
    },
  };
}

function isWait(effect: DataEffect | WaitEffect): effect is WaitEffect {
  return [
    'say',
    'ask',
    'ask_identity',
    'check_identity',
    'find_person',
    'transfer',
    'record',
    'record_call',
    'call_webhook',
    'leave_message',
    'hang_up',
  ].includes(effect.do);
}
