import { vocative } from 'czech-vocative';
import { type NameLists, readPersonName } from '../person-name.ts';

/**
 * A natural person as addressed in Czech: "pane Nováku", "paní Nováková"; undefined where the name leaves the sex in doubt, because a woman
 * called "pane" hangs up. The given name decides, also where the surname serves both (Krejčí, Martinů); without a Czech given name only a
 * surname in -á does. A woman's surname never changes; a man's is put in the vocative by czech-vocative 2.1.0, but for the words that it
 * gets wrong.
 */
export function czechAddress(name: string, lastName: string | null, lists: NameLists): string | undefined {
  const { surname, others, sex } = readPersonName(name, lastName, lists);
  if (surname === undefined) return undefined;
  if (sex === 'woman') return `paní ${surname}`;
  if (sex === 'man') return `pane ${calledAfter(surname)}`;
  return surname.endsWith('á') && !others.some((each) => lists.known.men.has(each)) ? `paní ${surname}` : undefined;
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
