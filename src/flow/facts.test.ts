import { expect, test } from 'vitest';
import { languages } from '../kernel/country.ts';
import { factCatalogue } from './facts.ts';
import type { CallFacts } from './session.ts';

const facts: CallFacts = {
  today: '2026-11-20',
  direction: 'outbound',
  candidates: 'one',
  country: 'CZ',
  attemptNumber: 2,
  creditor: { neutralName: 'Alfa Servis' },
  person: { name: 'Jana Nováková', address: 'paní Nováková', verifiers: [], hasMobile: true, hasEmail: false },
  callbackNumber: '+420212345678',
  currency: 'CZK',
  totalMinor: 123450,
  daysPastDue: 19,
  receivables: [{ id: 'r1', amountMinor: 123450, due: '2026-11-01', issued: null, variableSymbol: null, document: null }],
  promisePolicy: { latestDays: 14, leastPercent: 30 },
  planPolicy: null,
  promise: null,
  brokenPromises: 0,
  lastResult: null,
  segment: null,
  callbackSlots: [],
  keyedNumberAllowed: false,
};

test('every fact is spoken as the kind that the catalogue says', () => {
  for (const [name, fact] of Object.entries(factCatalogue))
    for (const language of languages) expect([name, fact.spoken(facts, language).kind]).toEqual([name, fact.kind]);
});

test('whatever tells of the debt is classed as debt', () => {
  const debt = Object.entries(factCatalogue).flatMap(([name, { disclosure }]) => (disclosure === 'debt' ? [name] : []));
  expect(debt.toSorted()).toEqual(
    'broken_promises days_past_due most_instalments oldest_due promise_amount promise_date receivable_count total'.split(' '),
  );
});

test.each([
  ['cs', '+420212345678', '212345678'],
  ['sk', '+421 2 5960 1111', '0259601111'],
  ['pl', '+48221234567', '221234567'],
  ['hu', '+3612345678', '0612345678'],
  ['cs', '+421259601111', '421259601111'],
  ['en', '+420212345678', '420212345678'],
] as const)('in %s the number %s is told as %s', (language, callbackNumber, digits) => {
  expect(factCatalogue.callback_number?.spoken({ ...facts, callbackNumber }, language)).toEqual({ kind: 'digits', digits });
});
