import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { factsUsedBy, type SpokenKind, type SpokenValue } from '../kernel/prompt-text.ts';
import { addressOf } from './address-of.ts';

/** Values as most debtors hear them, and such as make a prompt about as short or as long as it gets. */
export type SampleLength = 'usual' | 'short' | 'long';

/** What kind of value a place takes, where nothing else tells; undefined when nobody knows it. */
export type KindOfPlace = (place: string) => SpokenKind | undefined;

/**
 * A value for each place of a prompt's text, for listening to it without a debtor. A place without a value of its own takes one of its
 * kind. Throws Fault `no_sample` for a place that nobody knows.
 */
export function sampleValues(
  language: Language,
  text: string,
  length: SampleLength = 'usual',
  kindOf: KindOfPlace = () => undefined,
): Record<string, SpokenValue> {
  const { byPlace, byKind } = samplesOf(language, length);
  return Object.fromEntries(
    factsUsedBy(text).map((place) => {
      const kind = kindOf(place);
      const value = byPlace[place] ?? (kind && byKind[kind]);
      if (!value)
        throw new Fault('no_sample', `{${place}} is no place that a prompt can have`, {
          remedy: `write one of ${Object.keys(byPlace)
            .map((known) => `{${known}}`)
            .join(', ')}`,
        });
      return [place, value];
    }),
  );
}

type Samples = {
  readonly byPlace: Readonly<Record<string, SpokenValue>>;
  readonly byKind: Readonly<Record<SpokenKind, SpokenValue>>;
};

function samplesOf(language: Language, length: SampleLength): Samples {
  const { people, currency } = customs[language];
  const { company, minor, part, count, days, date, digits, symbol } = sizes[length];
  const name = people[length];
  const money = (amount: number): SpokenValue => ({ kind: 'money', minor: amount, currency });
  const integer = (value: number): SpokenValue => ({ kind: 'integer', value });
  const byKind: Samples['byKind'] = {
    text: { kind: 'text', text: company },
    name: { kind: 'name', text: name },
    digits: { kind: 'digits', digits },
    money: money(minor),
    integer: integer(count),
    date: { kind: 'date', date },
  };
  const address = addressOf(language, { kind: 'natural', name, lastName: null, vocative: null });
  return {
    byKind,
    byPlace: {
      neutral_name: byKind.text,
      name: byKind.name,
      address: { kind: 'name', text: address },
      callback_number: byKind.digits,
      variable_symbol: { kind: 'digits', digits: symbol },
      total: byKind.money,
      amount: money(part),
      number: byKind.integer,
      attempt_number: byKind.integer,
      days_past_due: integer(days),
      receivable_count: integer(count + 1),
      count: byKind.integer,
      days: integer(30),
      least: money(Math.round(minor * 0.3)),
      most: byKind.money,
      promise_amount: money(part),
      broken_promises: integer(2),
      most_instalments: integer(6),
      ...Object.fromEntries(dates.map((place) => [place, byKind.date])),
    },
  };
}

const dates = ['promise_date', 'today', 'oldest_due', 'due', 'issued', 'latest', 'date'];

/** How long what all languages share is; `long` is about what a call can come to, not the longest word that exists. */
const sizes = {
  short: {
    ...{ company: 'Alfa', minor: 100, part: 100, count: 1, days: 1, date: '2026-05-01' },
    ...{ digits: '112', symbol: '1' },
  },
  usual: {
    ...{ company: 'Horizont', minor: 123450, part: 2200, count: 2, days: 22, date: '2026-11-23' },
    ...{ digits: '800123456', symbol: '2026004512' },
  },
  long: {
    ...{
      company: 'Severočeská energetická společnost',
      minor: 98_765_479,
      part: 76_543_297,
      count: 5,
      days: 365,
      date: '2026-11-29',
    },
    ...{ digits: '4207779998877', symbol: '9988776655' },
  },
} as const;

const customs = {
  cs: {
    people: { short: 'Jan Kos', usual: 'Jana Nováková', long: 'Bartoloměj Řehořovský z Valdštejna' },
    currency: 'CZK',
  },
  sk: { people: { short: 'Ján Kos', usual: 'Jana Kováčová', long: 'Bartolomej Krasňanský z Liptova' }, currency: 'EUR' },
  pl: {
    people: { short: 'Jan Kos', usual: 'Anna Kowalska', long: 'Aleksandra Brzęczyszczykiewicz-Wiśniewska' },
    currency: 'PLN',
  },
  hu: { people: { short: 'Kis Éva', usual: 'Szabó Anna', long: 'Szentgyörgyi-Horváth Erzsébet' }, currency: 'HUF' },
  en: { people: { short: 'Al Fox', usual: 'Emily Carter', long: 'Bartholomew Featherstonehaugh-Montgomery' }, currency: 'EUR' },
} as const;
