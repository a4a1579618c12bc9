import { type Id, type IdPrefix, isId } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import { Refused } from './respond.ts';

/** An id of this kind; anything else ends the command. `noun`: what it would be of, and where to look it up. */
export function idOf<P extends IdPrefix>(prefix: P, text: string, noun: string): Id<P> {
  if (isId(prefix, text)) return text;
  throw new Refused(refuse('not_an_id', `"${text}" is no id of a ${noun}: it looks like ${prefix}_ and 26 letters and digits`));
}
