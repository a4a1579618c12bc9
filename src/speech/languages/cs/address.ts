import { vocative } from 'czech-vocative';
import { givenNamesOfMen, givenNamesOfWomen } from './given-names.ts';

/**
 * A natural person as addressed in Czech: "pane Nováku", "paní Nováková"; undefined where the name leaves the sex in doubt, because a woman
 * called "pane" hangs up. The given name decides, also where the surname serves both (Krejčí, Martinů); without a Czech given name only a
 * surname in -á does. Titles are left out; the surname may stand first, and in capitals. A woman's surname never changes; a man's is put
 * in the vocative by czech-vocative 2.1.0, but for the words that it gets wrong.
 */
export function spokenAddress(name: string, lastName: string | null): string | undefined {
  const names = namesIn(name);
  const surname = lastName ? capitalised(lastName.trim()) : surnameAmong(names);
  if (surname === undefined) return undefined;
  const others = names.filter((each) => each !== surname);
  const man = others.some((each) => givenNamesOfMen.has(each));
  const woman = others.some((each) => givenNamesOfWomen.has(each));
  if (woman && !man) return `paní ${surname}`;
  if (man && !woman) return `pane ${calledAfter(surname)}`;
  return !man && surname.endsWith('á') ? `paní ${surname}` : undefined;
}

/** Words of a name without titles (Ing., Ph.D., MBA behind a comma). */
function namesIn(name: string): string[] {
  const [plain = ''] = name.split(',');
  return plain
    .split(/\s+/)
    .filter((word) => /^\p{Lu}[\p{L}-]+$/u.test(word))
    .map(capitalised);
}

function capitalised(word: string): string {
  return word.length > 1 && word === word.toLocaleUpperCase('cs') ? word.charAt(0) + word.slice(1).toLocaleLowerCase('cs') : word;
}

/** The last of the names, or the first where only the last can be a given name ("Novák Petr"); undefined of two given names. */
function surnameAmong(names: readonly string[]): string | undefined {
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined || !isGiven(last)) return last;
  return isGiven(first) ? undefined : first;
}

function isGiven(word: string): boolean {
  return givenNamesOfMen.has(word) || givenNamesOfWomen.has(word);
}

function calledAfter(surname: string): string {
  if (/[ýí]ch$/.test(surname)) return surname; // Černých: a genitive, never declined
  return exceptions.get(surname) ?? vocative(surname, false, true);
}

/** Fleeting vowels that czech-vocative 2.1.0 keeps (Šveci, Lokete). */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['Švec', 'Ševče'],
  ['Loket', 'Lokte'],
]);
