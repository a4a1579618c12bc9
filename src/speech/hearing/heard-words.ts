/** What was heard, as words to compare: small letters, without marks between them, composed (NFC) as our own texts are. */
export function heardWords(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '');
}
