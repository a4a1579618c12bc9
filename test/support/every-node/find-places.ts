import type { CompiledFlow } from '../../../src/flow/compile.ts';
import { rehearseCall } from '../../../src/flow/rehearse-call.ts';
import type { RehearsedCall } from '../../../src/flow/rehearsed-call.ts';
import type { Secrets } from '../../../src/flow/rehearsed-world.ts';
import type { CallFacts, FlowSession, IdentityField } from '../../../src/flow/session.ts';
import { startSession } from '../../../src/flow/start-session.ts';

/**
 * What a debtor does at a point of a call: hears it out, presses keys as soon as it begins, or waits in vain until it is given up. Keys may have
 * places for what only she knows: `{birth_date}`, `{customer_number}`, `{postcode}`, `{date}` (DDMM, five days on), `{part}` of what she owes.
 */
export type Move = { readonly do: 'hears' } | { readonly do: 'presses'; readonly keys: string } | { readonly do: 'waits' };

/** A point of a flow where something is said or asked, and the shortest way for a debtor to come there. */
export type Place = { readonly name: string; readonly asks: boolean; readonly way: readonly Move[] };

/** Who is on the line: what the flow knows of her at first, and what she can prove. `customer`: who is found by her customer number, if anybody. */
export type Callee = {
  readonly facts: CallFacts;
  readonly secrets: Secrets;
  readonly customer?: { readonly facts: CallFacts; readonly secrets: Secrets };
};

/** A call in virtual time with somebody for whom no agent is there. */
export function rehearse(flow: CompiledFlow, { facts, secrets, customer }: Callee): RehearsedCall {
  return rehearseCall(flow, startSession(flow, facts, 'cs'), secrets, { agents: ['nobody'], customer: customer ?? null });
}

export function perform(call: RehearsedCall, move: Move, callee: Callee): void {
  if (move.do === 'hears') call.listen();
  else if (move.do === 'waits') call.staySilent();
  else call.press(keysFor(move.keys, callee));
}

/** The keys as this debtor presses them. */
export function keysFor(keys: string, callee: Callee): string {
  const { facts, secrets } = callee.customer ?? callee;
  return keys.replace(/\{(\w+)\}/g, (_, place: string) => {
    if (place === 'date') return dayAfter(facts.today);
    return place === 'part' ? String(Math.ceil((facts.totalMinor * 0.6) / 100)) : (secrets[place as IdentityField] ?? '');
  });
}

/** Every place of a flow to which its own interpreter leads this callee, found from its answers alone. A silence costs as much as five keys. */
export function findPlaces(flow: CompiledFlow, callee: Callee): Place[] {
  const places = new Map<string, Place>();
  const seen = new Set<string>();
  const ways: { readonly way: readonly Move[]; readonly cost: number }[] = [{ way: [], cost: 0 }];
  while (ways.length > 0) {
    const next = ways.shift();
    if (!next) break;
    const call = rehearse(flow, callee);
    for (const move of next.way) perform(call, move, callee);
    const session = call.session();
    const state = stateOf(session);
    if (call.over() || seen.has(state)) continue;
    seen.add(state);
    const name = placeName(session);
    if (!places.has(name)) places.set(name, { name, asks: isAsked(session), way: next.way });
    for (const move of movesAt(session)) {
      const cost = next.cost + (move.do === 'waits' ? 5 : 1);
      const after = ways.findIndex((other) => other.cost > cost);
      ways.splice(after < 0 ? ways.length : after, 0, { way: [...next.way, move], cost });
    }
  }
  return [...places.values()];
}

/** A node; where it asks more than one thing, with the question. */
export function placeName({ node, local, waiting }: Pick<FlowSession, 'node' | 'local' | 'waiting'>): string {
  if (waiting?.do === 'ask_identity') return `${node}/${waiting.field}`;
  return typeof local.stage === 'string' ? `${node}/${local.stage}` : node;
}

/** What a debtor may do at this point of a call; first what leads on. */
export function movesAt({ waiting }: FlowSession): readonly Move[] {
  switch (waiting?.do) {
    case 'ask': {
      const { maxDigits } = waiting.gather;
      const keys = maxDigits === 1 ? [...'1234567890*'] : [maxDigits === 4 ? '{date}' : '{part}#'];
      return [...keys.map((each): Move => ({ do: 'presses', keys: each })), { do: 'waits' }];
    }
    case 'ask_identity': {
      const end = waiting.gather.minDigits < waiting.gather.maxDigits ? '#' : '';
      const wrong = '01011901'.slice(0, waiting.gather.maxDigits);
      const entries = [`{${waiting.field}}${end}`, `${wrong}${end}`];
      return [...entries.map((keys): Move => ({ do: 'presses', keys })), { do: 'waits' }];
    }
    case 'record':
      return [{ do: 'waits' }];
    default:
      return [{ do: 'hears' }];
  }
}

function isAsked({ waiting }: FlowSession): boolean {
  return waiting?.do === 'ask' || waiting?.do === 'ask_identity' || waiting?.do === 'record';
}

/** What was requested before does not matter for where a call can go. */
function stateOf(session: FlowSession): string {
  const { node, local, verified, facts, result, waiting } = session;
  return JSON.stringify([node, local, verified, facts.person.name, result?.startsWith('rpc_') === true, waiting?.do]);
}

/** DDMM, five days on. */
function dayAfter(today: string): string {
  const { day, month } = Temporal.PlainDate.from(today).add({ days: 5 });
  return `${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}`;
}
