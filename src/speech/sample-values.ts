import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { factsUsedBy, type SpokenValue } from '../kernel/prompt-text.ts';
import { addressOf } from './address-of.ts';

/** A value for each place of a prompt's text, for listening to it without a debtor. Throws Fault `no_sample` for a place that is not known. */
export function sampleValues(language: Language, text: string): Record<string, SpokenValue> {
  const samples = samplesOf(language);
  return Object.fromEntries(
    factsUsedBy(text).map((fact) => {
      const value = samples[fact];
      if (!value)
        throw new Fault('no_sample', `there is no sample value for {${fact}}`, {
          remedy: 'add one in src/speech/sample-values.ts',
        });
      return [fact, value];
    }),
  );
}

function samplesOf(language: Language): Readonly<Record<string, SpokenValue>> {
  const { name, currency } = people[language];
  const address = addressOf(language, { kind: 'natural', name, lastName: null, vocative: null });
  const date: SpokenValue = { kind: 'date', date: '2026-11-23' };
  return {
    neutral_name: { kind: 'text', text: 'Horizont' },
    name: { kind: 'name', text: name },
    address: { kind: 'name', text: address },
    callback_number: { kind: 'digits', digits: '800123456' },
    variable_symbol: { kind: 'digits', digits: '2026004512' },
    total: { kind: 'money', minor: 123450, currency },
    amount: { kind: 'money', minor: 2200, currency },
    number: { kind: 'integer', value: 2 },
    days_past_due: { kind: 'integer', value: 22 },
    receivable_count: { kind: 'integer', value: 3 },
    count: { kind: 'integer', value: 3 },
    days: { kind: 'integer', value: 30 },
    least: { kind: 'money', minor: 37100, currency },
    most: { kind: 'money', minor: 123400, currency },
    promise_amount: { kind: 'money', minor: 50000, currency },
    promise_date: date,
    broken_promises: { kind: 'integer', value: 2 },
    most_instalments: { kind: 'integer', value: 6 },
    today: date,
    oldest_due: date,
    due: date,
    issued: date,
    latest: date,
    date,
  };
}

const people = {
  cs: { name: 'Jana Nováková', currency: 'CZK' },
  sk: { name: 'Jana Kováčová', currency: 'EUR' },
  pl: { name: 'Anna Kowalska', currency: 'PLN' },
  hu: { name: 'Szabó Anna', currency: 'HUF' },
  en: { name: 'Emily Carter', currency: 'EUR' },
} as const;
