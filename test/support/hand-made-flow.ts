import { z } from 'zod';
import type { CompiledFlow } from '../../src/flow/compile.ts';
import { type BoundNode, defineNode } from '../../src/flow/define-node.ts';
import type { FlowInput, FlowSession, Say, WaitEffect } from '../../src/flow/session.ts';

/** A flow that waits for one thing after the other, and hangs up; `came`: what each came to. */
export function handMadeFlow(waits: readonly WaitEffect[], toMachine: readonly Say[] = []) {
  const came: FlowInput[] = [];
  const inARow = defineNode({
    type: 'in_a_row',
    title: 'In a row',
    options: z.strictObject({}),
    local: z.strictObject({ at: z.int() }),
    outlets: () => ({}),
    prompts: () => [],
    enter: () => ({ wait: waits[0] ?? hangUp, local: { at: 0 } }),
    resume: (_scene, _options, { at }, input) => {
      came.push(input);
      return { wait: waits[at + 1] ?? hangUp, local: { at: at + 1 } };
    },
  });
  const leavesMessage = defineNode({
    type: 'leaves_message',
    title: 'Leaves a message',
    options: z.strictObject({}),
    local: z.strictObject({ at: z.int() }),
    outlets: () => ({}),
    prompts: () => [],
    enter: () => ({ wait: { do: 'leave_message', say: toMachine, waitMs: 30_000 }, local: { at: 0 } }),
    resume: (_scene, _options, local, input) => {
      came.push(input);
      const left = input.type === 'message_left' && input.complete;
      return { ...(left && { effects: [{ do: 'set_result', result: 'machine_message_left' }] }), wait: hangUp, local };
    },
  });
  const nodes = new Map([
    ['all', { name: 'all', type: 'in_a_row', node: bound(inARow), on: {} }],
    ['machine', { name: 'machine', type: 'leaves_message', node: bound(leavesMessage), on: {} }],
  ]);
  const flow: CompiledFlow = {
    name: 'hand-made',
    version: '1',
    languages: ['cs'],
    start: 'all',
    apology: 'apology',
    purpose: 'collection',
    machine: toMachine.length > 0 ? 'machine' : null,
    nodes,
    prompts: new Map([['cs', new Map()]]),
    informing: new Set(),
  };
  return { flow, came };
}

/** Its session before the answer; the facts are of no matter to it. */
export function sessionOf(flow: CompiledFlow, facts: Partial<FlowSession['facts']> = {}): FlowSession {
  return {
    flow: flow.name,
    version: flow.version,
    language: 'cs',
    node: flow.start,
    visit: 0,
    local: {},
    facts: facts as FlowSession['facts'],
    verified: false,
    result: null,
    ended: false,
    waiting: null,
    turns: 0,
    selected: null,
    collected: {},
    requested: [],
  };
}

export const say = (prompt: string): Say => ({ prompt, values: {} });

const hangUp: WaitEffect = { do: 'hang_up' };

function bound(nodeType: ReturnType<typeof defineNode>): BoundNode {
  const made = nodeType.bind({});
  if (!made.ok) throw new Error('the options are empty');
  return made.node;
}
