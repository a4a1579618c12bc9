/**
 * The words of a text as people look for them: without marks and case ("Nováková, Łukasz" → `novakova`, `lukasz`). Pure; each word once.
 */
export function foldWords(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łđøß]/g, (letter) => unmarked[letter] ?? letter);
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean))];
}

/** Letters whose stroke is no mark of its own in Unicode. */
const unmarked: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss' };
