/**
 * The text in letters that every telephone shows and every SMS carries cheaply: no diacritics, plain quotes, dashes and spaces.
 * Of Czech, Slovak, Polish and Hungarian nothing is left outside GSM-7; letters of other scripts stay as they are.
 */
export function plainLetters(text: string): string {
  return [...text.normalize('NFD').replace(/\p{M}/gu, '')].map((character) => plain[character] ?? character).join('');
}

const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  '„': '"',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‚': "'",
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '•': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
};
