import { expect, test } from 'vitest';
import { aCase, aReceivable, aStep, at, byChannel, days, ladder } from './a-case.ts';
import { decideNextStep } from './decide-next-step.ts';
import { decideReaction } from './decide-reaction.ts';
import type { CaseFacts, HoldFacts, Progress, Strategy } from './model.ts';
import { strategyBook } from './strategy-book.ts';

const book = strategyBook([ladder]);
const decide = (facts: CaseFacts, now: number) => decideNextStep(book, facts, now);
const step = (facts: CaseFacts, now: number) => decide(facts, now).contact?.step ?? null;
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

test('S2: a payment moves nothing: each receivable goes on from its own due date, no step is lost or repeated', () => {
  const oldest = aReceivable('a', '2026-10-20', ladder, { progress: { done: 3, doneAt: at('2026-11-02') } });
  const younger = aReceivable('b', due, ladder, { progress: { done: 1, doneAt: at(due) } });
  expect(step(aCase([oldest, younger]), at('2026-11-09'))).toBe('first-call');
  const partly = aCase([{ ...oldest, amountMinor: 40_000 }, younger]);
  expect(decide(partly, at('2026-11-09')).contact).toMatchObject({ step: 'first-call', totalMinor: 140_000 });
  const paid = decide(aCase([{ ...oldest, amountMinor: 0 }, younger]), at('2026-11-09'));
  expect(paid.exits).toMatchObject([{ receivableId: 'rcv_a', reason: 'paid' }]);
  expect(paid.contact).toMatchObject({ step: 'first-call', totalMinor: 100_000, lines: [{ receivableId: 'rcv_b' }] });
  expect(step(aCase([younger]), at('2026-11-06'))).toBeNull();
});

test('S3: many invoices at many levels are one contact a day: the gravest step, with all lines', () => {
  const facts = aCase([
    aReceivable('old', '2026-10-27', ladder, { progress: { done: 2, doneAt: at('2026-10-30') } }),
    aReceivable('middle', '2026-11-06', ladder, { progress: { done: 1, doneAt: at('2026-11-06') } }),
    aReceivable('waiting', '2026-11-04', ladder, { progress: { done: 2, doneAt: at('2026-11-07') } }),
    aReceivable('coming', '2026-11-12', ladder),
    aReceivable('far', '2026-12-12', ladder),
  ]);
  const { contact, moves } = decide(facts, at('2026-11-09'));
  expect(contact).toMatchObject({ step: 'demand', purpose: 'collection', totalMinor: 400_000 });
  expect(contact?.lines.map(({ receivableId, part }) => `${receivableId} ${part}`)).toEqual([
    'rcv_old step',
    'rcv_middle lower_step',
    'rcv_waiting listed',
    'rcv_coming coming',
  ]);
  expect(moves.map(({ receivableId, level, steps }) => `${receivableId} ${level} ${steps.at(-1)?.how}`)).toEqual([
    'rcv_old 3 contacted',
    'rcv_middle 2 superseded',
    'rcv_coming 0 superseded',
  ]);
  const later = aCase(facts.receivables, { lastContactAt: at('2026-11-09', 9) });
  expect(decide(later, at('2026-11-09'))).toMatchObject({ contact: null, moves: [], nextAt: at('2026-11-10', 0) });
});

test('a fee that is in no strategy is told with the invoice once it is past due, and never by itself', () => {
  const fee = aReceivable('fee', '2026-11-06', null, { kind: 'fee', amountMinor: 5_000 });
  const facts = aCase([aReceivable('a', due, ladder), fee]);
  expect(decide(facts, at('2026-11-09')).contact).toMatchObject({
    totalMinor: 105_000,
    lines: [{}, { part: 'listed', enrolmentId: null }],
  });
  expect(decide(facts, at(due)).contact?.totalMinor).toBe(100_000);
  expect(codes(aCase([fee]), at('2026-11-09'))).toEqual(['not_enrolled']);
});

test('S5: a broken promise makes the next step come at once, before its day', () => {
  const facts = aCase([aReceivable('a', due, ladder, { progress: { done: 2, doneAt: at('2026-11-09') } })]);
  expect(step(facts, at('2026-11-13'))).toBeNull();
  const after = withProgress(facts, (progress) => reacted(ladder, progress, 'promise_broken', facts, at('2026-11-13', 0)));
  expect(step(after, at('2026-11-13'))).toBe('demand');
});

