import type { CompiledFlow, CompiledNode } from './compile.ts';
import type { Turn } from './define-node.ts';
import type { Step } from './find-path.ts';
import { sceneOf } from './scene-of.ts';
import type { DataEffect, FlowEffect, FlowInput, FlowSession, Say, WaitEffect } from './session.ts';

/** What an input led to. `path`: the outlets taken on the way, for coverage, the journal and drop-off figures. */
export type Transition = {
  readonly session: FlowSession;
  /** Data effects in their order, then exactly one waiting effect; nothing once the call has ended. */
  readonly effects: readonly FlowEffect[];
  readonly path: readonly Step[];
};

/** Answers after which a call is ended whatever it is about: nobody talks for so long. */
export const mostTurns = 300;

/**
 * One step of a call. Pure, and total: never throws, whatever the input. An input that does not answer what was asked repeats the
 * question, so that a doubled or late event changes nothing. `resumed` says sorry and repeats it too; for an ended call it hangs up again.
 */
export function interpret(flow: CompiledFlow, session: FlowSession, input: FlowInput): Transition {
  const { waiting } = session;
  if (session.ended) return { session, effects: input.type === 'resumed' ? [{ do: 'hang_up' }] : [], path: [] };
  const current = flow.nodes.get(session.node);
  if (!current || session.turns >= mostTurns) return hangUp(session);
  if (waiting === null) return follow(flow, session, current, current.node.enter(sceneOf(flow, session, current)), []);
  if (input.type === 'resumed') return resume(flow, session, current, waiting);
  if (input.type === 'machine') return meetMachine(flow, session);
  if (!answers(waiting, input)) return { session, effects: [waiting], path: [] };
  const counted = meet({ ...session, turns: session.turns + 1 }, input);
  return follow(flow, counted, current, current.node.resume(sceneOf(flow, counted, current), session.local, input), []);
}

/** From now on the call is about the person who was found. Whoever is verified stays who she is. */
function meet(session: FlowSession, input: FlowInput): FlowSession {
  const found = input.type === 'person_found' && !session.verified ? input.facts : null;
  return found ? { ...session, facts: found, selected: null } : session;
}

/** The flow's words for an answering machine, where it has some; a verified debtor was there, so no machine is. */
function meetMachine(flow: CompiledFlow, session: FlowSession): Transition {
  const node = session.verified || flow.machine === null ? undefined : flow.nodes.get(flow.machine);
  if (!node) return hangUp(session);
  const met = { ...session, node: node.name, waiting: null, local: {}, turns: session.turns + 1 };
  const next = follow(flow, met, node, node.node.enter(sceneOf(flow, met, node)), []);
  return { ...next, path: [{ from: session.node, outlet: 'machine', to: node.name }, ...next.path] };
}

/** Carries a node's turn out, and those of the nodes that follow at once, until the call waits. */
function follow(flow: CompiledFlow, session: FlowSession, node: CompiledNode, turn: Turn, said: readonly Say[]): Transition {
  const effects: DataEffect[] = [];
  const path: Step[] = [];
  let current = node;
  let next = turn;
  let state = apply(session, next, effects);
  if (session.waiting === null) state = { ...state, visit: state.visit + 1 };
  while ('leave' in next) {
    const to = flow.nodes.get(current.on[next.leave] ?? '');
    if (!to || path.length > flow.nodes.size) return hangUp(state, effects, path);
    path.push({ from: current.name, outlet: next.leave, to: to.name });
    current = to;
    state = { ...state, node: to.name, visit: state.visit + 1 };
    next = to.node.enter(sceneOf(flow, state, to));
    state = apply(state, next, effects);
  }
  return wait(flow, state, prefixed(next.wait, said), next.local, effects, path);
}

function wait(
  flow: CompiledFlow,
  state: FlowSession,
  waiting: WaitEffect,
  local: unknown,
  effects: DataEffect[],
  path: readonly Step[],
): Transition {
  let result = state.result;
  const informs = 'say' in waiting && waiting.say.some(({ prompt }) => flow.informing.has(prompt));
  if (informs && state.verified && (result === null || result === 'not_verified')) {
    result = 'rpc_informed';
    effects.push({ do: 'set_result', result });
  }
  const session = { ...state, result, waiting, local: asLocal(local), ended: waiting.do === 'hang_up' };
  return { session, effects: [...effects, waiting], path };
}

/** After a crash: what was asked is asked again, with an apology before it. */
function resume(flow: CompiledFlow, session: FlowSession, current: CompiledNode, waiting: WaitEffect): Transition {
  const scene = sceneOf(flow, session, current);
  const turn = current.node.again(scene, session.local) ?? { wait: waiting, local: session.local };
  return follow(flow, { ...session, turns: session.turns + 1 }, current, turn, [scene.say(flow.apology)]);
}

function apply(session: FlowSession, { effects = [], remember }: Turn, all: DataEffect[]): FlowSession {
  let { result, requested } = session;
  for (const effect of effects) {
    all.push(effect);
    if (effect.do === 'set_result') result = effect.result;
    if (effect.do === 'request_follow_up') requested = [...requested, `${effect.channel}:${effect.template}`];
  }
  return { ...session, ...remember, result, requested };
}

/** Repeated crashes do not pile up apologies. */
function prefixed(waiting: WaitEffect, said: readonly Say[]): WaitEffect {
  if (said.length === 0 || !('say' in waiting)) return waiting;
  const already = waiting.say[0]?.prompt === said[0]?.prompt;
  return already ? waiting : { ...waiting, say: [...said, ...waiting.say] };
}

function hangUp(session: FlowSession, effects: readonly DataEffect[] = [], path: readonly Step[] = []): Transition {
  const waiting: WaitEffect = { do: 'hang_up' };
  return { session: { ...session, waiting, ended: true }, effects: [...effects, waiting], path };
}

function answers(waiting: WaitEffect, { type }: FlowInput): boolean {
  switch (waiting.do) {
    case 'say':
      return type === 'said';
    case 'ask':
      return type === 'keyed' || type === 'silence' || type === 'partial' || type === 'cancelled';
    case 'ask_identity':
      return type === 'identity_part' || type === 'cancelled';
    case 'check_identity':
      return type === 'identity';
    case 'find_person':
      return type === 'person_found';
    case 'transfer':
      return type === 'transferred';
    case 'record':
      return type === 'recorded';
    case 'record_call':
      return type === 'recording';
    case 'call_webhook':
      return type === 'webhook';
    case 'leave_message':
      return type === 'message_left';
    case 'hang_up':
      return false;
  }
}

function asLocal(local: unknown): FlowSession['local'] {
  return typeof local === 'object' && local !== null ? { ...local } : {};
}
