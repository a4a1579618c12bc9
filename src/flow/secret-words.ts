import { type Language, languages } from '../kernel/country.ts';
import type { Prompt } from './prompt-book.ts';

/**
 * Words by which somebody is asked for what must stay secret: cards and their codes (PCI DSS 3.3), PINs, passwords, birth dates, numbers of
 * persons and of their documents (Act 133/2000 §13c). Matched from the start of a word.
 */
const secrets: Readonly<Record<Language, string>> = {
  cs: 'pin(?!\\p{L})|hesl|kart[auyěo]|cv[vc]|rodn\\p{L}+ čísl|narozen|občansk',
  sk: 'pin(?!\\p{L})|hesl|kart[auyeo]|cv[vc]|rodn\\p{L}+ čísl|naroden|občiansk',
  pl: 'pin(?!\\p{L})|hasł|kart[ayęąo]|kartę|cv[vc]|pesel|urodze|dow[oó]d',
  hu: 'pin(?!\\p{L})|jelsz|kárty|cv[vc]|születési|személyi|adóazonosító|taj(?!\\p{L})',
  en: 'pin(?!\\p{L})|password|passcode|cards?(?!\\p{L})|cv[vc]|security code|birth|identity number|national id|social security|passport',
};

const patterns = new Map(languages.map((language) => [language, new RegExp(`(?<!\\p{L})(?:${secrets[language]})`, 'u')]));

/** The first word of a prompt that asks for a secret, or undefined. */
export function findSecretWord(language: Language, prompt: Prompt | undefined): string | undefined {
  const words = prompt?.parts.map((part) => (part.type === 'words' ? part.words : ' ')).join(' ') ?? '';
  return patterns.get(language)?.exec(words.toLocaleLowerCase(language))?.[0];
}

/** True when a name such as `card_number` or `rodne_cislo` tells, in any language, that a secret is kept under it. */
export function namesSecret(name: string): boolean {
  const words = name.replaceAll('_', ' ');
  return /\brodne cislo\b/.test(words) || [...patterns.values()].some((pattern) => pattern.test(words));
}
