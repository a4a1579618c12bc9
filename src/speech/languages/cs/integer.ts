export type CzechGender = 'masculine' | 'feminine' | 'neuter';
export type CzechCase = 'nominative' | 'genitive' | 'accusative';
/** `counting` agrees with nothing: jedna, dva, tři. Masculine means inanimate (den, haléř, forint). */
export type Agreement = { readonly gender: CzechGender | 'counting'; readonly case: CzechCase };

/** The largest number that is spoken. */
export const largestInteger = 1_000_000_000_000;

/**
 * A whole number 0..10^12 as vocabulary words ("tisíc", "dvě stě", "třicet čtyři").
 * One and two agree with what is counted only alone; inside a compound they stay `jedna` and `dva` and the noun stands in the genitive
 * plural ("dvacet dva korun", "sto jedna korun"): one of the two ways that the Internetová jazyková příručka (Institute of the Czech
 * Language) gives for numerals above twenty, and the one that needs no agreement. Thousand, million and billion are masculine,
 * miliarda feminine. Throws RangeError on any other number.
 */
export function spokenInteger(value: number, agreement: Agreement): string[] {
  if (!Number.isInteger(value) || value < 0 || value > largestInteger)
    throw new RangeError(`only whole numbers from 0 to ${largestInteger} are spoken, not ${value}`);
  if (value === 1 || value === 2) return [small(value, agreement)];
  if (value === 0) return ['nula'];
  const said: string[] = [];
  let rest = value;
  for (const scale of scales) {
    const count = Math.floor(rest / scale.size);
    rest %= scale.size;
    if (count > 0) said.push(...scaled(count, scale, agreement.case, said.length > 0));
  }
  return [...said, ...belowThousand(rest, agreement.case)];
}

/** Which form of a noun follows the number. */
export function nounForm(count: number, nounCase: CzechCase): 'one' | 'few' | 'many' {
  if (count === 1) return 'one';
  return count >= 2 && count <= 4 && nounCase !== 'genitive' ? 'few' : 'many';
}

type Scale = { size: number; gender: CzechGender; one: Record<CzechCase, string>; few: string; many: string };

const scales: readonly Scale[] = [
  { size: 1e12, gender: 'masculine', one: cases('bilion', 'bilionu', 'bilion'), few: 'biliony', many: 'bilionů' },
  { size: 1e9, gender: 'feminine', one: cases('miliarda', 'miliardy', 'miliardu'), few: 'miliardy', many: 'miliard' },
  { size: 1e6, gender: 'masculine', one: cases('milion', 'milionu', 'milion'), few: 'miliony', many: 'milionů' },
  { size: 1e3, gender: 'masculine', one: cases('tisíc', 'tisíce', 'tisíc'), few: 'tisíce', many: 'tisíc' },
];

/** A lone thousand goes without its one ("tisíc dvě stě"); behind a million it needs it ("jeden milion jeden tisíc"). */
function scaled(count: number, scale: Scale, nounCase: CzechCase, preceded: boolean): string[] {
  const form = nounForm(count, nounCase);
  if (form === 'one' && scale.size === 1e3 && !preceded) return [scale.one[nounCase]];
  const agreement = { gender: scale.gender, case: nounCase };
  const counted = count <= 2 ? [small(count, agreement)] : belowThousand(count, nounCase);
  return [...counted, form === 'one' ? scale.one[nounCase] : scale[form]];
}

function belowThousand(value: number, numberCase: CzechCase): string[] {
  const declined = numberCase === 'genitive';
  const hundred = (declined ? hundredsGenitive : hundreds)[Math.floor(value / 100) - 1];
  const below = value % 100;
  return [...(hundred === undefined ? [] : [hundred]), ...(below === 0 ? [] : [belowHundred(below, declined)])];
}

/** 1..99 as one fragment, so that a pair of words ("třicet čtyři") keeps its melody. */
function belowHundred(value: number, declined: boolean): string {
  const [lows, highs] = declined ? [belowTwentyGenitive, tensGenitive] : [belowTwenty, tens];
  if (value < 20) return lows[value] ?? '';
  const ten = highs[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? ten : `${ten} ${lows[value % 10]}`;
}

function small(value: number, { gender, case: numberCase }: Agreement): string {
  if (value === 2) return numberCase === 'genitive' ? 'dvou' : gender === 'feminine' || gender === 'neuter' ? 'dvě' : 'dva';
  if (gender === 'feminine') return { nominative: 'jedna', genitive: 'jedné', accusative: 'jednu' }[numberCase];
  if (gender === 'counting') return 'jedna';
  if (numberCase === 'genitive') return 'jednoho';
  return gender === 'neuter' ? 'jedno' : 'jeden';
}

function cases(nominative: string, genitive: string, accusative: string): Record<CzechCase, string> {
  return { nominative, genitive, accusative };
}

const list = (text: string) => text.split(',');
const belowTwenty = list(
  'nula,jedna,dva,tři,čtyři,pět,šest,sedm,osm,devět,deset,jedenáct,dvanáct,třináct,čtrnáct,patnáct,šestnáct,sedmnáct,osmnáct,devatenáct',
);
const belowTwentyGenitive = list(
  'nula,jedna,dvou,tří,čtyř,pěti,šesti,sedmi,osmi,devíti,deseti,jedenácti,dvanácti,třinácti,čtrnácti,patnácti,šestnácti,sedmnácti,osmnácti,devatenácti',
);
const tens = list('dvacet,třicet,čtyřicet,padesát,šedesát,sedmdesát,osmdesát,devadesát');
const tensGenitive = tens.map((ten) => `${ten}i`);
const hundreds = list('sto,dvě stě,tři sta,čtyři sta,pět set,šest set,sedm set,osm set,devět set');
const hundredsGenitive = list('sta,dvou set,tří set,čtyř set,pěti set,šesti set,sedmi set,osmi set,devíti set');

/** Every word that `spokenInteger` can give. */
export const integerVocabulary: readonly string[] = [
  ...['jeden', 'jedno', 'jednu', 'jedné', 'jednoho', 'dvě', 'nula'],
  ...Array.from({ length: 99 }, (_, i) => [belowHundred(i + 1, false), belowHundred(i + 1, true)]).flat(),
  ...hundreds,
  ...hundredsGenitive,
  ...scales.flatMap(({ one, few, many }) => [...Object.values(one), few, many]),
];
