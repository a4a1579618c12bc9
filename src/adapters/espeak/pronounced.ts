import type { Language } from '../../kernel/country.ts';

/** espeak-ng's phoneme code for a text that it misreads when the text stands alone; undefined when it reads it well. */
export function pronounced(language: Language, text: string): string | undefined {
  return codes[language]?.[text];
}

/**
 * Measured on 1.51 and 1.52 with `espeak-ng -x`: alone, Czech and Slovak take `a` for the long name of the letter and `é` for "dlouhé é",
 * Hungarian reads `ty` in zloty as one consonant, English `ay` as "eye", `eff` letter by letter and `sz` as two sounds.
 */
const codes: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>> = {
  cs: { a: 'a', á: 'a:', é: 'e:', í: 'i:', ó: 'o:', ú: 'u:' },
  sk: { a: 'a', á: 'a:', é: 'e:', í: 'i:', ó: 'o:', ú: 'u:' },
  hu: { zloty: "zl'oti", zlotyt: "zl'otit" },
  en: { ay: "'eI", eff: "'Ef", grosz: "gr'0S", groszy: "gr'0Si" },
};
