import type { Language } from '../../kernel/country.ts';

/** espeak-ng's phoneme code for sounds of a language, each in IPA letters. */
export function ipaCode(language: Language, sounds: readonly string[]): string {
  const codes = new Map(pairs(`${shared} ${own[language]}`));
  // A divider keeps two codes from being read as a third one.
  return sounds
    .map((sound) => marks[sound] ?? `${codes.get(sound) ?? sound}|`)
    .join('')
    .replace(/\|(?= |$)/g, '');
}

const marks: Readonly<Record<string, string>> = { ˈ: "'", ˌ: ',', ' ': ' ' };

/** `sound=code`; a sound whose code is its letter is left out. Found and checked with `espeak-ng -x` and `--ipa` on 1.52. */
const shared = 'ɡ=g ʃ=S ʒ=Z tʃ=tS dʒ=dZ ɲ=n^ ŋ=N aː=a: eː=e: iː=i: oː=o: uː=u:';
const own: Readonly<Record<Language, string>> = {
  cs: 'ɛ=e ɛː=e: ɪ=i au=aU ou=oU eu=eU ɟ=J ɦ=h r=R r̝=R^ r̩=r- l̩=l-',
  sk: 'æ=E ɛ=e ɛː=e: ɔ=o ɔː=o: ia=i_a ie=i_e iu=i_u uo=u_o c=t; ɟ=d; ɦ=h r=R r̩=r- l̩=l- ʎ=l^',
  pl: 'ɛ=E ɛ̃=E~ ɨ=y ɔ=O ɔ̃=O~ ʂ=S ʐ=Z tʂ=tS dʐ=dZ ɕ=S; ʑ=Z; tɕ=ts; dʑ=dz; r=R',
  hu: 'ɒ=A ɛ=E ø=Y øː=Y: yː=y: ɟ=J r=R2',
  en: 'ɪ=I ɛ=E e=E æ=a ɒ=0 ɔː=O: ʌ=V ʊ=U ɜː=3: ə=@ ɑː=A: eɪ=eI aɪ=aI ɔɪ=OI aʊ=aU əʊ=oU ɪə=i@3 eə=e@ ʊə=U@ θ=T ð=D ɹ=r',
};

function pairs(text: string): (readonly [string, string])[] {
  return text.split(' ').map((pair) => {
    const [sound = '', code = ''] = pair.split('=');
    return [sound.normalize('NFD'), code];
  });
}
