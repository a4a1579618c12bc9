import type { Language } from '../../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { LexiconEntry } from '../model.ts';
import { readIpa } from './ipa.ts';

/** Whether an entry can be said. Gives it with tidy spaces. */
export function checkEntry(
  language: Language,
  { word, kind, said }: LexiconEntry,
): Result<LexiconEntry, Refusal<'bad_word' | 'bad_pronunciation' | 'unknown_sound'>> {
  const entry = { word: tidy(word), kind, said: tidy(said) };
  if (!/^[\p{L}\p{N}]/u.test(entry.word) || !/[\p{L}\p{M}\p{N}]$/u.test(entry.word) || entry.word.length > longest)
    return refuse('bad_word', `a word begins and ends with a letter or digit and has at most ${longest} characters`);
  if (entry.said.length > longest || !/\p{L}/u.test(entry.said))
    return refuse('bad_pronunciation', `say it in letters, at most ${longest} characters`);
  if (kind === 'respelling')
    return /[<>[\]{}&\p{Cc}]/u.test(entry.said)
      ? refuse('bad_pronunciation', 'write it in letters of the language, without brackets and signs')
      : accept(entry);
  const read = readIpa(language, entry.said);
  return read.ok ? accept(entry) : read;
}

const longest = 80;

function tidy(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}
