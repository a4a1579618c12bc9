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
export function findInputs(flow: CompiledFlow, start: FlowSession, recorded: RecordedCall): FoundInputs {
  const { moves, heardLast, result } = recorded;
  let ways: readonly Way[] = [{ session: start, inputs: [] }];
  for (const [index, move] of moves.entries()) {
    const heardNext = moves[index + 1]?.heard ?? heardLast;
    const onward = distinct(ways.flatMap((way) => follow(flow, way, { move, heardNext, recordedFrom: recorded.recordedFrom })));
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

/** One move, and what else of the journal tells how it was meant. */
type Told = { readonly move: RecordedMove; readonly heardNext: readonly string[] } & Pick<RecordedCall, 'recordedFrom'>;

function follow(flow: CompiledFlow, { session, inputs }: Way, told: Told): Way[] {
  const { heardNext } = told;
  const { node, visit, verified } = told.move.arrived;
  const arriving = candidates(flow, session, told).flatMap((input): Way[] => {
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

function candidates(flow: CompiledFlow, session: FlowSession, told: Told): readonly FlowInput[] {
  if (session.waiting === null) return [{ type: 'started' }];
  if (told.move.arrived.resumed) return [{ type: 'resumed' }];
  return [...answersTo(flow, session, session.waiting, told), { type: 'machine' }];
}

function answersTo(
  flow: CompiledFlow,
  { facts, node, visit }: FlowSession,
  waiting: WaitEffect,
  { move, recordedFrom }: Told,
): readonly FlowInput[] {
  const { keys, identity, transfer, webhook, found } = move;
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
      return [
        ...(found === false ? [] : [{ type: 'person_found', facts: { ...facts, candidates: 'one' } } as const]),
        ...(found === true ? [] : [{ type: 'person_found', facts: null } as const]),
      ];
    case 'transfer':
      if (transfer) return [{ type: 'transferred', outcome: transfer }];
      return (['completed', 'nobody', 'failed'] as const).map((outcome) => ({ type: 'transferred', outcome }));
    case 'record':
      return [
        move.recorded
          ? { type: 'recorded', recording: 'recording', durationMs: 1 }
          : { type: 'recorded', recording: null, durationMs: 0 },
      ];
    case 'record_call': // a call that was over at once leaves no recording
      return (recordedFrom.has(visit) ? [true] : [false, true]).map((on) => ({ type: 'recording', on }));
    case 'call_webhook':
      return webhookAnswers(flow, node, webhook);
    case 'leave_message':
      return [true, false].map((complete) => ({ type: 'message_left', complete }));
    case 'hang_up':
      return [];
  }
}

/** What the program said is in no journal: a value that the flow takes is `0` here, or was missing. */
function webhookAnswers(flow: CompiledFlow, node: string, told: RecordedMove['webhook']): readonly FlowInput[] {
  const failed: FlowInput = { type: 'webhook', outcome: 'failed', leave: null, values: {} };
  if (told?.outcome === 'failed') return [failed];
  const asked = flow.nodes.get(node);
  const outlets = told?.outlet === undefined ? [...Object.keys(asked?.on ?? {}), null] : [told.outlet];
  const values = Object.fromEntries((asked?.node.collects ?? []).map((name) => [name, '0']));
  const answered = outlets.flatMap((leave) =>
    [values, {}].map((said): FlowInput => ({ type: 'webhook', outcome: 'answered', leave, values: said })),
  );
  return told ? answered : [...answered, failed];
}
