import { expect, test } from 'vitest';
import { aCase, aReceivable, at, ladder } from './a-case.ts';
import { decideNextStep } from './decide-next-step.ts';
import type { CaseFacts } from './model.ts';
import { strategyBook } from './strategy-book.ts';

const book = strategyBook([ladder]);
const decide = (facts: CaseFacts, now: number) => decideNextStep(book, facts, now);
const codes = (facts: CaseFacts, now: number) => decide(facts, now).reasons.map(({ code }) => code);
const sentence = (facts: CaseFacts, now: number) => decide(facts, now).reasons[0]?.sentence;

/** Thursday 5 November 2026; Friday 6 and Monday 9 are open days, Tuesday 17 is a public holiday. */
const due = '2026-11-05';

test('a courtesy goes three days before the due date, the word on the day follows', () => {
  const facts = aCase([aReceivable('a', due, ladder)]);
  expect(decide(facts, at('2026-11-01')).contact).toBeNull();
  expect(decide(facts, at('2026-11-02')).contact).toMatchObject({ step: 'courtesy', purpose: 'courtesy', totalMinor: 100_000 });
  expect(decide(facts, at('2026-11-02')).nextAt).toBe(at(due, 0));
});

test('S1: after an outage each receivable gets one step, the gravest that is due; the others are superseded', () => {
  const facts = aCase([aReceivable('a', due, ladder, { progress: { done: 0, doneAt: at('2026-11-02') } })]);
  const { contact, moves } = decide(facts, at('2026-11-09'));
  expect(contact).toMatchObject({ step: 'first-call', lines: [{ part: 'step' }] });
  expect(moves.map(({ level, steps }) => [level, steps.map(({ step, how }) => `${step} ${how}`)])).toEqual([
    [2, ['due-today superseded', 'first-call contacted']],
  ]);
});

test('a courtesy that was missed is not sent once the due date has come', () => {
  const facts = aCase([aReceivable('a', due, ladder)]);
  const { contact, moves } = decide(facts, at(due));
  expect(contact).toMatchObject({ step: 'due-today' });
  expect(moves[0]?.steps).toMatchObject([{ step: 'courtesy', how: 'left_out', why: 'lapsed' }, { how: 'contacted' }]);
});

test('S5: an active promise silences every step until its date plus grace', () => {
  const promise = { state: 'active', date: '2026-11-12', breaksAt: at('2026-11-18', 0) } as const;
  const facts = aCase([aReceivable('a', due, ladder)], { promise });
  expect(decide(facts, at('2026-11-16'))).toMatchObject({ contact: null, moves: [], nextAt: at('2026-11-18', 0) });
  expect(sentence(facts, at('2026-11-16'))).toBe(
    'waits: promise for 12 November 2026, which may still be kept before 18 November 2026',
  );
  expect(codes(facts, at('2026-11-19'))).toEqual(['promise_unjudged']);
});
