import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWish } from './read-wish.ts';

test.each([
  ['STOP', 'stop', true],
  ['stop!', 'stop', true],
  ['Prosím, NEPIŠTE mi', 'stop', true],
  ['Odhlásit', 'stop', true],
  ['neposielajte mi SMS', 'stop', true],
  ['REZYGNUJĘ', 'stop', true],
  ['Proszę nie pisać', 'stop', true],
  ['Leiratkozás', 'stop', true],
  ['ne írjanak', 'stop', true],
  ['unsubscribe', 'stop', true],
  ['Stop vše', 'stop_all', true],
  ['STOPALL', 'stop_all', true],
  ['konec', 'stop', true],
  ['Do konce měsíce zaplatím', 'not_understood', false],
  ['Cancel', 'stop', true],
  ['please cancel the invoice', 'not_understood', false],
  ['Zaplaceno včera', 'not_understood', false],
  ['Stop, zaplatil jsem to už minulý týden na váš účet, podívejte se', 'stop', false],
  ['', 'not_understood', false],
])('%s is read as %s', (text, reading, sure) => {
  expect(readWish(text)).toEqual({ reading, sure });
});

test('whoever writes STOP among other words is always heard, and whatever is written is read without a fault', () => {
  const words = fc.array(fc.string({ maxLength: 12 }), { maxLength: 12 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(readWish([...before, 'STOP', ...after].join(' ')).reading).not.toBe('not_understood');
    }),
  );
});
