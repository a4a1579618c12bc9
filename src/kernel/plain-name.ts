import { foldWords } from './fold-words.ts';

/** A name as it may stand in a file's: lower case, ASCII letters and digits, joined by hyphens; empty when nothing is left. */
export function plainName(text: string): string {
  return foldWords(text)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
    .join('-');
}
