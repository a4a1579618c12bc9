import type { Country } from '../kernel/country.ts';
import type { Currency } from '../kernel/money.ts';
import type { ContactWish } from '../receivables/creditor-contact.ts';

/** A creditor of the sample and where it collects: everything that differs from country to country. */
export type SampleMarket = {
  readonly country: Country;
  readonly currency: Currency;
  readonly creditor: {
    readonly code: string;
    readonly name: string;
    readonly neutralName: string;
    readonly contact: ContactWish;
  };
  /** How numbers of the country's rehearsal range begin; six digits follow. */
  readonly prefix: `+${string}`;
  /** An IBAN that is an example in its country's or the registry's own documents. */
  readonly account: string;
  /** What an invoice is called by its number. `symbols`: whether its transfers carry that number as a variable symbol. */
  readonly invoice: (number: string) => string;
  readonly symbols: boolean;
  /** The smallest bill, in whole units of the currency; the largest is about twenty times as much. */
  readonly smallestBill: number;
  readonly postcodes: readonly string[];
  readonly people: SamplePeople;
};

/** Names that are common in a country. Of a surname both forms; `name` puts the two names in order. */
export type SamplePeople = {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly surnames: readonly { readonly man: string; readonly woman: string }[];
  name(given: string, surname: string): string;
};

/** `Novák/Nováková Kučera/Kučerová Krejčí` as surnames: the man's form, and the woman's where it is another. */
export function surnames(text: string): SamplePeople['surnames'] {
  return text.split(' ').map((both) => {
    const [man = '', woman = man] = both.split('/');
    return { man, woman };
  });
}

/** The given name first, as all but Hungarians write it. */
export function givenFirst(given: string, surname: string): string {
  return `${given} ${surname}`;
}

/** The numbers that its creditor presents, of the rehearsal range too. */
export function callerNumbers({ prefix }: SampleMarket, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}9000${String(index + 1).padStart(2, '0')}`);
}

/** Where its agents sit; 90 is one who picks up and talks. */
export function agentNumber({ prefix }: SampleMarket): string {
  return `${prefix}999990`;
}
