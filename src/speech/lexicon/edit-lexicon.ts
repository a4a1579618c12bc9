import type { Clock } from '../../kernel/clock.ts';
import type { Language } from '../../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { UnitOfWork } from '../../kernel/transaction.ts';
import type { LexiconEntry } from '../model.ts';
import type { WordStore } from '../ports.ts';
import { checkEntry } from './check-entry.ts';
import { folded } from './lexicon.ts';
import { type StandingEntry, standingEntries } from './lexicon-history.ts';

export type LexiconTools = { readonly store: WordStore; readonly work: UnitOfWork; readonly clock: Clock };

/** From now on the word is said so; the same again changes nothing. */
export async function setPronunciation(
  { store, work, clock }: LexiconTools,
  actor: string,
  language: Language,
  wish: LexiconEntry,
): Promise<Result<StandingEntry, Refusal<'bad_word' | 'bad_pronunciation' | 'unknown_sound'>>> {
  const checked = checkEntry(language, wish);
  if (!checked.ok) return checked;
  const known = await findEntry(store, language, wish.word);
  const { word, kind, said } = checked.value;
  if (known?.word === word && known.kind === kind && known.said === said) return accept(known);
  const entry: StandingEntry = { language, word, kind, said, actor, at: clock.now().epochMilliseconds };
  await work.run((tx) => store.addPronunciation(tx, entry));
  return accept(entry);
}

/** From now on the word is said as it is written. */
export async function removePronunciation(
  { store, work, clock }: LexiconTools,
  actor: string,
  language: Language,
  word: string,
): Promise<Result<void, Refusal<'not_in_lexicon'>>> {
  const known = await findEntry(store, language, word);
  if (!known) return refuse('not_in_lexicon', `the lexicon has no entry for this word in ${language}`);
  const change = { language, word: known.word, kind: null, said: null, actor, at: clock.now().epochMilliseconds };
  await work.run((tx) => store.addPronunciation(tx, change));
  return accept(undefined);
}

async function findEntry(store: WordStore, language: Language, word: string): Promise<StandingEntry | undefined> {
  const standing = standingEntries(await store.lexicon());
  return standing.find((entry) => entry.language === language && folded(entry.word) === folded(word));
}
