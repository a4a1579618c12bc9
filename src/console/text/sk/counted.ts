import { pluralOf } from '../plural.ts';

/** A count as a number, or as the console writes one: `1 234`. */
type Count = number | string;

/** A count with the word that agrees with it: 1 platba, 2 platby, 5 platieb. */
export function counted(count: Count, one: string, few: string, other: string): string {
  return `${count} ${formOf(count, one, few, other)}`;
}

/** The form alone, where the count stands elsewhere in the sentence. */
export function formOf(count: Count, one: string, few: string, other: string): string {
  return plural(typeof count === 'number' ? count : Number(count.replace(/\D/g, '')), { one, few, other });
}

const plural = pluralOf('sk-SK');
