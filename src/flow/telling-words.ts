import type { Language } from '../kernel/country.ts';

/**
 * Stems of words that tell a stranger of a debt. No prompt that can be heard before verification may contain one, and no neutral name of
 * a creditor should. Matched at the start of a word, letter case ignored.
 */
export const tellingWords: Readonly<Record<Language, readonly string[]>> = {
  cs: stems(
    'dluh dluž zadluž pohledáv splatn splát nesplac upomín vymáh vymož exek inkas nedoplat zaplat platb neuhraz úhrad uhrad faktur prodlen věřitel penále soudn žalob částk',
  ),
  sk: stems(
    'dlh dlž zadlž pohľadáv splatn splát nesplác upomien vymáh exek inkas nedoplat zaplat platb neuhrad úhrad uhrad faktúr omeškan veriteľ penále súdn žalob',
  ),
  pl: stems(
    'dług dłuż zadłuż wierzytel należno zaległ windyk egzek komorn inkas monit spłat spłac zapłac zapłat płatno niezapłac faktur odsetk sądow pozew kwot',
  ),
  hu: stems(
    'adós tartoz követel behajt hátralék fizet végrehajt inkassz felszólít számla esedékes törleszt lejárt hitelez késedelm kamat bíróság összeg',
  ),
  en: stems(
    'debt owe owing overdue arrears receivable collect repay repaid pay paid unpaid invoice instalment outstanding bailiff creditor bill interest court lawsuit',
  ),
};

/** The first word of `text` that tells of a debt, or undefined. */
export function findTellingWord(language: Language, text: string): string | undefined {
  return text
    .toLocaleLowerCase(language)
    .split(/[^\p{L}]+/u)
    .find((word) => tellingWords[language].some((stem) => word.startsWith(stem)));
}

function stems(list: string): readonly string[] {
  return list.split(' ');
}
