import { expect, test } from 'vitest';
import { must } from '../../test/support/open-dialer.ts';
import { parsePhone } from '../kernel/phone.ts';
import { type CandidateNumber, chooseNumber } from './choose-number.ts';

const candidate = (n: number, unanswered: number, status: CandidateNumber['status'] = 'unverified'): CandidateNumber => ({
  contactPointId: `cnt_${n}`,
  phone: must(parsePhone(`+42000010100${n}`, 'CZ')),
  status,
  optedOut: false,
  unanswered,
  barred: false,
});
const chosen = (...numbers: CandidateNumber[]) => chooseNumber(numbers)?.contactPointId;

test('the first number is tried until it has gone unanswered three times, then the next', () => {
  expect(chosen(candidate(1, 0), candidate(2, 0))).toBe('cnt_1');
  expect(chosen(candidate(1, 2), candidate(2, 0))).toBe('cnt_1');
  expect(chosen(candidate(1, 3), candidate(2, 0))).toBe('cnt_2');
});

test('a dead number and somebody else’s are passed over at once', () => {
  expect(chosen(candidate(1, 0, 'dead'), candidate(2, 2))).toBe('cnt_2');
  expect(chosen(candidate(1, 0, 'wrong_party'), candidate(2, 0, 'dead'), candidate(3, 5, 'verified'))).toBe('cnt_3');
  expect(chosen(candidate(1, 0, 'dead'), candidate(2, 0, 'wrong_party'))).toBe(undefined);
  expect(chosen()).toBe(undefined);
});

test('a number that the gate would never let through is passed over while there is another, and chosen when there is none', () => {
  const barred = (n: number) => ({ ...candidate(n, 0), barred: true });
  expect(chosen(barred(1), candidate(2, 4))).toBe('cnt_2');
  expect(chosen(barred(1), candidate(2, 0, 'dead'))).toBe('cnt_1');
});

test('when every number has gone unanswered three times, the one tried least is tried again, the first of equals', () => {
  expect(chosen(candidate(1, 5), candidate(2, 3), candidate(3, 4))).toBe('cnt_2');
  expect(chosen(candidate(1, 4), candidate(2, 4))).toBe('cnt_1');
});
