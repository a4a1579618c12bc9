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
import type { RehearsedCall, RehearsedTransition } from './rehearsed-call.ts';
import { answerOfTurn, type RehearsedWorld, type Secrets } from './rehearsed-world.ts';
import type { DataEffect, FlowInput, FlowSession, IdentityField, Say, WaitEffect } from './session.ts';
import { isWait, waitWords } from './wait-words.ts';

/** Starts a rehearsed call. Unless `world` says otherwise agents are free, programs outside fail, recording works. */
export function rehearseCall(
  flow: CompiledFlow,
  start: FlowSession,
  secrets: Secrets,
  {
    agents = ['completed'],
    webhooks = [{ outcome: 'failed', leave: null, values: {} }],
    recordingWorks = true,
    customer = null,
  }: RehearsedWorld = {},
): RehearsedCall {
  const heard: Say[] = [];
  const whispered: Say[] = [];
  const effects: DataEffect[] = [];
  const path: Step[] = [];
  const transitions: RehearsedTransition[] = [];
  let session = start;
  let now = 0;
  let waiting: WaitEffect = { do: 'hang_up' };
  let ahead = nothingTyped;
  let gathering: GatherState | undefined;
  let entered: string[] = [];
  let checkedAgainst = secrets;
  const toldWebhooks: RehearsedCall['toldWebhooks'][number][] = [];
  let [transfers, messages] = [0, 0];
  let [recorded, over] = [false, false];

  const take = (input: FlowInput): void => {
    const next = interpret(flow, session, input);
    session = next.session;
    path.push(...next.path);
    transitions.push({ input, session });
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
      case 'record':
      case 'leave_message':
        heard.push(...effect.say);
        break;
      case 'ask':
      case 'ask_identity': {
        const step = startGather(effect.gather, ahead, now);
        if (step.status === 'waiting' && !step.silenced) heard.push(...effect.say);
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
        heard.push(effect.hold);
        whispered.push(effect.whisper);
        break;
      case 'record_call':
        recorded ||= recordingWorks;
        take({ type: 'recording', on: recordingWorks });
        break;
      case 'call_webhook': {
        const answer = answerOfTurn(webhooks, toldWebhooks.length) ?? { outcome: 'failed', leave: null, values: {} };
        toldWebhooks.push(effect.data);
        take({ type: 'webhook', ...answer });
        break;
      }
      case 'hang_up':
        over = true;
        break;
    }
  };

  const speak = (ms: number): boolean => {
    if (waiting.do !== 'record' || over) return false;
    const kept = recordingWorks && ms > 0;
    if (kept) messages += 1;
    take({
      type: 'recorded',
      recording: kept ? `rehearsed-${messages}` : null,
      durationMs: kept ? Math.min(ms, waiting.longestMs) : 0,
    });
    return true;
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
    if (waiting.do === 'leave_message') {
      take({ type: 'message_left', complete: true });
      return true;
    }
    if (waiting.do === 'transfer') {
      const outcome = answerOfTurn(agents, transfers) ?? 'nobody';
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
    transitions,
    toldWebhooks,
    messages: () => messages,
    recorded: () => recorded,
    over: () => over,
    waitsFor: () => waitWords[waiting.do],
    listen,
    speak(ms) {
      while (listen());
      return speak(ms);
    },
    meetMachine: () => take({ type: 'machine' }),
    cutOff() {
      if (waiting.do !== 'leave_message') return false;
      take({ type: 'message_left', complete: false });
      return true;
    },
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
      if (waiting.do === 'record') speak(0);
      const until = gathering?.until;
      if (until === undefined || until === null) return;
      now = Math.max(now, until);
      feed({ type: 'tick', at: now });
    },
    hangUp() {
      if (waiting.do === 'record') speak(1000);
      over = true;
    },
    restart() {
      ahead = nothingTyped;
      entered = [];
      take({ type: 'resumed' });
    },
  };
}
