import type { Language } from '../../kernel/country.ts';

/** espeak-ng's phoneme code for a text that it misreads when the text stands alone; undefined when it reads it well. */
export function pronounced(language: Language, text: string): string | undefined {
  return codes[language]?.[text];
}

/** Alone, espeak-ng takes `a` for the long name of the letter and `é` for "dlouhé é" (measured on 1.51 and 1.52). */
const codes: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>> = {
  cs: { a: 'a', á: 'a:', é: 'e:', í: 'i:', ó: 'o:', ú: 'u:' },
};
