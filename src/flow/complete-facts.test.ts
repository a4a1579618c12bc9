import { expect, test } from 'vitest';
import { completeFacts } from './complete-facts.ts';
import type { FlowSession } from './session.ts';

/** As the program of October 2026 wrote it. */
const old = JSON.parse(`{
  "flow": "soft-reminder", "version": "1", "language": "hu", "node": "who", "visit": 2, "local": {}, "verified": false, "result": null,
  "ended": false, "waiting": null, "turns": 1, "selected": null, "collected": {}, "requested": [],
  "facts": { "today": "2026-10-05", "attemptNumber": 1, "creditor": { "neutralName": "Alfa" },
    "person": { "name": "Szabó Anna", "address": "Szabó Anna", "verifiers": ["birth_date"], "hasMobile": true, "hasEmail": false },
    "callbackNumber": "+3612345678", "currency": "HUF", "totalMinor": 100, "daysPastDue": 3,
    "receivables": [{ "id": "r", "amountMinor": 100, "due": "2026-10-02", "issued": null, "variableSymbol": null, "document": null }],
    "promisePolicy": { "latestDays": 14, "leastPercent": 30 } } }`) as FlowSession;

test('a call that an older program left goes on with nothing to offer that it did not know of', () => {
  const { facts, ...rest } = completeFacts(old);
  const { facts: _, ...before } = old;
  expect(rest).toEqual(before);
  expect(facts).toEqual({
    ...old.facts,
    direction: 'outbound',
    candidates: 'one',
    country: 'HU',
    planPolicy: null,
    promise: null,
    brokenPromises: 0,
    lastResult: null,
    segment: null,
    callbackSlots: [],
    keyedNumberAllowed: false,
  });
});

test('a call of this program stays exactly as it was saved', () => {
  const full = completeFacts(old);
  const told: FlowSession = {
    ...full,
    facts: {
      ...full.facts,
      direction: 'inbound',
      country: 'SK',
      promise: { amountMinor: 100, date: '2026-10-09', state: 'open' },
      planPolicy: { most: 3, everyDays: 30, leastMinor: 1 },
      brokenPromises: 2,
      segment: 'vip',
      keyedNumberAllowed: true,
    },
  };
  expect(completeFacts(told)).toEqual(told);
});
