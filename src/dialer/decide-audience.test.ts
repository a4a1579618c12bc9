import { expect, test } from 'vitest';
import { type AudienceFacts, decideAudience } from './decide-audience.ts';

const good = { usable: true, suppressed: false, carried: true };
const jana: AudienceFacts = { owes: true, optedOut: false, held: false, numbers: [good], language: 'cs', identifiable: true };
const of = (facts: Partial<AudienceFacts>) => decideAudience({ ...jana, ...facts }, ['cs', 'sk']);

test('who owes, has a number that a trunk may reach and a language that the flow speaks is called', () => {
  expect(of({})).toBe('callable');
  expect(of({ numbers: [{ ...good, suppressed: true }, good] })).toBe('callable');
});

test('who has nothing to be identified by is called, and counted apart', () => {
  expect(of({ identifiable: false })).toBe('callable_unidentified');
});

test.each([
  ['nothing_open', { owes: false }],
  ['on_hold', { owes: false, held: true }],
  ['no_phone', { numbers: [] }],
  ['number_dead_or_wrong', { numbers: [{ ...good, usable: false }] }],
  [
    'suppressed',
    {
      numbers: [
        { ...good, suppressed: true },
        { ...good, usable: false },
      ],
    },
  ],
  ['no_trunk', { numbers: [{ ...good, carried: false }] }],
  ['opted_out', { optedOut: true }],
  ['on_hold', { held: true }],
  ['language_not_spoken', { language: 'hu' }],
] as const)('nobody is called who is %s', (reason, facts) => {
  expect(of(facts)).toBe(reason);
});
