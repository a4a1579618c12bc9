/** The word for a code, of a group of them; undefined: there is none. */
export function wordOf(code: string | number | undefined, words: Readonly<Record<string, string>>): string | undefined {
  return words[`${code}`];
}
