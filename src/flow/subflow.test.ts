import { expect, test } from 'vitest';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import { loadFlow } from './load-flow.ts';

/** A flow that takes the same piece in twice, with an agent of another queue each time, and leads past gotos. */
const flow = `flow: two-talks
languages: [cs]
start: hello
nodes:
  hello: { goto: greeting }
  greeting: { say: greeting, then: who }
  who:
    verify: { by: [birth_date] }
    on: { verified: known, failed: unknown, cannot: unknown, gave_up: away, not_me: away, agent: unknown }
  known: { subflow: { flow: talk, with: { queue: collections, words: whisper-verified } }, on: { done: bye, stop: stop } }
  unknown: { subflow: { flow: talk, with: { queue: front-desk, words: whisper-unverified } }, on: { done: bye, stop: away } }
  away: { goto: stop }
  stop: { opt_out: {}, then: bye }
  bye: { say: goodbye, then: end }
  end: { hangup: {} }
`;
const part = `subflow: talk
start: agent
exits: [done, stop]
takes: [queue, words]
nodes:
  agent:
    transfer: { queue: $queue, whisper: $words, hold: transfer-hold }
    on: { completed: done, nobody: nobody }
  nobody: { menu: agent-nobody, on: { 9: stop, gave_up: done } }
`;

test('a piece that flows share is taken in wherever it is named, with what it is told there, and its ways out lead on in the flow', () => {
  const nodes = load().nodes;
  expect([...nodes.keys()]).toEqual([
    ...['greeting', 'who', 'known/agent', 'known/nobody', 'unknown/agent', 'unknown/nobody', 'stop', 'bye', 'end'],
  ]);
  expect(nodes.get('who')?.on).toMatchObject({ verified: 'known/agent', failed: 'unknown/agent', gave_up: 'stop' });
  expect(nodes.get('known/nobody')?.on).toEqual({ 9: 'stop', gave_up: 'bye' });
  expect(nodes.get('unknown/nobody')?.on).toEqual({ 9: 'stop', gave_up: 'bye' });
  expect(nodes.get('known/agent')?.node.prompts.map(({ prompt }) => prompt)).toEqual(['transfer-hold', 'whisper-verified']);
  expect(nodes.get('unknown/agent')?.node.prompts.map(({ prompt }) => prompt)).toEqual(['transfer-hold', 'whisper-unverified']);
});

test('a flow whose shared piece changes has another version, though its own file is the same', () => {
  const changed = part.replace('menu: agent-nobody', 'menu: { prompt: agent-nobody, tries: 1 }');
  expect(load(changed).version).not.toBe(load().version);
  expect(load(part.replace('exits:', '# the ways out\nexits:')).version).toBe(load().version);
});

function load(text = part) {
  const loaded = loadFlow({ file: 'two-talks.yaml', text: flow, subflows: [{ file: 'talk.part.yaml', text }] }, shippedPrompts());
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.value;
}
