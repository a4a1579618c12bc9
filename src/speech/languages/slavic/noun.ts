import type { Case, Gender, Numerals } from './numerals.ts';

/** A noun with the forms that stand after a number: jedna koruna, jedné koruny, jednu korunu; dvě koruny; pět korun. Inanimate only. */
export type SlavicNoun = {
  readonly gender: Gender;
  readonly one: Readonly<Record<Case, string>>;
  readonly few: string;
  readonly many: string;
};

/** `noun('feminine', 'koruna koruny korunu', 'koruny', 'korun')`: the singular in nominative, genitive and accusative. */
export function noun(gender: Gender, singular: string, few: string, many: string): SlavicNoun {
  const [nominative = '', genitive = '', accusative = ''] = singular.split(' ');
  return { gender, one: { nominative, genitive, accusative }, few, many };
}

/** So many of something: "jednu korunu", "dvě koruny", "dvacet dva korun". */
export function spokenCount({ spokenInteger, nounForm }: Numerals, count: number, counted: SlavicNoun, nounCase: Case): string[] {
  const form = nounForm(count, nounCase);
  const said = spokenInteger(count, { gender: counted.gender, case: nounCase });
  return [...said, form === 'one' ? counted.one[nounCase] : counted[form]];
}

export function formsOfNoun({ one, few, many }: SlavicNoun): string[] {
  return [...Object.values(one), few, many];
}
