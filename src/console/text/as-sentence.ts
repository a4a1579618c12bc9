/** Words that stand inside of sentences elsewhere, as the beginning of one. */
export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
