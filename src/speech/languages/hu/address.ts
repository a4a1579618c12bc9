import { type NameLists, readPersonName } from '../person-name.ts';

/**
 * A natural person as addressed in Hungarian: family name first, then the given name, then who it is ("Kovács János úr", "Szabó Anna
 * asszony"); a wife by her husband's name is "Kovácsné asszony"; undefined where the name leaves the sex in doubt. The given name decides
 * also which of two names is the family's, whatever their order in the file.
 */
export function hungarianAddress(name: string, lastName: string | null, lists: NameLists): string | undefined {
  const { surname, others, sex } = readPersonName(name, lastName, lists);
  const wife = wifeOf(name);
  if (wife) return `${wife} asszony`;
  if (surname === undefined || sex === undefined) return undefined;
  return [surname, ...others, sex === 'woman' ? 'asszony' : 'úr'].join(' ');
}

/** "Kovács Jánosné" is Kovácsné; a final a or e grows long before the suffix (Varga, Vargáné). */
function wifeOf(name: string): string | undefined {
  const [, family] = /(\p{Lu}\p{Ll}+)\s+\p{Lu}\p{Ll}+né$/u.exec(name.trim()) ?? [];
  return family && `${family.replace(/a$/, 'á').replace(/e$/, 'é')}né`;
}
