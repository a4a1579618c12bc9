import type { Country } from '../kernel/country.ts';
import { dayNumber, dayStart } from '../kernel/day-number.ts';
import type { Currency } from '../kernel/money.ts';
import type { CaseFacts, Strategy } from './model.ts';

/** Somebody who owes one invoice, for showing what a strategy would do: reachable by every channel, with nothing behind. */
export function sampleCase(
  strategy: Strategy,
  { due, amountMinor, entered }: { readonly due: string; readonly amountMinor: number; readonly entered: string },
): CaseFacts {
  const country = countryOf[strategy.currency];
  return {
    caseId: 'cas_sample',
    personId: 'per_sample',
    creditorId: 'crd_sample',
    currency: strategy.currency,
    creditorCountry: country,
    debtor: { kind: 'natural', country, language: 'en' },
    calendar: 'legal',
    receivables: [
      {
        id: 'rcv_sample',
        due,
        amountMinor,
        kind: 'invoice',
        productGroup: null,
        product: null,
        priority: null,
        risk: null,
        holds: [],
        endedBy: null,
        leftBecause: null,
        progress: {
          enrolmentId: 'enr_sample',
          strategy: strategy.name,
          version: strategy.version,
          enteredAt: dayStart(dayNumber(entered), country),
          done: -1,
          doneAt: null,
          stage: null,
          shiftDays: 0,
          heard: null,
          sentTo: null,
          heldUntil: null,
        },
      },
    ],
    holds: [],
    optedOut: false,
    promise: null,
    usable: ['voice', 'sms', 'email', 'letter', 'messaging'],
    inHand: null,
    lastContactAt: null,
    lastConversationAt: null,
    bankDataStaleAt: null,
    history: { promises: 0, brokenPromises: 0, lateOfLast: 0, attempts: 0, unreachable: false, reachedAt: null },
    segments: [],
    toleranceMinor: 0,
  };
}

const countryOf: Readonly<Record<Currency, Country>> = { CZK: 'CZ', EUR: 'SK', PLN: 'PL', HUF: 'HU' };
