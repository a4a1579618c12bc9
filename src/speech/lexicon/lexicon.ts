import type { Language } from '../../kernel/country.ts';
import { digest } from '../digest.ts';
import type { LexiconEntry } from '../model.ts';
import type { UtterancePart } from '../ports.ts';
import { readIpa } from './ipa.ts';

/** The pronunciations of one language. */
export type Lexicon = {
  /** Short; another one whenever an entry comes, goes or changes; empty for no entries. */
  readonly revision: string;
  /** What a voice is to say for a text: what it says of itself and, in between, what the entries want. Writing is never changed. */
  pronounce(text: string): readonly UtterancePart[];
};

/**
 * Entries stand for whole words, whatever their case; where several begin at the same place the longest does. What an entry gives is not
 * looked up again.
 */
export function lexiconOf(language: Language, entries: readonly LexiconEntry[]): Lexicon {
  if (entries.length === 0) return noLexicon;
  const byWord = new Map(entries.map((entry) => [folded(entry.word), entry]));
  const longestFirst = [...byWord.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const choices = longestFirst.map((word) => word.split(' ').map(RegExp.escape).join('\\s+')).join('|');
  const word = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${choices})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
  return {
    revision: digest(JSON.stringify(longestFirst.map((each) => [each, byWord.get(each)?.kind, byWord.get(each)?.said]))),
    pronounce: (written) => {
      const text = written.normalize('NFC');
      const parts: UtterancePart[] = [];
      let from = 0;
      for (const match of text.matchAll(word)) {
        const entry = byWord.get(folded(match[0]));
        if (!entry) continue;
        parts.push({ text: text.slice(from, match.index) }, partOf(language, entry, match[0]));
        from = match.index + match[0].length;
      }
      return joined([...parts, { text: text.slice(from) }]);
    },
  };
}

/** As entries are compared. */
export function folded(word: string): string {
  return word.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Every text is said as it is written. */
export const noLexicon: Lexicon = { revision: '', pronounce: (text) => [{ text }] };

/** Sounds that the language has not (any more) are not asked for. */
function partOf(language: Language, { kind, said }: LexiconEntry, written: string): UtterancePart {
  if (kind === 'respelling') return { text: said };
  const read = readIpa(language, said);
  return read.ok ? { text: written, sounds: read.value } : { text: written };
}

/** Neighbours that are said as written become one. */
function joined(parts: readonly UtterancePart[]): UtterancePart[] {
  const result: UtterancePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.text === '') continue;
    if (last && last.sounds === undefined && part.sounds === undefined)
      result[result.length - 1] = { text: last.text + part.text };
    else result.push(part);
  }
  return result;
}
