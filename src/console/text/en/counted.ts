import { countingIn } from '../counting.ts';

const inEnglish = countingIn('en-GB');

/** A count with its word, singular or plural: `1 row`, `1,234 rows`. */
export function counted(count: number | string, one: string, many: string): string {
  return inEnglish.counted(count, one, many, many);
}

/** The word alone, where the count stands elsewhere in the sentence. */
export function formOf(count: number | string, one: string, many: string): string {
  return inEnglish.formOf(count, one, many, many);
}
