/** A count as a number, or as the console writes one: `12 345`. */
type Count = number | string;

export type Counting = {
  /** A count with the word that agrees with it: `3 platby`. */
  readonly counted: (count: Count, one: string, few: string, many: string) => string;
  /** The word or phrase alone, where the count stands elsewhere in the sentence; `ofPart` beside 1,5 where that is not `few`. */
  readonly formOf: (count: Count, one: string, few: string, many: string, ofPart?: string) => string;
};

/** Words beside numbers in a language that has three forms of them, by CLDR's rules: 1 platba, 2 platby, 5 plateb. */
export function countingIn(locale: string): Counting {
  const rules = new Intl.PluralRules(locale);
  const formOf = (count: Count, one: string, few: string, many: string, ofPart = few) => {
    if (typeof count === 'number' && !Number.isInteger(count)) return ofPart;
    const rule = rules.select(typeof count === 'number' ? count : Number(count.replaceAll(/\D/g, '')));
    return rule === 'one' ? one : rule === 'few' ? few : many;
  };
  return { counted: (count, ...forms) => `${count} ${formOf(count, ...forms)}`, formOf };
}
