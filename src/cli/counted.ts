/** `1 plan`, `2 plans`: a count with its word, which takes an s where there is more than one. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
