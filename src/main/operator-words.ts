import { type Language, languages } from '../kernel/country.ts';
import { type Lexicon, lexiconOf, noLexicon } from '../speech/lexicon/lexicon.ts';
import { standingEntries } from '../speech/lexicon/lexicon-history.ts';
import { ownTexts } from '../speech/library/text-history.ts';
import type { WordStore } from '../speech/ports.ts';
import type { OwnTexts } from './with-own-texts.ts';

/** The operator's own texts and pronunciations, as they stood at one moment. */
export type Words = {
  readonly revision: string;
  readonly own: OwnTexts;
  readonly lexicons: ReadonlyMap<Language, Lexicon>;
};

/** The operator's words that are heard; another process may have written newer ones. */
export type OperatorWords = {
  heard(): Words;
  /** How words are said now, and before, newest first. */
  lexicons(language: Language): readonly [Lexicon, ...(readonly Lexicon[])];
  /** What the store holds by now; nothing is heard differently yet. */
  look(): Promise<Words>;
  /** From now on these are heard; what they need must have been rendered. */
  hear(words: Words): void;
};

/** Reads what stands now. */
export async function operatorWords(store: Pick<WordStore, 'revision' | 'texts' | 'lexicon'>): Promise<OperatorWords> {
  const look = async (): Promise<Words> => {
    const revision = await store.revision();
    const [texts, changes] = await Promise.all([store.texts(), store.lexicon()]);
    const byLanguage = Map.groupBy(standingEntries(changes), ({ language }) => language);
    return {
      revision,
      own: ownTexts(texts),
      lexicons: new Map([...byLanguage].map(([language, entries]) => [language, lexiconOf(language, entries)])),
    };
  };
  let heard = await look();
  const known = new Map<Language, [Lexicon, ...Lexicon[]]>();
  const remember = () => {
    for (const language of languages) {
      const now = heard.lexicons.get(language) ?? noLexicon;
      const before = (known.get(language) ?? []).filter(({ revision }) => revision !== now.revision);
      known.set(language, [now, ...before.slice(0, remembered)]);
    }
  };
  remember();
  return {
    heard: () => heard,
    lexicons: (language) => known.get(language) ?? [noLexicon],
    look,
    hear: (words) => {
      heard = words;
      remember();
    },
  };
}

/** Earlier lexicons that calls which are still up may have been prepared with. */
const remembered = 5;
