import type { CompiledFlow } from './compile.ts';
import { interpret } from './interpret.ts';
import type { RecordedCall, RecordedMove } from './recorded-moves.ts';
import type { FlowInput, FlowSession, WaitEffect } from './session.ts';

/** What the world answered in a recorded call, as far as its journal can be followed through this flow. */
export type FoundInputs = {
  readonly inputs: readonly FlowInput[];
  /** Where the journal tells otherwise than the flow with these facts; null: followed to the end. */
  readonly lost: string | null;
};

/**
 * The answers that led a recorded call where its journal says that it went. The journal holds no digits of identification and does not
 * tell silence from a dropped entry: every answer that could have been meant is followed, as long as it leads to the node, and if
 * possible to the prompt, that came next, and at last to the result that the call had. Pure.
 */
export function findInputs(flow: CompiledFlow, start: FlowSession, { moves, heardLast, result }: RecordedCall): FoundInputs {
  let ways: readonly Way[] = [{ session: start, inputs: [] }];
  for (const [index, move] of moves.entries()) {
    const heardNext = moves[index + 1]?.heard ?? heardLast;
    const onward = distinct(ways.flatMap((way) => follow(flow, way, move, heardNext)));
    const [best] = ways;
    if (onward.length === 0 && best) {
      const lost = `the call went on to ${move.arrived.node}, where no answer at ${best.session.node} leads with these facts`;
      return { inputs: best.inputs, lost };
    }
    ways = onward;
  }
  // Of several ways through the same nodes the one that came to the same result; a result that no flow earns is earned by none.
  const meant = ways.find(({ session }) => session.result === result) ?? ways.find(({ session }) => session.result === null);
  return { inputs: (meant ?? ways[0])?.inputs ?? [], lost: null };
}

/** One way in which the call may have gone so far. */
type Way = { readonly session: FlowSession; readonly inputs: readonly FlowInput[] };

function follow(flow: CompiledFlow, { session, inputs }: Way, move: RecordedMove, heardNext: readonly string[]): Way[] {
  const { node, visit, verified } = move.arrived;
  const arriving = candidates(flow, session, move).flatMap((input): Way[] => {
    const after = interpret(flow, session, input).session;
    const arrives = after !== session && after.node === node && after.visit === visit && after.verified === verified;
    return arrives ? [{ session: after, inputs: [...inputs, input] }] : [];
  });
  const heard = arriving.filter(({ session: { waiting } }) => says(waiting, heardNext));
  return heard.length > 0 ? heard : arriving;
}

/** Ways that stand at the same point go on alike. */
function distinct(ways: readonly Way[]): Way[] {
  const first = new Map<string, Way>();
  for (const way of ways) {
    const { facts: _same, ...state } = way.session;
    const key = JSON.stringify(state);
    if (!first.has(key)) first.set(key, way);
  }
  return [...first.values()];
}

/** What begins to sound is what was heard next, as far as anything was. */
function says(waiting: WaitEffect | null, heard: readonly string[]): boolean {
  const prompts = waiting && 'say' in waiting ? waiting.say.map(({ prompt }) => prompt) : [];
  return (
    heard.every((prompt, index) => index >= prompts.length || prompts[index] === prompt) &&
    (heard.length === 0 || prompts.length > 0)
  );
}

function candidates(flow: CompiledFlow, { waiting, node }: FlowSession, move: RecordedMove): readonly FlowInput[] {
  if (waiting === null) return [{ type: 'started' }];
  if (move.arrived.resumed) return [{ type: 'resumed' }];
  return [...answersTo(flow, waiting, node, move), { type: 'machine' }];
}

function answersTo(flow: CompiledFlow, waiting: WaitEffect, node: string, move: RecordedMove): readonly FlowInput[] {
  const { keys, identity, transfer } = move;
  switch (waiting.do) {
    case 'say':
      return [{ type: 'said' }];
    case 'ask':
      if (!keys) return [{ type: 'silence' }, { type: 'cancelled' }];
      return [keys.keys.includes('•') ? { type: 'partial', count: keys.count } : { type: 'keyed', digits: keys.keys }];
    case 'ask_identity': {
      const count = keys?.count ?? 0;
      const broken: FlowInput = { type: 'identity_part', count, complete: false };
      return keys ? [{ ...broken, complete: true }, broken] : [broken, { type: 'cancelled' }];
    }
    case 'check_identity':
      if (identity) return [{ type: 'identity', outcome: identity }];
      return (['match', 'no_match', 'unknown'] as const).map((outcome) => ({ type: 'identity', outcome }));
    case 'find_person':
      return [{ type: 'person_found', facts: null }];
    case 'transfer':
      if (transfer) return [{ type: 'transferred', outcome: transfer }];
      return (['completed', 'nobody', 'failed'] as const).map((outcome) => ({ type: 'transferred', outcome }));
    case 'record':
      return [
        { type: 'recorded', recording: 'recording', durationMs: 1 },
        { type: 'recorded', recording: null, durationMs: 0 },
      ];
    case 'record_call':
      return [true, false].map((on) => ({ type: 'recording', on }));
    case 'call_webhook':
      return webhookAnswers(flow, node);
    case 'leave_message':
      return [true, false].map((complete) => ({ type: 'message_left', complete }));
    case 'hang_up':
      return [];
  }
}

function webhookAnswers(flow: CompiledFlow, node: string): readonly FlowInput[] {
  const outlets = Object.keys(flow.nodes.get(node)?.on ?? {});
  return [
    ...[...outlets, null].map((leave) => ({ type: 'webhook', outcome: 'answered', leave, values: {} }) as const),
    { type: 'webhook', outcome: 'failed', leave: null, values: {} },
  ];
}
