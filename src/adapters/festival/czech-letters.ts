/** Czech sounds, each in IPA letters, as Czech writes them, which is how they are read: ɡ uː ɡ l̩ is "gúgl". Stress falls on the first syllable by itself. */
export function czechLetters(sounds: readonly string[]): string {
  const written = sounds.map((sound) => letters.get(sound) ?? sound.replace(/[ˈˌ]/g, '')).join('');
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
