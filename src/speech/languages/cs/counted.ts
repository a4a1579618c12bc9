import { type CzechCase, type CzechGender, nounForm, spokenInteger } from './integer.ts';

/** A noun with the forms that stand after a number: jedna koruna, jedné koruny, jednu korunu; dvě koruny; pět korun. */
export type CzechNoun = {
  readonly gender: CzechGender;
  readonly one: Readonly<Record<CzechCase, string>>;
  readonly few: string;
  readonly many: string;
};

/** So many of something: "jednu korunu", "dvě koruny", "dvacet dva korun". Inanimate nouns only. */
export function spokenCount(count: number, noun: CzechNoun, nounCase: CzechCase): string[] {
  const form = nounForm(count, nounCase);
  return [...spokenInteger(count, { gender: noun.gender, case: nounCase }), form === 'one' ? noun.one[nounCase] : noun[form]];
}

/** `noun('feminine', 'koruna koruny korunu', 'koruny', 'korun')`: the singular in nominative, genitive and accusative. */
export function noun(gender: CzechGender, singular: string, few: string, many: string): CzechNoun {
  const [nominative = '', genitive = '', accusative = ''] = singular.split(' ');
  return { gender, one: { nominative, genitive, accusative }, few, many };
}

export function nounVocabulary({ one, few, many }: CzechNoun): string[] {
  return [...Object.values(one), few, many];
}

/** What a flow may count: `{days_past_due|days}` gives "pět dní". */
export const countedNouns = {
  days: noun('masculine', 'den dne den', 'dny', 'dní'),
  invoices: noun('feminine', 'faktura faktury fakturu', 'faktury', 'faktur'),
  receivables: noun('feminine', 'pohledávka pohledávky pohledávku', 'pohledávky', 'pohledávek'),
  instalments: noun('feminine', 'splátka splátky splátku', 'splátky', 'splátek'),
  payments: noun('feminine', 'platba platby platbu', 'platby', 'plateb'),
  minutes: noun('feminine', 'minuta minuty minutu', 'minuty', 'minut'),
} as const satisfies Record<string, CzechNoun>;
