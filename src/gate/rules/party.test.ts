import { expect, test } from 'vitest';
import { aQuestion } from '../a-question.ts';
import { partyEntitled } from './party.ts';

const at = '2026-11-23T10:00';
const said = (
  party: { role: 'co_debtor' | 'guarantor' | 'representative'; entitled: boolean } | null,
  purpose: 'collection' | 'service_reply' = 'collection',
) => partyEntitled.check(aQuestion({ at, record: { party }, request: { purpose } }))?.message ?? 'admitted';

test('a guarantor who is not called upon and a representative without an authority are not contacted about a debt', () => {
  expect(said({ role: 'guarantor', entitled: false })).toContain('not called upon');
  expect(said({ role: 'representative', entitled: false })).toContain('without an authority');
  expect(said({ role: 'guarantor', entitled: true })).toBe('admitted');
  expect(said(null)).toBe('admitted');
  expect(said({ role: 'guarantor', entitled: false }, 'service_reply')).toBe('admitted');
});
