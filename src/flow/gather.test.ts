import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  answerOf,
  type GatherEvent,
  type GatherStep,
  gather,
  nothingTyped,
  startGather,
  type TypeAhead,
  typeAhead,
} from './gather.ts';
import type { Gather } from './session.ts';

const menuKey: Gather = {
  minDigits: 1,
  maxDigits: 1,
  finishKey: null,
  firstDigitMs: 5000,
  interDigitMs: 3000,
  cancelKey: null,
  typeAhead: true,
};
const birthDate: Gather = { ...menuKey, minDigits: 8, maxDigits: 8, finishKey: '#', cancelKey: '*' };
const customerNumber: Gather = { ...birthDate, minDigits: 1, maxDigits: 20 };

test('keys typed while a prompt plays answer the questions that follow, in order', () => {
  let ahead: TypeAhead = nothingTyped;
  for (const key of '115031985') ahead = typeAhead(ahead, key);
  const choice = finished(startGather(menuKey, ahead, 0));
  expect(choice.result).toEqual({ outcome: 'digits', digits: '1' });
  const date = finished(startGather(birthDate, choice.ahead, 0));
  expect(date.result).toEqual({ outcome: 'digits', digits: '15031985' });
  expect(date.ahead.keys).toBe('');
});

test('a hash pressed out of habit after a counted entry does not answer the next question', () => {
  const entry = finished(run(birthDate, keys('15031985', 100)));
  const live = run(menuKey, keys('#3', 900), entry.ahead);
  expect(finished(live).result).toEqual({ outcome: 'digits', digits: '3' });
  const during = typeAhead(entry.ahead, '#');
  expect(finished(startGather(menuKey, typeAhead(during, '3'), 0)).result).toEqual({ outcome: 'digits', digits: '3' });
});

test('a hash is an ordinary key of a menu', () => {
  expect(finished(run(menuKey, keys('#', 1))).result).toEqual({ outcome: 'digits', digits: '#' });
});

test('the finish key ends an entry of any length, the star drops it', () => {
  expect(finished(run(customerNumber, keys('40017#', 1))).result).toEqual({ outcome: 'digits', digits: '40017' });
  expect(finished(run(birthDate, keys('1503#', 1))).result).toEqual({ outcome: 'partial', count: 4 });
  expect(finished(run(birthDate, keys('#', 1))).result).toEqual({ outcome: 'partial', count: 0 });
  expect(finished(run(birthDate, keys('1503*', 1))).result).toEqual({ outcome: 'cancelled' });
});

test('the time for the first key starts when the prompt has ended, and each key grants the time between keys anew', () => {
  const asked = startGather(birthDate, nothingTyped, 0);
  expect(asked).toMatchObject({ status: 'waiting', until: null, silenced: false });
  expect(run(birthDate, [{ type: 'prompt_ended', at: 8000 }])).toMatchObject({ until: 13_000 });
  expect(run(birthDate, [{ type: 'prompt_ended', at: 8000 }, ...keys('1', 9000)])).toMatchObject({
    until: 12_000,
    silenced: true,
  });
  expect(
    finished(
      run(birthDate, [
        { type: 'prompt_ended', at: 0 },
        { type: 'tick', at: 5000 },
      ]),
    ).result,
  ).toEqual({
    outcome: 'silence',
  });
  expect(finished(run(birthDate, [...keys('12', 0), { type: 'tick', at: 60_000 }])).result).toEqual({
    outcome: 'partial',
    count: 2,
  });
  expect(finished(run(customerNumber, [...keys('12', 0), { type: 'tick', at: 60_000 }])).result).toEqual({
    outcome: 'digits',
    digits: '12',
  });
});

test('a question that must be heard takes no keys pressed before it', () => {
  const confirm: Gather = { ...menuKey, typeAhead: false };
  expect(startGather(confirm, { keys: '1', afterCount: false }, 0)).toMatchObject({ status: 'waiting', silenced: false });
  expect(finished(run(confirm, keys('1', 10))).result).toEqual({ outcome: 'digits', digits: '1' });
});

