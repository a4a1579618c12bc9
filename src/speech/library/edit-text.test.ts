import { beforeEach, expect, test } from 'vitest';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import type { TextEntry } from '../model.ts';
import { discardDraft, draftText, type EditTools, putIntoUse, restoreShipped, reviewText } from './edit-text.ts';
import { reviewOf, textState } from './text-history.ts';

const at = { language: 'cs', prompt: 'balance' } as const;
const shippedText = 'Dlužíte {total|accusative}.';
const work: UnitOfWork = { run: (unit) => unit({} as never) };
let history: TextEntry[];
let tools: EditTools;
beforeEach(() => {
  history = [];
  tools = {
    store: {
      revision: async () => String(history.length),
      texts: async () => history,
      lexicon: async () => [],
      addText: async (_, entry) => void history.push(entry),
      addPronunciation: async () => {},
    },
    work,
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(5) },
    shipped: () => new Map([['balance', shippedText]]),
    kindOf: () => undefined,
    disprove: async (_language, _prompt, text) => (text.includes('exekuce') ? ['soft-reminder would threaten'] : []),
  };
});

test('a text with a place that nobody knows, or a form that the language lacks, is refused before anybody can hear it', async () => {
  for (const text of ['Dlužíte {totl}.', 'Dlužíte {total|dual}.', 'Dlužíte {total', '…', 'Slovo. '.repeat(300)])
    expect(await draftText(tools, 'user:eva', at, text)).toMatchObject({ ok: false, reason: 'bad_prompt_text' });
  expect(await draftText(tools, 'user:eva', { ...at, prompt: 'no-such' }, 'Ahoj.')).toMatchObject({ reason: 'no_such_prompt' });
  expect(history).toEqual([]);
});

test('a text that would make a flow wrong stays a draft', async () => {
  await draftText(tools, 'user:eva', at, 'Hrozí exekuce na {total|accusative}.');
  expect(await putIntoUse(tools, 'user:eva', at)).toMatchObject({
    reason: 'flow_refused',
    message: expect.stringContaining('threaten'),
  });
  expect(textState(history)).toEqual({ own: null, draft: 'Hrozí exekuce na {total|accusative}.' });
  expect(await discardDraft(tools, 'user:eva', at)).toMatchObject({ ok: true });
  expect(await putIntoUse(tools, 'user:eva', at)).toMatchObject({ reason: 'no_draft' });
});

test('who changed what and when is kept: draft, review, use, restore', async () => {
  await draftText(tools, 'user:eva', at, 'Dlužíte nám {total|accusative}.');
  await reviewText(tools, 'user:jan', at, { text: 'Dlužíte nám {total|accusative}.', reviewer: 'Věra Malá' });
  await putIntoUse(tools, 'user:eva', at);
  expect(reviewOf(history, 'Dlužíte nám {total|accusative}.')).toEqual({ reviewer: 'Věra Malá', at: 5 });
  await restoreShipped(tools, 'user:jan', at);
  expect(history.map(({ action, actor }) => [action, actor])).toEqual([
    ['drafted', 'user:eva'],
    ['reviewed', 'user:jan'],
    ['used', 'user:eva'],
    ['restored', 'user:jan'],
  ]);
});

test('nobody reviews a text that has changed meanwhile, or without a name', async () => {
  expect(await reviewText(tools, 'user:eva', at, { text: 'Dlužíte.', reviewer: 'Eva' })).toMatchObject({ reason: 'other_text' });
  expect(await reviewText(tools, 'user:eva', at, { text: shippedText, reviewer: ' ' })).toMatchObject({
    reason: 'reviewer_missing',
  });
});
