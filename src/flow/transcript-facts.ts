import type { Secrets } from './rehearse-call.ts';
import type { CallFacts, IdentityField } from './session.ts';
import type { Transcript, TranscriptDebtor } from './transcript-document.ts';

/** The facts of a transcript's call: what a dialer would have put together for this debtor. */
export function factsOf({ debtor, today, caller, callBack, latest_promise }: Transcript): CallFacts {
  const { name, address, mobile, email, attempt } = debtor;
  const owes = debtor.owes.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const oldest = owes[0];
  return {
    today,
    direction: 'outbound',
    country: 'CZ',
    attemptNumber: attempt,
    creditor: { neutralName: caller },
    person: { name, address, verifiers: verifiersOf(debtor), hasMobile: mobile, hasEmail: email },
    callbackNumber: callBack,
    currency: oldest?.amount.currency ?? 'CZK',
    totalMinor: owes.reduce((sum, { amount }) => sum + amount.minor, 0),
    daysPastDue: oldest ? Temporal.PlainDate.from(oldest.due).until(today, { largestUnit: 'days' }).days : 0,
    receivables: owes.map(({ amount, due, issued, symbol }, index) => ({
      id: String(index + 1),
      amountMinor: amount.minor,
      due,
      issued: issued ?? null,
      variableSymbol: symbol ?? null,
      document: null,
    })),
    promisePolicy: { latestDays: latest_promise, leastPercent: 30 },
    planPolicy: null,
    promise: null,
    brokenPromises: 0,
    lastResult: null,
    segment: null,
    callbackSlots: [],
    keyedNumberAllowed: false,
  };
}

/** The digits that identify the debtor, as the identity check would compare them. */
export function secretsOf({ born, customer_number, postcode }: TranscriptDebtor): Secrets {
  return {
    ...(born === undefined ? {} : { birth_date: born.split('-').toReversed().join('') }),
    ...(customer_number === undefined ? {} : { customer_number }),
    ...(postcode === undefined ? {} : { postcode }),
  };
}

function verifiersOf(debtor: TranscriptDebtor): IdentityField[] {
  return (['birth_date', 'customer_number', 'postcode'] as const).filter((field) => secretsOf(debtor)[field] !== undefined);
}
