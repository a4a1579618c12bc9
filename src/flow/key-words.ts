import type { Language } from '../kernel/country.ts';

/** How prompts ask to press a key, and the words for 0-9, star and hash, in the form that follows. */
const keyWords: Readonly<Record<Language, { readonly press: RegExp; readonly keys: string }>> = {
  cs: {
    press: /stiskněte (\p{L}+)/gu,
    keys: 'nulu jedničku dvojku trojku čtyřku pětku šestku sedmičku osmičku devítku hvězdičku křížek',
  },
  sk: {
    press: /stlačte (\p{L}+)/gu,
    keys: 'nulu jednotku dvojku trojku štvorku päťku šestku sedmičku osmičku deviatku hviezdičku mriežku',
  },
  pl: {
    press: /nacisnąć (\p{L}+)/gu,
    keys: 'zero jedynkę dwójkę trójkę czwórkę piątkę szóstkę siódemkę ósemkę dziewiątkę gwiazdkę krzyżyk',
  },
  hu: {
    press: /nyomja meg az? (\p{L}+)/gu,
    keys: 'nullás egyes kettes hármas négyes ötös hatos hetes nyolcas kilences csillag kettőskereszt',
  },
  en: { press: /press (\p{L}+)/gu, keys: 'zero one two three four five six seven eight nine star hash' },
};

/** The keys that a prompt names, in its order. */
export function keysNamedIn(language: Language, text: string): string[] {
  const { press, keys } = keyWords[language];
  const names = keys.split(' ');
  return [...lowered(language, text).matchAll(press)].flatMap(([, name = '']) => '0123456789*#'[names.indexOf(name)] ?? []);
}

/** The first sentence that names the key before what it is for ("Press one to pay"), or undefined. */
export function findKeyBeforeOption(language: Language, text: string): string | undefined {
  const { press } = keyWords[language];
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?]) /)
    .find((sentence) => {
      const [match] = [...lowered(language, sentence).matchAll(press)];
      if (!match || match.index > 'please '.length) return false;
      const after = sentence.slice(match.index + match[0].length);
      return (after.match(/\p{L}+/gu)?.length ?? 0) > 1;
    });
}

function lowered(language: Language, text: string): string {
  return text.replace(/\s+/g, ' ').toLocaleLowerCase(language);
}
