import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import { diffFlows, type FlowSide } from './diff-flows.ts';
import { readFlow } from './document.ts';
import { loadFlow } from './load-flow.ts';

const text = readFileSync('ivr-flows/soft-reminder.yaml', 'utf8');

function side(change: (text: string) => string = (same) => same, words: (text: string) => string = (same) => same): FlowSide {
  const file = 'ivr-flows/soft-reminder.yaml';
  const prompts = shippedPrompts().map((book) => ({ ...book, text: words(book.text) }));
  const flow = loadFlow({ file, text: change(text) }, prompts);
  const document = readFlow(change(text), file);
  if (!flow.ok || !document.ok) throw new Error(flow.ok ? 'not read' : flow.message);
  return { flow: flow.value, document: document.value };
}

test('a flow and itself differ in nothing, however its file is laid out', () => {
  expect(
    diffFlows(
      side(),
      side((same) => `# a comment\n${same}\nlayout: { end: { x: 1, y: 1 } }\n`),
    ),
  ).toMatchObject({
    same: true,
    nodesChanged: [],
    texts: [],
  });
});

test('a lawyer sees every node that came, every node that went, and where a key now leads', () => {
  const next = side((older) =>
    older
      .replace(
        'stopped: { say: stopped, then: end }',
        'stopped: { say: stopped, then: last-word }\n  last-word: { say: goodbye, then: end }',
      )
      .replace('  thanks-paid: { say: thanks-paid, then: goodbye }\n', '')
      .replace('already-paid: { paid_already: {}, then: thanks-paid }', 'already-paid: { paid_already: {}, then: goodbye }'),
  );
  const forward = diffFlows(side(), next);
  expect(forward).toMatchObject({
    same: false,
    nodesAdded: [{ node: 'last-word', type: 'say' }],
    nodesRemoved: [{ node: 'thanks-paid', type: 'say' }],
    nodesChanged: [
      { node: 'already-paid', options: [], outlets: [{ what: 'claimed', from: 'thanks-paid', to: 'goodbye' }] },
      { node: 'stopped', outlets: [{ what: 'said', from: 'end', to: 'last-word' }] },
    ],
  });
  const back = diffFlows(next, side());
  expect([back.nodesAdded, back.nodesRemoved]).toEqual([forward.nodesRemoved, forward.nodesAdded]);
});

test('an option that changed is told by its path, with both values', () => {
  const next = side((older) =>
    older.replace(
      'who:\n    verify: { by: [birth_date, customer_number + postcode], tries: 3, wait: 7 s }',
      'who:\n    verify: { by: [birth_date], tries: 2, wait: 7 s }',
    ),
  );
  expect(diffFlows(side(), next).nodesChanged).toEqual([
    {
      node: 'who',
      options: [
        { what: 'verify.by', from: '[birth_date, customer_number + postcode]', to: '[birth_date]' },
        { what: 'verify.tries', from: '3', to: '2' },
      ],
      outlets: [],
    },
  ]);
});

test('a text that changed is told by language, and only where it is said', () => {
  const next = side(undefined, (book) =>
    book
      .replace(/^goodbye: .*$/m, 'goodbye: Na shledanou a hezký den.')
      .replace(/^neutral-request: .*$/m, 'neutral-request: Jiný text.'),
  );
  const { texts, same } = diffFlows(side(), next);
  expect(same).toBe(false);
  expect(new Set(texts.map(({ prompt }) => prompt))).toEqual(new Set(['goodbye']));
  expect(texts.find(({ language }) => language === 'cs')?.to).toBe('Na shledanou a hezký den.');
});