test('S5: a strategy may send a broken promise back to a step, and the ladder goes on from there with its own distances', () => {
  const strategy: Strategy = { ...ladder, on: { promise_broken: { do: 'go', step: 'first-call', days: 0 } } };
  const own = strategyBook([strategy]);
  const facts = aCase([aReceivable('a', due, strategy, { progress: { done: 2, doneAt: at('2026-11-09') } })]);
  const back = withProgress(facts, (progress) => reacted(strategy, progress, 'promise_broken', facts, at('2026-11-23', 0)));
  const { contact, moves, nextAt } = decideNextStep(own, back, at('2026-11-23'));
  expect(contact?.step).toBe('first-call');
  expect(moves).toMatchObject([{ level: 2, shiftDays: 15 }]);
  expect(nextAt).toBe(at('2026-12-03', 0));
});

test('S6: a disputed invoice is left out of text and amount, and the other two go on', () => {
  const dispute: HoldFacts = { reason: 'dispute', from: at('2026-11-03'), until: null };
  const facts = aCase([
    aReceivable('a', due, ladder, { holds: [dispute] }),
    aReceivable('b', due, ladder),
    aReceivable('c', due, ladder),
  ]);
  const { contact, reasons } = decide(facts, at('2026-11-09'));
  expect(contact?.lines.map(({ receivableId }) => receivableId)).toEqual(['rcv_b', 'rcv_c']);
  expect(contact?.totalMinor).toBe(200_000);
  expect(reasons[1]?.sentence).toBe('left out of every contact: dispute until it is released');
});

test('S7: the same case at the same moment is always decided the same', () => {
  const facts = aCase([aReceivable('a', due, ladder), aReceivable('b', '2026-10-20', ladder)]);
  expect(decide(facts, at('2026-11-09'))).toEqual(decide(structuredClone(facts), at('2026-11-09')));
});

test('S9: on old bank data dunning waits and courtesies run', () => {
  const stale = { bankDataStaleAt: at('2026-11-08') };
  const facts = aCase([aReceivable('a', due, ladder), aReceivable('b', '2026-11-12', ladder)], stale);
  const { contact, moves, reasons } = decide(facts, at('2026-11-09'));
  expect(contact).toMatchObject({ step: 'courtesy', lines: [{ receivableId: 'rcv_b' }] });
  expect(moves.map(({ receivableId }) => receivableId)).toEqual(['rcv_b']);
  expect(reasons.map(({ code }) => code)).toContain('stale_bank_data');
  expect(step(aCase([aReceivable('a', due, ladder)], stale), at('2026-11-09'))).toBeNull();
  expect(step(aCase([aReceivable('a', due, ladder)], { bankDataStaleAt: at('2026-11-10') }), at('2026-11-09'))).toBe(
    'first-call',
  );
});

test('a hold stops the clock: what was seven days away is seven days away when it ends', () => {
  const hold: HoldFacts = { reason: 'manual', from: at('2026-11-11'), until: at('2026-11-25') };
  const facts = aCase([aReceivable('a', due, ladder, { progress: { done: 2, doneAt: at('2026-11-09') } })], { holds: [hold] });
  expect(decide(facts, at('2026-11-20'))).toMatchObject({ contact: null, moves: [], nextAt: at('2026-11-25') });
  expect(decide(facts, at('2026-11-26')).nextAt).toBe(at('2026-12-02', 0));
  expect(step(facts, at('2026-12-02'))).toBe('demand');
});

test('days that two holds took at once are counted once', () => {
  const holds: HoldFacts[] = [
    { reason: 'manual', from: at('2026-11-11'), until: at('2026-11-20') },
    { reason: 'legal', from: at('2026-11-16'), until: at('2026-11-25') },
  ];
  const facts = aCase([aReceivable('a', due, ladder, { progress: { done: 2, doneAt: at('2026-11-09') } })], { holds });
  expect(decide(facts, at('2026-11-26')).nextAt).toBe(at('2026-12-02', 0));
});

test('a hold before the due date takes nothing from a clock that has not begun', () => {
  const hold: HoldFacts = { reason: 'manual', from: at('2026-10-20'), until: at('2026-11-03') };
  const facts = aCase([aReceivable('a', due, ladder)], { holds: [hold] });
  expect(step(facts, at('2026-11-03'))).toBe('courtesy');
  expect(
    step(aCase([aReceivable('a', due, ladder, { progress: { done: 1, doneAt: at(due) } })], { holds: [hold] }), at('2026-11-09')),
  ).toBe('first-call');
});

