import { type NameLists, readPersonName } from '../person-name.ts';

/**
 * A natural person as addressed in Slovak, which has no vocative: "pán Novák", "pani Nováková"; undefined where the name leaves the sex in
 * doubt. The given name decides, also where the surname serves both (Krajčí, Tóth); without a known one only a surname in -á does.
 */
export function slovakAddress(name: string, lastName: string | null, lists: NameLists): string | undefined {
  const { surname, others, sex } = readPersonName(name, lastName, lists);
  if (surname === undefined) return undefined;
  if (sex) return `${sex === 'woman' ? 'pani' : 'pán'} ${surname}`;
  return surname.endsWith('á') && !others.some((each) => lists.known.men.has(each)) ? `pani ${surname}` : undefined;
}
