import { foldWords } from '../../kernel/fold-words.ts';

/**
 * The words of a name that tell people apart, as banks and creditors both write them: no marks, no case, no titles, no legal form. Empty
 * where too little is left to know anybody by.
 */
export function payerWords(name: string | null): string[] {
  const words = foldWords(name ?? '').filter((word) => !passedOver.has(word) && word.length > 1);
  return words.length >= 2 || words.some((word) => word.length >= 6) ? words : [];
}

/** Whether two names have the same words, in whatever order. */
export function samePayer(words: readonly string[], name: string): boolean {
  const others = payerWords(name);
  return words.length > 0 && words.length === others.length && words.every((word) => others.includes(word));
}

/** Titles and legal forms of Czechia, Slovakia, Poland and Hungary; single letters fall out anyway. */
const passedOver = new Set(
  'ing mgr bc judr mudr phdr rndr mvdr paedr doc prof dr csc phd mba dis pan pani sro spol as vos ks sp zoo spzoo sa kft zrt bt nyrt rt'.split(
    ' ',
  ),
);
