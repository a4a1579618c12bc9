import type { CompiledFlow } from './compile.ts';
import type { Step } from './find-path.ts';
import { interpret } from './interpret.ts';
import type { DataEffect, FlowInput, FlowSession, Say, WaitEffect } from './session.ts';

/** One answer of the world and what the flow made of it, up to the next question. Nothing of it was carried out. */
export type ReplayedTurn = {
  /** Which of the recorded answers, from 0 on; one that stood in for the world belongs to the answer that came next. */
  readonly answer: number;
  readonly input: FlowInput;
  /** Where it was given. */
  readonly at: string;
  readonly path: readonly Step[];
  readonly says: readonly Say[];
  readonly effects: readonly DataEffect[];
  /** What here is not as in the recorded call; null: nothing. */
  readonly note: string | null;
};

export type ReplayedCall = {
  readonly turns: readonly ReplayedTurn[];
  readonly session: FlowSession;
  /** The answer that fits nothing that this flow asks, and why; null when every answer was taken. */
  readonly stuck: { readonly input: FlowInput; readonly because: string } | null;
};

/**
 * Gives the answers of a recorded call to a flow: the version that it ran on, or a draft. Prompts that only play pass by themselves, since
 * a draft may say more of them or fewer; where the recorded call broke off, no more than there. A program outside, or a recording of the call,
 * that only one of them asks for is none of the debtor's doing: where it is missing in the journal it fails, where nobody asks for it here it is
 * passed over, and the turn says so. Effects are told, not carried out. Pure.
 */
export function replayCall(
  flow: CompiledFlow,
  start: FlowSession,
  inputs: readonly FlowInput[],
  cameToAnEnd: boolean,
): ReplayedCall {
  const answers = answersOf(inputs);
  const turns: ReplayedTurn[] = [];
  let session = start;
  const take = (answer: number, input: FlowInput, passing: number, note: string | null): boolean => {
    const turn = takeTurn(flow, session, input, passing);
    if (turn.session === session && turn.taken.path.length === 0) return false;
    turns.push({ ...turn.taken, answer, note });
    session = turn.session;
    return true;
  };
  for (const [answer, { input, saids }] of answers.entries()) {
    for (let stand = standInFor(session, input); stand; stand = standInFor(session, input))
      if (!take(answer, stand, Number.POSITIVE_INFINITY, `${session.node} asks for what the recorded call did not`)) break;
    if (isOnlyOfRecorded(session, input)) {
      const note = `${session.node} does not ask for it`;
      turns.push({ answer, input, at: session.node, path: [], says: [], effects: [], note });
      continue;
    }
    const because = misfit(session, input);
    if (because) return { turns, session, stuck: { input, because } };
    const following = answers[answer + 1]?.input;
    const cutShort = following ? interrupts(following) : !cameToAnEnd;
    if (!take(answer, input, cutShort ? saids : Number.POSITIVE_INFINITY, unknownWay(flow, session, input)))
      return { turns, session, stuck: { input, because: `${session.node} asks something else` } };
  }
  return { turns, session, stuck: null };
}

/** What the world is told to have answered where the recorded call holds no answer. */
const standIns: Partial<Record<WaitEffect['do'], FlowInput>> = {
  call_webhook: { type: 'webhook', outcome: 'failed', leave: null, values: {} },
  record_call: { type: 'recording', on: false },
};

function standInFor({ waiting, ended }: FlowSession, { type }: FlowInput): FlowInput | undefined {
  const stand = waiting && !ended ? standIns[waiting.do] : undefined;
  return stand && stand.type !== type && !interrupts({ type } as FlowInput) ? stand : undefined;
}

function isOnlyOfRecorded({ waiting, ended }: FlowSession, { type }: FlowInput): boolean {
  const ofTheWorld = type === 'webhook' || type === 'recording';
  return ofTheWorld && !ended && (waiting === null || standIns[waiting.do]?.type !== type);
}

function unknownWay(flow: CompiledFlow, { node }: FlowSession, input: FlowInput): string | null {
  if (input.type !== 'webhook' || input.leave === null) return null;
  return Object.hasOwn(flow.nodes.get(node)?.on ?? {}, input.leave) ? null : `${node} has no way ${input.leave}`;
}

/** The answers, each with how many prompts then played to their end by themselves. */
function answersOf(inputs: readonly FlowInput[]): { readonly input: FlowInput; saids: number }[] {
  const answers: { readonly input: FlowInput; saids: number }[] = [];
  for (const input of inputs) {
    const last = answers.at(-1);
    if (input.type === 'said' && last) last.saids += 1;
    else answers.push({ input, saids: 0 });
  }
  return answers;
}

/** What comes in the middle of a prompt as well. */
function interrupts({ type }: FlowInput): boolean {
  return type === 'resumed' || type === 'machine';
}

function misfit(session: FlowSession, { type }: FlowInput): string | undefined {
  return session.ended && type !== 'resumed' ? `the call is over at ${session.node}` : undefined;
}

function takeTurn(flow: CompiledFlow, from: FlowSession, input: FlowInput, passing: number) {
  const first = interpret(flow, from, input);
  let { session } = first;
  const path = [...first.path];
  const effects = first.effects.filter(isData);
  const says = saysOf(session);
  for (let said = 0; session.waiting?.do === 'say' && said < passing; said += 1) {
    const next = interpret(flow, session, { type: 'said' });
    session = next.session;
    path.push(...next.path);
    effects.push(...next.effects.filter(isData));
    says.push(...saysOf(session));
  }
  return { session, taken: { input, at: from.node, path, says, effects } };
}

function saysOf({ waiting }: FlowSession): Say[] {
  return waiting && 'say' in waiting ? [...waiting.say] : [];
}

const waits: ReadonlySet<string> = new Set([
  'say',
  'ask',
  'ask_identity',
  'check_identity',
  'transfer',
  'record',
  'record_call',
  'call_webhook',
  'leave_message',
  'hang_up',
]);

function isData(effect: { readonly do: string }): effect is DataEffect {
  return !waits.has(effect.do);
}
