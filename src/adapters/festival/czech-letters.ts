import { readIpa } from '../../speech/lexicon/ipa.ts';

/** Sounds in IPA letters as Czech writes them, which is how they are read: "ˈɡuːɡl" is "gúgl". Stress falls on the first syllable by itself. */
export function czechLetters(ipa: string): string {
  const tokens = readIpa('cs', ipa);
  if (!tokens.ok) return '';
  const written = tokens.value.map((token) => letters.get(token) ?? token.replace(/[ˈˌ]/g, '')).join('');
  return written.replace(/(?<=[tdn])i/g, 'y').replace(/(?<=[tdn])í/g, 'ý'); // ti would be read ťi
}

const letters: ReadonlyMap<string, string> = new Map(
  'aː=á ɛ=e ɛː=é eː=é ɪ=i iː=í oː=ó uː=ú c=ť ɟ=ď ɡ=g ʃ=š ʒ=ž x=ch ɦ=h ts=c tʃ=č dʒ=dž ɲ=ň ŋ=n r̝=ř r̩=r l̩=l'
    .split(' ')
    .map((pair) => {
      const [sound = '', letter = ''] = pair.split('=');
      return [sound.normalize('NFD'), letter] as const;
    }),
);
