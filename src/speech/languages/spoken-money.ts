import type { Currency } from '../../kernel/money.ts';

/** What a currency and its hundredths are called; `part: null` where no hundredths are in use any more (the fillér since 1999). */
export type CurrencyNames<Noun> = Readonly<Record<Currency, { readonly unit: Noun; readonly part: Noun | null }>>;

/**
 * An amount of at least 0 hundredths: "tisíc dvě stě třicet čtyři korun a padesát haléřů". Whole units alone where there are no hundredths,
 * and the other way round. A currency without hundredths is said in the nearest whole units.
 * `counted` says so many of a noun; `last` tells whether it ends the amount. `and` stands between the two.
 */
export function spokenMoney<Noun>(
  minor: number,
  { unit, part }: CurrencyNames<Noun>[Currency],
  counted: (count: number, noun: Noun, last: boolean) => readonly string[],
  and: readonly string[],
): string[] {
  if (part === null) return [...counted(Math.round(minor / 100), unit, true)];
  const [whole, hundredths] = [Math.floor(minor / 100), minor % 100];
  if (hundredths === 0) return [...counted(whole, unit, true)];
  if (whole === 0) return [...counted(hundredths, part, true)];
  return [...counted(whole, unit, false), ...and, ...counted(hundredths, part, true)];
}

/** Every word for these currencies. */
export function currencyVocabulary<Noun>(names: CurrencyNames<Noun>, formsOf: (noun: Noun) => readonly string[]): string[] {
  return Object.values(names).flatMap(({ unit, part }) => [...formsOf(unit), ...(part === null ? [] : formsOf(part))]);
}
