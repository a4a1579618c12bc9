import { expect, test } from 'vitest';
import type { ContactPointRow } from './case-rows.ts';
import { reachOf } from './reach-of.ts';

const mobile: ContactPointRow = {
  ...{ id: 'cnt_1', person_id: 'per_1', kind: 'phone', value: '+420601123456', phone_kind: 'mobile', status: 'unverified' },
  ...{ suppressed: 0, unwritten: 0 },
};
const usable = (about: Partial<ContactPointRow>) => reachOf([{ ...mobile, ...about }], [], [], [], 0).usable;

test('a number that stopped what is written is called, and one on any other list is left alone', () => {
  expect(usable({})).toEqual(['voice', 'sms', 'messaging']);
  expect(usable({ unwritten: 1 })).toEqual(['voice']);
  expect(usable({ suppressed: 1 })).toEqual([]);
});
