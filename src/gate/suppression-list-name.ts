import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';

/** The list of those numbers for which none was named. */
export const generalList = 'general';

/** A list's name stands in the journal and in file names: small letters, digits, hyphens. */
export function checkListName(name: string): Result<string, Refusal<'bad_list_name'>> {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(name)
    ? accept(name)
    : refuse('bad_list_name', `a list's name is made of small letters, digits and hyphens, not "${name}"`);
}
