import { expect, test } from 'vitest';
import type { PhoneNumber } from '../../kernel/phone.ts';
import type { CallerIdentity } from '../model.ts';
import { findCalled, readCaller } from './read-numbers.ts';

function identity(number: string, inboundFlow: string | null = 'call-back-line', creditor = 'a'): CallerIdentity {
  const caps = { verifiedAt: 1, dailyCap: 1, concurrentCap: null, inboundAgent: null };
  return { id: `cid_${creditor}${number}`, creditorId: `crd_${creditor}`, number: number as PhoneNumber, inboundFlow, ...caps };
}
const czech = identity('+420212345678');
const slovak = identity('+421212345678');
const hungarian = identity('+3612345678');
const all = [czech, slovak, hungarian];

test.each([
  ['+420212345678', czech],
  ['420212345678', czech],
  ['00420212345678', czech],
  ['0212345678', slovak],
  ['0612345678', hungarian],
  ['12345678', hungarian],
  ['+421 2/1234 5678', slovak],
])('a carrier may call our number %s', (called, meant) => {
  expect(findCalled([called], all)).toBe(meant);
});

test('where the request names only the account of the trunk, To says what was called', () => {
  expect(findCalled(['mytrunkuser', '+420212345678'], all)).toBe(czech);
  expect(findCalled(['99887766', '00421212345678'], all)).toBe(slovak);
});

test('the end of a number, or another number, is not ours', () => {
  for (const called of ['345678', '+420212345679', '+48212345678', 'anonymous', ''])
    expect(findCalled([called], [czech, hungarian])).toBeUndefined();
});

test('of several creditors that show one number, the one that answers is meant', () => {
  const closed = identity('+420212345678', null, 'b');
  expect(findCalled(['212345678'], [closed, czech])).toBe(czech);
  expect(findCalled(['212345678'], [closed])).toBe(closed);
});

test.each([
  ['+420777123456', 'CZ', '+420777123456'],
  ['420777123456', 'CZ', '+420777123456'],
  ['777123456', 'CZ', '+420777123456'],
  ['00421905123456', 'CZ', '+421905123456'],
  ['421905123456', 'CZ', '+421905123456'],
  ['0905123456', 'SK', '+421905123456'],
  ['06301234567', 'HU', '+36301234567'],
] as const)('a caller shown as %s on a line of %s is known by %s', (shown, country, number) => {
  expect(readCaller(shown, country)).toBe(number);
});

test.each([null, '', 'anonymous', 'unavailable', 'restricted', '+', '12', "0' or 1=1", '<sip:a@b>'])(
  'a caller shown as %s is a hidden one',
  (shown) => {
    expect(readCaller(shown, 'CZ')).toBeNull();
  },
);
