import type { Country } from '../kernel/country.ts';
import type { CallFacts, FlowSession } from './session.ts';

/**
 * A session as it was saved, with everything that a session holds today: what an older program did not write is completed by what changes
 * nothing (no promise, no plan, nothing to offer). To be called wherever a saved session is read.
 */
export function completeFacts(saved: FlowSession): FlowSession {
  const { facts } = saved;
  const known: Partial<CallFacts> = facts;
  return {
    ...saved,
    facts: {
      ...facts,
      direction: known.direction ?? 'outbound',
      candidates: known.candidates ?? 'one',
      country: known.country ?? countryOf[facts.currency],
      planPolicy: known.planPolicy ?? null,
      promise: known.promise ?? null,
      brokenPromises: known.brokenPromises ?? 0,
      lastResult: known.lastResult ?? null,
      segment: known.segment ?? null,
      callbackSlots: known.callbackSlots ?? [],
      keyedNumberAllowed: known.keyedNumberAllowed ?? false,
    },
  };
}

/** Where the currency is paid in; the euro is Slovakia's among the four. */
const countryOf: Readonly<Record<CallFacts['currency'], Country>> = { CZK: 'CZ', EUR: 'SK', PLN: 'PL', HUF: 'HU' };
