import type { Language } from '../../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';

/** A sound of a language by its letter in `soundsOf`, a stress mark before the syllable that bears it, or the gap between two words. */
type IpaToken = string;

const stress = { primary: 'ˈ', secondary: 'ˌ' } as const;
const wordGap = ' ';

/**
 * The sounds that a language has, in the letters of the International Phonetic Alphabet (Handbook of the IPA, Illustrations of Czech,
 * Slovak, Polish, Hungarian and English). Every voice says each of them.
 */
export function soundsOf(language: Language): readonly string[] {
  return sounds[language];
}

/** Reads phonemes sound by sound, the longest first; a length or other mark belongs to the letter before it. Refuses, with the place, what the language has no sound for. */
export function readIpa(language: Language, ipa: string): Result<readonly IpaToken[], Refusal<'unknown_sound'>> {
  const text = plain(ipa);
  const longestFirst = [...sounds[language], stress.primary, stress.secondary, wordGap].sort((a, b) => b.length - a.length);
  const tokens: IpaToken[] = [];
  for (let at = 0; at < text.length; ) {
    const next = longestFirst.find((sound) => text.startsWith(sound, at) && !/^[ː\p{M}]/u.test(text.slice(at + sound.length)));
    if (next === undefined) {
      const all = sounds[language].join(' ');
      return refuse(
        'unknown_sound',
        `"${text.slice(at, at + 4)}" begins with no sound of the language; it has ${all} and the stress mark ˈ`,
      );
    }
    tokens.push(next);
    at += next.length;
  }
  return tokens.some((token) => sounds[language].includes(token))
    ? accept(tokens)
    : refuse('unknown_sound', 'there is no sound in it');
}

/** Without brackets, dots between syllables, tie bars and non-syllabic marks; usual second spellings become the first one. */
function plain(ipa: string): string {
  return ipa
    .normalize('NFD')
    .replace(/[\u0361\u035c\u032f./[\]]/g, '')
    .replaceAll("'", stress.primary)
    .replaceAll('g', 'ɡ')
    .replaceAll(':', 'ː')
    .trim()
    .replace(/\s+/g, wordGap);
}

const list = (text: string) => text.normalize('NFD').split(' ');
const sounds: Readonly<Record<Language, readonly string[]>> = {
  cs: list('a aː ɛ ɛː e eː ɪ i iː o oː u uː au ou eu p b t d c ɟ k ɡ f v s z ʃ ʒ x ɦ h ts tʃ dz dʒ m n ɲ ŋ r r̝ r̩ l l̩ j'),
  sk: list('a aː æ ɛ ɛː e eː i iː ɔ ɔː o oː u uː ia ie iu uo p b t d c ɟ k ɡ f v s z ʃ ʒ x ɦ h ts tʃ dz dʒ m n ɲ ŋ r r̩ l l̩ ʎ j'),
  pl: list('a ɛ ɛ̃ i ɨ ɔ ɔ̃ u p b t d k ɡ f v s z ʃ ʒ ʂ ʐ ɕ ʑ x ts dz tʃ dʒ tʂ dʐ tɕ dʑ m n ɲ ŋ r l w j'),
  hu: list('ɒ aː ɛ eː i iː o oː ø øː u uː y yː p b t d c ɟ k ɡ f v s z ʃ ʒ h ts tʃ dz dʒ m n ɲ r l j'),
  en: list('iː ɪ i ɛ e æ ɒ ɔː ʌ ʊ uː ɜː ə ɑː eɪ aɪ ɔɪ aʊ əʊ ɪə eə ʊə p b t d k ɡ f v θ ð s z ʃ ʒ h tʃ dʒ m n ŋ r ɹ l w j'),
};
