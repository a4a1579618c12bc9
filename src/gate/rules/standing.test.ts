import { expect, test } from 'vitest';
import { aQuestion, ms } from '../a-question.ts';
import { centralEuropeanPacks } from '../packs/central-europe.ts';
import { assignmentNotice, staleBankData } from './standing.ts';

const at = '2026-11-23T10:00';

test('a claim that was bought waits for its notice only where a pack that binds asks for one', () => {
  const record = { assignmentUntold: true };
  expect(assignmentNotice.check(aQuestion({ at, record }))?.source).toMatch(/^pack cz 2026-11: /);
  const loosened = centralEuropeanPacks.map((pack) => ({ ...pack, assignmentNotice: { required: false, source: 'Counsel' } }));
  expect(assignmentNotice.check(aQuestion({ at, record, packs: loosened }))).toBe(null);
  for (const purpose of ['legal', 'service_reply'] as const)
    expect(assignmentNotice.check(aQuestion({ at, record, request: { purpose } }))).toBe(null);
});

test('what the bank said too long ago, or never, holds back collection and nothing else', () => {
  const said = (asOf: string | null, purpose: 'collection' | 'courtesy' | 'service_reply' | 'legal' = 'collection') => {
    const bankData = { asOf: asOf === null ? null : ms(asOf), staleFrom: ms('2026-11-21T00:00') };
    return staleBankData.check(aQuestion({ at, record: { bankData }, request: { purpose } }))?.message ?? 'admitted';
  };
  expect(said('2026-11-19T00:00')).toBe('the bank’s data are too old: collection waits for a statement');
  expect(said(null)).toBe('no statement has come in yet: collection waits for a statement');
  for (const purpose of ['courtesy', 'service_reply', 'legal'] as const) expect(said(null, purpose)).toBe('admitted');
});
