import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Catalogue } from './catalogue.ts';
import { chooseLanguage } from './choose-language.ts';
import { keepLanguage, keptLanguage } from './kept-language.ts';
import { languages } from './languages.ts';
import { TextProvider } from './use-text.ts';

type Spoken = {
  /** The language that the page is in. */
  readonly code: string;
  /** Changes it at once, and keeps it for this browser. Throws, and changes nothing, when its words cannot be fetched. */
  readonly choose: (code: string) => Promise<void>;
};

const LanguageContext = createContext<Spoken>({ code: languages[0].code, choose: async () => undefined });

export function useLanguage(): Spoken {
  return useContext(LanguageContext);
}

/** What the page opens in, fetched before anything is drawn: nobody sees English flash by. English when it cannot be fetched. */
export async function openingWords(): Promise<Catalogue> {
  const [english, ...others] = languages;
  const code = chooseLanguage(keptLanguage(), navigator.languages, [english.code, ...others.map((each) => each.code)]);
  return wordsOf(code).catch(() => english.load());
}

/** Gives everything below it its words, and the document its language. */
export function LanguageProvider({ opening, children }: { readonly opening: Catalogue; readonly children: ReactNode }) {
  const [words, setWords] = useState(opening);
  const code = new Intl.Locale(words.locale).language;
  const latest = useRef(code);
  useEffect(() => {
    document.documentElement.lang = code;
  }, [code]);
  const spoken = useMemo(
    () => ({
      code,
      choose: async (next: string) => {
        latest.current = next;
        const chosen = await wordsOf(next);
        if (latest.current !== next) return; // another was chosen meanwhile
        keepLanguage(next);
        setWords(chosen);
      },
    }),
    [code],
  );
  return (
    <LanguageContext.Provider value={spoken}>
      <TextProvider value={words}>{children}</TextProvider>
    </LanguageContext.Provider>
  );
}

function wordsOf(code: string): Promise<Catalogue> {
  return (languages.find((each) => each.code === code) ?? languages[0]).load();
}