test('after a hold the waiting step may begin anew, or what came due in it is left out', () => {
  const hold: HoldFacts = { reason: 'hardship', from: at('2026-11-16'), until: at('2026-11-25') };
  const facts = aCase([aReceivable('a', due, ladder, { progress: { done: 2, doneAt: at('2026-11-09') } })], { holds: [hold] });
  const with_ = (resume: 'restart_step' | 'skip_if_late') => strategyBook([{ ...ladder, resume: { hardship: resume } }]);
  expect(decideNextStep(with_('restart_step'), facts, at('2026-11-26')).nextAt).toBe(at('2026-12-04', 0));
  const skipped = decideNextStep(with_('skip_if_late'), facts, at('2026-11-26'));
  expect(skipped.contact).toBeNull();
  expect(skipped.moves[0]?.steps).toMatchObject([{ step: 'demand', how: 'left_out', why: 'late_after_hold' }]);
});

test('days that a hold took are not lost when the step before was done late', () => {
  const hold: HoldFacts = { reason: 'manual', from: at('2026-11-09', 12), until: at('2026-11-25') };
  const facts = aCase([aReceivable('a', due, ladder, { progress: { done: 1, doneAt: at(due) } })], { holds: [hold] });
  const { contact, moves, nextAt } = decide(facts, at('2026-11-25'));
  expect(contact?.step).toBe('first-call');
  expect(moves).toMatchObject([{ shiftDays: 16 }]);
  expect(nextAt).toBe(at('2026-12-04', 0));
});

test('nothing goes on a day of rest, in the country of creditor or debtor', () => {
  const facts = aCase([aReceivable('a', '2026-11-14', ladder)]);
  expect(decide(facts, at('2026-11-14'))).toMatchObject({ contact: null, nextAt: at('2026-11-16', 0) });
  expect(step(facts, at('2026-11-16'))).toBe('due-today');
  expect(step(facts, at('2026-11-17'))).toBeNull();
  const polish = aCase([aReceivable('a', '2026-11-11', ladder)], { debtor: { kind: 'natural', country: 'PL', language: 'pl' } });
  expect(step(polish, at('2026-11-11'))).toBeNull();
  expect(step({ ...polish, calendar: 'rehearsal' }, at('2026-11-11'))).toBe('due-today');
});

test('a courtesy whose day is a Sunday goes on the Friday before', () => {
  const facts = aCase([aReceivable('a', '2026-11-11', ladder)]);
  expect(step(facts, at('2026-11-05'))).toBeNull();
  expect(step(facts, at('2026-11-06'))).toBe('courtesy');
});

test('the next channel stands in for one that cannot be used; a light step without any is left out', () => {
  const without = (usable: CaseFacts['usable']) => aCase([aReceivable('a', due, ladder)], { usable });
  expect(decide(without(['sms', 'email']), at('2026-11-09')).contact?.by.map(({ channel }) => channel)).toEqual(['sms']);
  const { contact, moves } = decide(without(['email']), at('2026-11-09'));
  expect(contact).toBeNull();
  expect(moves).toMatchObject([{ level: 2, steps: [{ why: 'lapsed' }, { why: 'no_channel' }, { why: 'no_channel' }] }]);
});

test('a demand is never passed over for want of an address: the ladder waits below it', () => {
  const facts = aCase([aReceivable('a', due, ladder, { progress: { done: 2, doneAt: at('2026-11-09') } })], {
    usable: ['voice'],
  });
  expect(decide(facts, at('2026-11-30'))).toMatchObject({ contact: null, moves: [], nextAt: null });
  expect(sentence(facts, at('2026-11-30'))).toBe('waits: demand is due, and there is no channel by which it can go');
});

test('a step whose condition does not hold on its day is left out, and what counts from it counts from then', () => {
  const strategy: Strategy = {
    ...ladder,
    steps: [
      aStep('call', { when: [days('due', 3)], by: [byChannel('voice')], only: { fact: 'balance', is: '>', value: 500_000 } }),
      aStep('letter', { when: [days('previous', 5)], by: [byChannel('letter')] }),
    ],
  };
  const facts = aCase([aReceivable('a', due, strategy)]);
  const { contact, moves, nextAt, reasons } = decideNextStep(strategyBook([strategy]), facts, at('2026-11-09'));
  expect([contact, nextAt]).toEqual([null, at('2026-11-14', 0)]);
  expect(moves).toMatchObject([{ level: 0, stage: null, steps: [{ how: 'left_out', why: 'condition' }] }]);
  expect(reasons.map(({ sentence: said }) => said)).toEqual([
    'left out: call (its condition does not hold)',
    'waits: letter comes on 14 November 2026',
  ]);
});

test('while calls of a step are still tried only a graver step goes, in their place', () => {
  const inHand = (level: number) => ({ strategy: ladder.name, version: ladder.version, level });
  const facts = aCase([
    aReceivable('a', due, ladder),
    aReceivable('b', '2026-10-20', ladder, { progress: { done: 2, doneAt: at('2026-10-23') } }),
  ]);
  expect(decide({ ...facts, inHand: inHand(2) }, at('2026-11-09')).contact).toMatchObject({
    step: 'demand',
    replacesInHand: true,
  });
  expect(codes({ ...facts, inHand: inHand(3) }, at('2026-11-09'))).toEqual(['in_hand']);
});

