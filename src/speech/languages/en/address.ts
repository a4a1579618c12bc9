import { type NameLists, readPersonName } from '../person-name.ts';

/** A natural person as addressed in English: "Mr Novák", "Ms Nováková"; where the name leaves the sex in doubt the whole name ("Kim Novák"). */
export function englishAddress(name: string, lastName: string | null, lists: NameLists): string | undefined {
  const { surname, sex } = readPersonName(name, lastName, lists);
  if (surname !== undefined && sex) return `${sex === 'woman' ? 'Ms' : 'Mr'} ${surname}`;
  return /\p{L}{2}/u.test(name) ? name.trim() : undefined;
}
