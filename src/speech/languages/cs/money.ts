import type { Currency } from '../../../kernel/money.ts';
import { type CzechNoun, noun, nounVocabulary, spokenCount } from './counted.ts';
import type { CzechCase } from './integer.ts';

/** An amount: "tisíc dvě stě třicet čtyři korun a padesát haléřů". Whole units alone when there are no hundredths, and the other way round. */
export function spokenMoney(minor: number, currency: Currency, moneyCase: CzechCase): string[] {
  const [whole, hundredths] = [Math.floor(Math.abs(minor) / 100), Math.abs(minor) % 100];
  const { unit, part } = names[currency];
  return [
    ...(minor < 0 ? ['minus'] : []),
    ...(whole > 0 || hundredths === 0 ? spokenCount(whole, unit, moneyCase) : []),
    ...(whole > 0 && hundredths > 0 ? ['a'] : []),
    ...(hundredths > 0 ? spokenCount(hundredths, part, moneyCase) : []),
  ];
}

const names: Readonly<Record<Currency, { readonly unit: CzechNoun; readonly part: CzechNoun }>> = {
  CZK: {
    unit: noun('feminine', 'koruna koruny korunu', 'koruny', 'korun'),
    part: noun('masculine', 'haléř haléře haléř', 'haléře', 'haléřů'),
  },
  EUR: { unit: noun('neuter', 'euro eura euro', 'eura', 'eur'), part: noun('masculine', 'cent centu cent', 'centy', 'centů') },
  PLN: {
    unit: noun('masculine', 'zlotý zlotého zlotý', 'zloté', 'zlotých'),
    part: noun('masculine', 'groš groše groš', 'groše', 'grošů'),
  },
  HUF: {
    unit: noun('masculine', 'forint forintu forint', 'forinty', 'forintů'),
    part: noun('masculine', 'filér filéru filér', 'filéry', 'filérů'),
  },
};

export const moneyVocabulary: readonly string[] = [
  'minus',
  'a',
  ...Object.values(names).flatMap(({ unit, part }) => [...nounVocabulary(unit), ...nounVocabulary(part)]),
];
