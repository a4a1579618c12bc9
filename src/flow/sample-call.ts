import type { Country, Language } from '../kernel/country.ts';
import type { Secrets } from './rehearsed-world.ts';
import type { CallFacts } from './session.ts';

/** An invented debtor of each country: for trying a flow where no real one may be. Amounts: minor units. */
export function sampleCall(language: Language, today: string): { readonly facts: CallFacts; readonly secrets: Secrets } {
  const { country, currency, name, address, callbackNumber, unit } = samples[language];
  const day = Temporal.PlainDate.from(today);
  const receivables = [
    { id: '1', amountMinor: 123_450 * unit, due: day.subtract({ days: 19 }).toString(), variableSymbol: '2026001122' },
    { id: '2', amountMinor: 49_900 * unit, due: day.subtract({ days: 5 }).toString(), variableSymbol: null },
  ].map((receivable) => ({ ...receivable, issued: null, document: null }));
  const facts: CallFacts = {
    today,
    direction: 'outbound',
    candidates: 'one',
    country,
    attemptNumber: 1,
    creditor: { neutralName: 'Alfa Servis' },
    person: { name, address, verifiers: ['birth_date', 'customer_number', 'postcode'], hasMobile: true, hasEmail: true },
    callbackNumber,
    currency,
    totalMinor: receivables.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    daysPastDue: 19,
    receivables,
    promisePolicy: { latestDays: 14, leastPercent: 30 },
    planPolicy: { most: 6, everyDays: 30, leastMinor: 20_000 * unit },
    promise: null,
    brokenPromises: 0,
    lastResult: null,
    segment: null,
    callbackSlots: [1, 2].map((days) => ({ date: day.add({ days }).toString(), from: '09:00', to: '12:00' })),
    keyedNumberAllowed: false,
  };
  return { facts, secrets: { birth_date: '15031985', customer_number: '40017', postcode: '60200' } };
}

type Sample = {
  readonly country: Country;
  readonly currency: CallFacts['currency'];
  readonly name: string;
  readonly address: string;
  readonly callbackNumber: string;
  /** What one crown of the sample is worth, in the same order of magnitude. */
  readonly unit: number;
};

const samples: Readonly<Record<Language, Sample>> = {
  cs: {
    country: 'CZ',
    currency: 'CZK',
    name: 'Jana Nováková',
    address: 'paní Nováková',
    callbackNumber: '+420212345678',
    unit: 1,
  },
  sk: {
    country: 'SK',
    currency: 'EUR',
    name: 'Zuzana Kováčová',
    address: 'pani Kováčová',
    callbackNumber: '+421212345678',
    unit: 1,
  },
  pl: {
    country: 'PL',
    currency: 'PLN',
    name: 'Anna Kowalska',
    address: 'Pani Kowalska',
    callbackNumber: '+48221234567',
    unit: 1,
  },
  hu: { country: 'HU', currency: 'HUF', name: 'Nagy Éva', address: 'Nagy Éva', callbackNumber: '+3612345678', unit: 10 },
  en: { country: 'CZ', currency: 'CZK', name: 'Jane Smith', address: 'Ms Smith', callbackNumber: '+420212345678', unit: 1 },
};
