import type { Country, Language } from '../kernel/country.ts';
import type { Secrets } from './rehearsed-world.ts';
import type { CallbackSlot, CallFacts, IdentityField } from './session.ts';
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
    promise: null,
    brokenPromises: 0,
    lastResult: null,
    segment: null,
  };
}

/** The facts of a call with this debtor. */
export function factsAbout(debtor: TranscriptDebtor, transcript: Omit<Transcript, 'debtor'>): CallFacts {
  const { today, caller, callBack, instalments } = transcript;
  const { name, address, mobile, email } = debtor;
  const owes = debtor.owes.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const oldest = owes[0];
  return {
    today,
    direction: transcript.callsFrom === null ? 'outbound' : 'inbound',
    candidates: 'one',
    country: debtor.country ?? homeOf[debtor.language],
    attemptNumber: debtor.attempt,
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
    promisePolicy: { latestDays: transcript.latest_promise, leastPercent: transcript.least_promise },
    planPolicy: instalments
      ? { most: instalments.most, everyDays: instalments.every, leastMinor: instalments.least.minor }
      : null,
    promise: debtor.promise
      ? { amountMinor: debtor.promise.amount.minor, date: debtor.promise.date, state: debtor.promise.state }
      : null,
    brokenPromises: debtor.broken_promises,
    lastResult: debtor.last_result ?? null,
    segment: debtor.segment ?? null,
    callbackSlots: transcript.call_back_times.map(slotOf),
    keyedNumberAllowed: transcript.keyed_number === 'allowed',
  };
}

/** Where somebody who speaks this language lives, unless it is told. */
const homeOf: Readonly<Record<Language, Country>> = { cs: 'CZ', sk: 'SK', pl: 'PL', hu: 'HU', en: 'CZ' };

/** `2026-11-23 08:00-12:00` */
function slotOf(text: string): CallbackSlot {
  const [date = '', times = ''] = text.split(' ');
  const [from = '', to = ''] = times.split('-');
  return { date, from, to };
}

/** The digits that identify the debtor, as the identity check would compare them. */
export function secretsOf({ born, birth_number, national_id, customer_number, postcode }: TranscriptDebtor): Secrets {
  return {
    ...(birth_number === undefined ? {} : { birth_number }),
    ...(national_id === undefined ? {} : { national_id }),
    ...(born === undefined ? {} : { birth_date: born.split('-').toReversed().join('') }),
    ...(customer_number === undefined ? {} : { customer_number }),
    ...(postcode === undefined ? {} : { postcode }),
  };
}

function verifiersOf(debtor: TranscriptDebtor): IdentityField[] {
  return (['birth_date', 'birth_number', 'national_id', 'customer_number', 'postcode'] as const).filter(
    (field) => secretsOf(debtor)[field] !== undefined,
  );
}
