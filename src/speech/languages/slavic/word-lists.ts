import type { Case } from './numerals.ts';

/** Words parted by commas. */
export function list(text: string): string[] {
  return text.split(',');
}

export function cases(nominative: string, genitive: string, accusative: string): Readonly<Record<Case, string>> {
  return { nominative, genitive, accusative };
}
