import { largestInteger } from '../assemble-language.ts';

export type Gender = 'masculine' | 'feminine' | 'neuter';
export type Case = 'nominative' | 'genitive' | 'accusative';
/** `counting` agrees with nothing: jedna, dva, tři. Masculine means inanimate (den, haléř, forint). */
export type Agreement = { readonly gender: Gender | 'counting'; readonly case: Case };
export type PluralForm = 'one' | 'few' | 'many';

type ByCase = Readonly<Record<Case, string>>;
export type Scale = {
  readonly size: number;
  readonly gender: Gender;
  readonly one: ByCase;
  readonly few: string;
  readonly many: string;
  /** Its name alone says one of it ("tisíc", "milion"); `first`: only where nothing stands before it. */
  readonly lone: 'never' | 'first' | 'always';
  /** Two of it, where its gender alone does not tell ("dvetisíc"). */
  readonly two?: string;
};

/** The words of a Slavic language from which every number is made. */
export type NumeralWords = {
  readonly plurals: Intl.PluralRules;
  readonly zero: { readonly plain: string; readonly genitive: string };
  readonly one: Readonly<Record<Agreement['gender'], ByCase>>;
  readonly two: Readonly<Record<Agreement['gender'], string>> & { readonly genitive: string };
  /** 1-19 as they stand in a compound (one never changes there), the tens from 20, the hundreds. */
  readonly low: { readonly plain: readonly string[]; readonly genitive: readonly string[] };
  readonly tens: { readonly plain: readonly string[]; readonly genitive: readonly string[] };
  readonly hundreds: { readonly plain: readonly string[]; readonly genitive: readonly string[] };
  /** Between ten and one: a space, or nothing where they are one word. */
  readonly glue: ' ' | '';
  /** Whether two agrees in a compound as well ("dwadzieścia dwie"). */
  readonly twoAgrees: boolean;
  /** From here on a number stays as it is in the genitive, only the names of millions and more change. */
  readonly undeclinedFrom: number;
  /** Largest first. */
  readonly scales: readonly Scale[];
};

export type Numerals = {
  /** A whole number 0..10^12 as vocabulary words. Throws RangeError on any other number. */
  readonly spokenInteger: (value: number, agreement: Agreement) => string[];
  /** Which form of a noun follows the number. */
  readonly nounForm: (count: number, nounCase: Case) => PluralForm;
  /** Every word that `spokenInteger` can give. */
  readonly vocabulary: readonly string[];
};

/** Numbers of a Slavic language; what is alike in Czech, Slovak and Polish is here, what is not in their words. */
export function slavicNumerals(known: NumeralWords): Numerals {
  function spokenInteger(value: number, agreement: Agreement): string[] {
    if (!Number.isInteger(value) || value < 0 || value > largestInteger)
      throw new RangeError(`only whole numbers from 0 to ${largestInteger} are spoken, not ${value}`);
    if (value === 0) return [agreement.case === 'genitive' ? known.zero.genitive : known.zero.plain];
    if (value <= 2) return [small(known, value, agreement)];
    const said: string[] = [];
    let rest = value;
    for (const scale of known.scales) {
      const count = Math.floor(rest / scale.size);
      rest %= scale.size;
      if (count > 0) said.push(...scaled(count, scale, agreement.case, said.length > 0));
    }
    return [...said, ...belowThousand(known, rest, agreement, value)];
  }

  function scaled(count: number, scale: Scale, nounCase: Case, preceded: boolean): string[] {
    const unchanged = scale.size < 1e6 && known.undeclinedFrom <= scale.size;
    const agreement = { gender: scale.gender, case: unchanged ? ('nominative' as const) : nounCase };
    const form = nounForm(count, agreement.case);
    const name = form === 'one' ? scale.one[agreement.case] : scale[form];
    if (count === 1 && (scale.lone === 'always' || (scale.lone === 'first' && !preceded))) return [name];
    if (count === 2 && scale.two !== undefined && agreement.case !== 'genitive') return [scale.two, name];
    return [...(count <= 2 ? [small(known, count, agreement)] : belowThousand(known, count, agreement, count)), name];
  }

  function nounForm(count: number, nounCase: Case): PluralForm {
    const form = known.plurals.select(count);
    if (form === 'one') return 'one';
    return form === 'few' && nounCase !== 'genitive' ? 'few' : 'many';
  }

  return { spokenInteger, nounForm, vocabulary: vocabularyOf(known, spokenInteger) };
}

/** `whole` is the number that these hundreds belong to. */
function belowThousand({ hundreds, undeclinedFrom, ...known }: NumeralWords, value: number, agreement: Agreement, whole: number) {
  const declined = agreement.case === 'genitive' && whole < undeclinedFrom;
  const hundred = (declined ? hundreds.genitive : hundreds.plain)[Math.floor(value / 100) - 1];
  const below = value % 100;
  return [
    ...(hundred === undefined ? [] : [hundred]),
    ...(below === 0 ? [] : [belowHundred(known, below, agreement.gender, declined)]),
  ];
}

/** 1..99 as one fragment, so that a pair of words ("třicet čtyři") keeps its melody. */
function belowHundred(
  { low, tens, two, twoAgrees, glue }: Omit<NumeralWords, 'hundreds' | 'undeclinedFrom'>,
  value: number,
  gender: Agreement['gender'],
  declined: boolean,
): string {
  const lowest = (below: number) =>
    below === 2 && twoAgrees && !declined ? two[gender] : ((declined ? low.genitive : low.plain)[below - 1] ?? '');
  if (value < 20) return lowest(value);
  const ten = (declined ? tens.genitive : tens.plain)[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? ten : `${ten}${declined ? ' ' : glue}${lowest(value % 10)}`;
}

/** One and two alone, which agree with what is counted. */
function small({ one, two }: NumeralWords, value: number, { gender, case: numberCase }: Agreement): string {
  if (value === 1) return one[gender][numberCase];
  return numberCase === 'genitive' ? two.genitive : two[gender];
}

const agreements: readonly Agreement[] = (['masculine', 'feminine', 'neuter', 'counting'] as const).flatMap((gender) =>
  (['nominative', 'genitive', 'accusative'] as const).map((each) => ({ gender, case: each })),
);

/** Said of 0-99, the hundreds with a one and a four behind them, and one, two, five of each scale, whatever they agree with. */
function vocabularyOf({ scales }: NumeralWords, spoken: Numerals['spokenInteger']): string[] {
  const numbers = [
    ...Array.from({ length: 100 }, (_, below) => [below, 100 + below]).flat(),
    ...Array.from({ length: 9 }, (_, hundred) => (hundred + 1) * 100),
    ...scales.flatMap(({ size }) => [1, 2, 3, 5].map((count) => count * size).filter((number) => number <= largestInteger)),
  ];
  return [...new Set(numbers.flatMap((number) => agreements.flatMap((agreement) => spoken(number, agreement))))];
}
