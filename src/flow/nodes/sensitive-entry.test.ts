import { expect, test } from 'vitest';
import { shippedPrompts } from '../../../test/support/shipped-prompts.ts';
import { interpret } from '../interpret.ts';
import { loadFlow } from '../load-flow.ts';
import type { CallFacts } from '../session.ts';
import { startSession } from '../start-session.ts';

const text = `flow: card
languages: [cs]
start: card
nodes:
  card: { collect: { prompt: ask-customer-number, as: card, most: 19, check: luhn, sensitive: true }, on: { collected: menu, gave_up: end } }
  menu: { menu: by-which, on: { 9: stop, 0: agent, gave_up: end } }
  agent: { transfer: { number: "+420212345678", whisper: whisper-unverified, hold: transfer-hold }, on: { completed: end, nobody: end } }
  stop: { opt_out: { scope: number }, then: end }
  end: { hangup: {} }
`;
const facts: CallFacts = {
  today: '2026-11-20',
  direction: 'outbound',
  candidates: 'one',
  country: 'CZ',
  attemptNumber: 1,
  creditor: { neutralName: 'Alfa' },
  person: { name: 'Jana', address: 'paní', verifiers: [], hasMobile: true, hasEmail: false },
  callbackNumber: '+420212345678',
  currency: 'CZK',
  totalMinor: 100,
  daysPastDue: 1,
  receivables: [{ id: 'r', amountMinor: 100, due: '2026-11-19', issued: null, variableSymbol: null, document: null }],
  promisePolicy: { latestDays: 14, leastPercent: 30 },
  planPolicy: null,
  promise: null,
  brokenPromises: 0,
  lastResult: null,
  segment: null,
  callbackSlots: [],
  keyedNumberAllowed: false,
};
const loaded = loadFlow(
  { file: 'card.yaml', text },
  shippedPrompts().filter(({ language }) => language === 'cs'),
);
if (!loaded.ok) throw new Error(loaded.message);
const flow = loaded.value;

test('a secret that is keyed in is checked and forgotten: the session holds only how long it was', () => {
  const asked = interpret(flow, startSession(flow, facts, 'cs'), { type: 'started' });
  expect(asked.session.waiting).toMatchObject({ do: 'ask', gather: { sensitive: true } });
  const wrong = interpret(flow, asked.session, { type: 'keyed', digits: '4111111111111112' });
  const right = interpret(flow, wrong.session, { type: 'keyed', digits: '4111111111111111' });
  expect(right.session.collected).toEqual({ card: '*'.repeat(16) });
  expect(JSON.stringify([wrong, right])).not.toMatch(/411111/);
});

test('a number is rung as it is told to be, and a debtor may leave out just the number that was called', () => {
  const asked = interpret(flow, startSession(flow, facts, 'cs'), { type: 'started' });
  const menu = interpret(flow, asked.session, { type: 'keyed', digits: '4111111111111111' });
  expect(interpret(flow, menu.session, { type: 'keyed', digits: '0' }).session.waiting).toMatchObject({
    do: 'transfer',
    queue: '',
    number: '+420212345678',
  });
  expect(interpret(flow, menu.session, { type: 'keyed', digits: '9' }).effects).toContainEqual({
    do: 'opt_out',
    scope: 'number',
  });
});