test('the flow learns how many identity digits came, never which', () => {
  const effect = { do: 'ask_identity', say: [], gather: birthDate, field: 'birth_date' } as const;
  expect(answerOf(effect, { outcome: 'digits', digits: '15031985' })).toEqual({
    type: 'identity_part',
    count: 8,
    complete: true,
  });
  expect(answerOf(effect, { outcome: 'partial', count: 3 })).toEqual({ type: 'identity_part', count: 3, complete: false });
  expect(answerOf(effect, { outcome: 'silence' })).toEqual({ type: 'identity_part', count: 0, complete: false });
  expect(answerOf({ do: 'ask', say: [], gather: menuKey }, { outcome: 'digits', digits: '7' })).toEqual({
    type: 'keyed',
    digits: '7',
  });
});

const spec = fc
  .record({
    minDigits: fc.integer({ min: 1, max: 8 }),
    extra: fc.integer({ min: 0, max: 12 }),
    finishKey: fc.constantFrom('#' as const, null),
    firstDigitMs: fc.integer({ min: 1, max: 9000 }),
    interDigitMs: fc.integer({ min: 1, max: 9000 }),
    cancelKey: fc.constantFrom('*' as const, null),
    typeAhead: fc.boolean(),
  })
  .map(({ extra, ...rest }): Gather => ({ ...rest, maxDigits: rest.minDigits + extra }));
const key = fc.constantFrom(...'0123456789*#');

test('no key is lost or invented: what is entered and what is left over are what was pressed, in order', () => {
  fc.assert(
    fc.property(spec, fc.array(fc.constantFrom(...'0123456789'), { maxLength: 30 }), (free, pressed) => {
      const question = { ...free, typeAhead: true };
      const step = startGather(question, { keys: pressed.join(''), afterCount: false }, 0);
      if (step.status === 'waiting') expect(step.state.digits).toBe(pressed.join(''));
      else if (step.result.outcome === 'digits') expect(step.result.digits + step.ahead.keys).toBe(pressed.join(''));
      else throw new Error('digits alone cannot break off or cancel');
    }),
  );
});

test('every entry keeps to its limits, and ticks alone end any question once its prompt has ended', () => {
  const event = fc.record({ digit: fc.option(key), wait: fc.integer({ min: 0, max: 4000 }), ended: fc.boolean() });
  fc.assert(
    fc.property(spec, fc.array(event, { maxLength: 40 }), fc.string({ unit: key, maxLength: 12 }), (question, events, typed) => {
      let step = startGather(question, { keys: typed, afterCount: false }, 0);
      let now = 0;
      for (const { digit, wait, ended } of events) {
        if (step.status === 'done') break;
        now += wait;
        if (ended) step = gather(question, step.state, { type: 'prompt_ended', at: now });
        else if (digit !== null) step = gather(question, step.state, { type: 'digit', digit, at: now });
        else step = gather(question, step.state, { type: 'tick', at: now });
      }
      if (step.status === 'waiting') step = gather(question, step.state, { type: 'prompt_ended', at: now });
      if (step.status === 'waiting') {
        expect(step.until).not.toBeNull();
        step = gather(question, step.state, { type: 'tick', at: step.until ?? now });
      }
      const { result } = finished(step);
      if (result.outcome === 'digits') {
        expect(result.digits.length).toBeGreaterThanOrEqual(question.minDigits);
        expect(result.digits.length).toBeLessThanOrEqual(question.maxDigits);
      }
      if (result.outcome === 'partial') expect(result.count).toBeLessThan(question.minDigits);
    }),
  );
});

function keys(text: string, at: number): GatherEvent[] {
  return [...text].map((digit, index) => ({ type: 'digit', digit, at: at + index * 200 }) as const);
}

function run(question: Gather, events: readonly GatherEvent[], ahead: TypeAhead = nothingTyped): GatherStep {
  let step = startGather(question, ahead, 0);
  for (const event of events) if (step.status === 'waiting') step = gather(question, step.state, event);
  return step;
}

function finished(step: GatherStep): Extract<GatherStep, { status: 'done' }> {
  if (step.status !== 'done') throw new Error(`still waiting with ${step.state.digits.length} digits`);
  return step;
}
