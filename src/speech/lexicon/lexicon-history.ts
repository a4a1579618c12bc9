import type { Language } from '../../kernel/country.ts';
import type { LexiconChange, LexiconEntry } from '../model.ts';
import { folded } from './lexicon.ts';

/** An entry that stands, and who made it so. */
export type StandingEntry = LexiconEntry & { readonly language: Language; readonly actor: string; readonly at: number };

/** What a history (oldest first) adds up to, by language and word. */
export function standingEntries(history: readonly LexiconChange[]): StandingEntry[] {
  const newest = new Map(history.map((change) => [`${change.language} ${folded(change.word)}`, change]));
  const standing = [...newest.values()].flatMap((change) => {
    const { kind, said } = change;
    return kind === null || said === null ? [] : [{ ...change, kind, said }];
  });
  return standing.sort((a, b) => (`${a.language} ${folded(a.word)}` < `${b.language} ${folded(b.word)}` ? -1 : 1));
}
