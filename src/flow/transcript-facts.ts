import type { Secrets } from './rehearse-call.ts';
import type { CallFacts, IdentityField } from './session.ts';
import type { Transcript, TranscriptDebtor } from './transcript-document.ts';

/** What a transcript's call begins with: what a dialer would have put together for this debtor, or for the number that she calls from. */
export function factsOf(transcript: Transcript): CallFacts {
  const { callsFrom } = transcript;
  if (callsFrom?.number === 'other') return factsAbout(callsFrom.other, transcript);
  const facts = factsAbout(transcript.debtor, transcript);
  if (callsFrom === null || callsFrom.number === 'own') return facts;
  return {
    ...facts,
    candidates: callsFrom.number === 'shared' ? 'several' : 'none',
    person: { name: '', address: '', verifiers: [], hasMobile: false, hasEmail: false },
    totalMinor: 0,
    daysPastDue: 0,
    receivables: [],
  };
}

/** The facts of a call with this debtor. */
export function factsAbout(
  debtor: TranscriptDebtor,
  {
    today,
    caller,
    callBack,
    callsFrom,
    latest_promise,
  }: Pick<Transcript, 'today' | 'caller' | 'callBack' | 'callsFrom' | 'latest_promise'>,
): CallFacts {
  const { name, address, mobile, email, attempt } = debtor;
  const owes = debtor.owes.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const oldest = owes[0];
  return {
    today,
    direction: callsFrom === null ? 'outbound' : 'inbound',
    candidates: 'one',
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
