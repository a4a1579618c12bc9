import type { Numerals } from '../slavic/numerals.ts';

/**
 * A year behind a date: "dwa tysiące dwudziestego szóstego roku". Only tens and ones are ordinals; hundreds or thousands are where the
 * year ends with them ("tysiąc dziewięćsetnego roku", "dwutysięcznego roku"). Years before 1000 and after 2999 as whole numbers.
 */
export function spokenYear(year: number, { spokenInteger }: Numerals): string[] {
  const plain = (value: number) => (value === 0 ? [] : spokenInteger(value, { gender: 'counting', case: 'nominative' }));
  if (year < 1000 || year > 2999) return ['roku', ...spokenInteger(year, { gender: 'counting', case: 'nominative' })];
  const [thousand, hundred, below] = [year - (year % 1000), Math.floor((year % 1000) / 100), year % 100];
  if (below > 0) return [...plain(year - below), ...ordinal(below).split(' '), 'roku'];
  if (hundred > 0) return [...plain(thousand), hundreds[hundred - 1] ?? '', 'roku'];
  return [thousands[thousand / 1000 - 1] ?? '', 'roku'];
}

/** 1-99, as a date is said: "dwudziestego szóstego". */
export function ordinal(value: number): string {
  if (value < 20) return low[value - 1] ?? '';
  const ten = tens[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? ten : `${ten} ${low[(value % 10) - 1]}`;
}

const low = (
  'pierwszego,drugiego,trzeciego,czwartego,piątego,szóstego,siódmego,ósmego,dziewiątego,dziesiątego,jedenastego,dwunastego,trzynastego,' +
  'czternastego,piętnastego,szesnastego,siedemnastego,osiemnastego,dziewiętnastego'
).split(',');
const tens = (
  'dwudziestego,trzydziestego,czterdziestego,pięćdziesiątego,sześćdziesiątego,siedemdziesiątego,osiemdziesiątego,' +
  'dziewięćdziesiątego'
).split(',');
const hundreds = (
  'setnego,dwusetnego,trzechsetnego,czterechsetnego,pięćsetnego,sześćsetnego,siedemsetnego,osiemsetnego,' + 'dziewięćsetnego'
).split(',');
const thousands = ['tysięcznego', 'dwutysięcznego'];

export const yearVocabulary: readonly string[] = [...low, ...tens, ...hundreds, ...thousands, 'roku'];
