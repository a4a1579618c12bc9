import type { CallFacts } from '../flow/session.ts';

/** The facts of a call that asks for contact details: what is not there cannot be told. */
export function withoutDebt(facts: CallFacts): CallFacts {
  return {
    ...facts,
    totalMinor: 0,
    daysPastDue: 0,
    receivables: [],
    planPolicy: null,
    promise: null,
    brokenPromises: 0,
    lastResult: null,
    segment: null,
  };
}