test('what is optional is left out once its day has passed', () => {
  const strategy: Strategy = { ...ladder, steps: [aStep('nudge', { when: [days('due', 1)], optional: true })] };
  const facts = aCase([aReceivable('a', due, strategy)]);
  const own = strategyBook([strategy]);
  expect(decideNextStep(own, facts, at('2026-11-06')).contact?.step).toBe('nudge');
  expect(decideNextStep(own, facts, at('2026-11-09')).moves).toMatchObject([{ steps: [{ why: 'lapsed' }] }]);
});

test('a step may count from the delivery of the letter before it, and has a day on which it comes without', () => {
  const strategy: Strategy = {
    ...ladder,
    steps: [
      aStep('letter', { when: [days('due', 3)], by: [byChannel('letter')] }),
      aStep('next', { when: [{ from: 'news', news: 'delivered', days: 15, working: false }, days('previous', 25)] }),
    ],
  };
  const own = strategyBook([strategy]);
  const sent = aCase([aReceivable('a', due, strategy, { progress: { done: 0, doneAt: at('2026-11-09') } })]);
  expect(decideNextStep(own, sent, at('2026-11-20')).nextAt).toBe(at('2026-12-04', 0));
  const delivered = withProgress(sent, (progress) => reacted(strategy, progress, 'delivered', sent, at('2026-11-12')));
  expect(decideNextStep(own, delivered, at('2026-11-20')).nextAt).toBe(at('2026-11-27', 0));
  const spoken = withProgress(delivered, (progress) => reacted(strategy, progress, 'rpc_informed', delivered, at('2026-11-13')));
  expect(decideNextStep(own, spoken, at('2026-11-20')).nextAt).toBe(at('2026-11-27', 0));
});

test('who wants no contact, is insolvent or owes no more than the tolerance leaves, where the strategy says so', () => {
  const receivables = [aReceivable('a', due, ladder)];
  const leaving: Strategy = { ...ladder, leave: ['below_tolerance', 'insolvency', 'opted_out_of_everything'] };
  const reason = (strategy: Strategy, facts: CaseFacts) =>
    decideNextStep(strategyBook([strategy]), facts, at('2026-11-09')).exits[0]?.reason;
  const insolvent = aCase(receivables, { holds: [{ reason: 'insolvency', from: at(due), until: null }] });
  expect(reason(leaving, insolvent)).toBe('insolvency');
  expect(reason(ladder, insolvent)).toBeUndefined();
  expect(step(insolvent, at('2026-11-09'))).toBeNull();
  expect(reason(leaving, aCase(receivables, { optedOut: true }))).toBe('opted_out_of_everything');
  expect(codes(aCase(receivables, { optedOut: true }), at('2026-11-09'))).toEqual(['opted_out']);
  expect(reason(ladder, aCase([aReceivable('a', due, ladder, { amountMinor: 100 })]))).toBe('below_tolerance');
  expect(reason(ladder, aCase([aReceivable('a', due, ladder, { amountMinor: 101 })]))).toBeUndefined();
});

test('a word that holds the ladder after a contact is kept, and it goes on where it was', () => {
  const strategy: Strategy = { ...ladder, on: { rpc_callback: { do: 'hold', from: 'news', days: 8, working: false } } };
  const facts = aCase([aReceivable('a', due, strategy, { progress: { done: 2, doneAt: at('2026-11-10') } })]);
  const held = withProgress(facts, (progress) => reacted(strategy, progress, 'rpc_callback', facts, at('2026-11-11')));
  const own = strategyBook([strategy]);
  expect(decideNextStep(own, held, at('2026-11-18'))).toMatchObject({ contact: null, nextAt: at('2026-11-19', 0) });
  expect(decideNextStep(own, held, at('2026-11-19')).contact?.step).toBe('demand');
});

function withProgress(facts: CaseFacts, change: (progress: Progress) => Progress): CaseFacts {
  return {
    ...facts,
    receivables: facts.receivables.map((each) => (each.progress ? { ...each, progress: change(each.progress) } : each)),
  };
}

function reacted(
  strategy: Strategy,
  progress: Progress,
  news: Parameters<typeof decideReaction>[2],
  facts: CaseFacts,
  now: number,
) {
  const outcome = decideReaction(strategy, progress, news, facts, now);
  if (outcome.leaves !== null) throw new Error(`left for ${outcome.leaves}`);
  return outcome.progress;
}
