import { expect, test } from 'vitest';
import { aCase, aReceivable, aStep, at, byChannel, days, ladder } from './a-case.ts';
import type { Strategy } from './model.ts';
import { stagesUntilLegal } from './stages-until-legal.ts';
import { strategyBook } from './strategy-book.ts';
import { timeline } from './timeline.ts';

const due = '2026-11-05';
const book = strategyBook([ladder]);
const told = (...args: Parameters<typeof timeline>) =>
  timeline(...args).map((coming) => `${coming.date} ${coming.is === 'contact' ? coming.contact.step : coming.is}`);

test('S8: the next thirty days of a case are known: each contact on its day, none on a day of rest', () => {
  const facts = aCase([aReceivable('a', due, ladder)]);
  expect(told(book, facts, at('2026-11-01'), 30)).toEqual([
    '2026-11-01 waits',
    '2026-11-02 courtesy',
    '2026-11-05 due-today',
    '2026-11-09 first-call',
    '2026-11-18 demand',
  ]);
  expect(told(book, facts, at('2026-11-01'), 60).at(-1)).toBe('2026-12-03 last-letter');
});

test('S8: a promise that stands is shown as it would break, and what follows then', () => {
  const promise = { state: 'active', date: '2026-11-12', breaksAt: at('2026-11-18', 0) } as const;
  const facts = aCase([aReceivable('a', due, ladder, { progress: { done: 2, doneAt: at('2026-11-09') } })], { promise });
  expect(told(book, facts, at('2026-11-10'), 30)).toEqual([
    '2026-11-10 waits',
    '2026-11-18 promise_breaks',
    '2026-11-18 demand',
    '2026-12-03 last-letter',
  ]);
});

test('S8: what is left out and what leaves is told on its day', () => {
  const facts = aCase([aReceivable('a', due, ladder, { amountMinor: 0 }), aReceivable('b', due, ladder)], { usable: ['letter'] });
  expect(told(book, facts, at('2026-11-09'), 30)).toEqual([
    '2026-11-09 leaves',
    '2026-11-09 left_out',
    '2026-11-18 demand',
    '2026-12-03 last-letter',
  ]);
});

test('CT-9: how many stages remain before legal steps is always known, and when they can come at the earliest', () => {
  const legal: Strategy = {
    ...ladder,
    steps: [
      ...ladder.steps,
      aStep('pre-action', { severity: 'legal', when: [days('previous', 10)], by: [byChannel('letter', { registered: true })] }),
    ],
  };
  const own = strategyBook([legal, ladder]);
  const facts = aCase([
    aReceivable('a', due, legal, { progress: { version: legal.version, done: 3, doneAt: at('2026-11-18') } }),
    aReceivable('b', due, legal),
  ]);
  expect(stagesUntilLegal(strategyBook([legal]), facts, at('2026-11-20'))).toEqual({
    stages: 1,
    step: 'pre-action',
    notBefore: '2026-12-13',
  });
  expect(stagesUntilLegal(own, aCase([aReceivable('a', due, null)]), at('2026-11-20'))).toBeNull();
  expect(stagesUntilLegal(strategyBook([ladder]), aCase([aReceivable('a', due, ladder)]), at('2026-11-20'))).toBeNull();
});
