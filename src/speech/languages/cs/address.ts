import { givenNamesOfMen, givenNamesOfWomen } from './given-names.ts';

/** How a person is addressed whose name leaves any doubt. */
export const neutralAddress = 'vážený zákazníku';

/**
 * A person's name as she or he is addressed: "paní Nováková", "pane Nováku". Only where the name itself leaves no doubt: a woman's
 * surname in -á stands unchanged; a man's needs a Czech given name beside it and an ending whose vocative has no exceptions that we know
 * of. Everything else (two given names, companies, foreign names, -el, -es, initials) gets the neutral address, which is never wrong.
 * Titles before and behind the name are left out; the surname may stand first.
 */
export function spokenAddress(name: string): string {
  const words = name
    .replace(/,.*$/, '')
    .trim()
    .split(/\s+/)
    .filter((word) => !/\.$/.test(word) && word !== '');
  if (words.length < 2 || !words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word))) return neutralAddress;
  const [given = '', surname = ''] = surnameFirst(words) ? [words[1], words[0]] : [words[0], words.at(-1)];
  if (isWoman(given, surname)) return `paní ${surname}`;
  const called = givenNamesOfMen.has(given) && !isGiven(surname) ? vocative(surname) : undefined;
  return called === undefined ? neutralAddress : `pane ${called}`;
}

function surnameFirst(words: readonly string[]): boolean {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return words.length === 2 && isGiven(last) && !isGiven(first);
}

function isGiven(word: string): boolean {
  return givenNamesOfMen.has(word) || givenNamesOfWomen.has(word);
}

/** Feminine surnames in -á are adjectives and do not change; those in -í and -ů serve both sexes, so the given name decides. */
function isWoman(given: string, surname: string): boolean {
  if (givenNamesOfMen.has(given)) return false;
  return /á$/.test(surname) || (givenNamesOfWomen.has(given) && /[íů]$/.test(surname));
}

/** Of a man's surname; undefined where the ending alone does not decide. */
function vocative(surname: string): string | undefined {
  for (const [ending, change] of endings)
    if (ending.test(surname)) return change === undefined ? undefined : surname.replace(ending, change);
  return undefined;
}

/** The first ending that fits decides; `undefined` stops what has exceptions (Havel, Pavel, Loket, Kos, Švec). */
const endings: readonly (readonly [RegExp, string | undefined])[] = [
  [/([ýíů]|[ýí]ch)$/, '$1'], // Novotný, Krejčí, Martinů, Černých
  [/^Král$/, 'Králi'],
  [/^[^aáeéěiíoóuúůyýAÁEÉIÍOÓUÚY]*[aáeéěiíoóuúůyý]l$/, undefined], // of one syllable: soft or hard
  [/([^aáeéěiíoóuúůyý])a$/, '$1o'], // Svoboda, Procházka
  [/^\p{Lu}\p{Ll}?[eě]k$/u, undefined],
  [/něk$/, 'ňku'], // Vaněk
  [/([aáeéiíoóuúůyý][bcčdfghjklmnprřsštvzž])ek$/, '$1ku'], // Marek, Hájek
  [/[eě]k$/, undefined],
  [/(ch|[kgh])$/, '$1u'], // Novák, Vlach
  [/([žščřj])$/, '$1i'], // Beneš, Kolář, Kříž, Matěj
  [/[eě][bcčdfghklmnpqrsťtvwxz]$/, undefined], // Havel, Němec, Loket
  [/[szxqw]$/, undefined], // Kos, Klaus
  [/([aáeéiíoóuúůyý][bdflmnptv])$/, '$1e'], // Urban, Doležal, Holub
  [/([aáíoóuúůyý]r)$/, '$1e'], // Kašpar
];
