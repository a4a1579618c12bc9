import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import type { SpokenFragment } from './fragment.ts';
import { fragmentRecipe, utteranceOf } from './fragment-recipe.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { SpeechStore, SpeechSynthesizer } from './ports.ts';
import { recordingGone } from './prompt-faults.ts';
import type { Made } from './rendered-share.ts';
import { conditionFragment } from './sound/condition-fragment.ts';

/** One voice's fragments: found in the store, or made once and kept there. */
export function fragmentMaker(voice: SpeechSynthesizer, store: SpeechStore) {
  /** What is common to many debtors stays in memory; names are read again. */
  const known = new Map<string, Uint8Array>();
  const underWay = new Map<string, Promise<Made>>();

  const recipeOf = (language: Language, lexicon: Lexicon, fragment: SpokenFragment) =>
    fragmentRecipe(voice, language, lexicon, fragment);

  async function find(language: Language, lexicon: Lexicon, fragment: SpokenFragment): Promise<Uint8Array | undefined> {
    const recipe = recipeOf(language, lexicon, fragment);
    const bytes = known.get(recipe) ?? (await store.findFragment(recipe));
    if (bytes && fragment.kind !== 'name') known.set(recipe, bytes);
    return bytes;
  }

  async function made(language: Language, lexicon: Lexicon, fragment: SpokenFragment): Promise<Made> {
    const there = await find(language, lexicon, fragment);
    if (there) return { bytes: there, isNew: false };
    if (fragment.recording !== undefined) throw recordingGone(language, fragment);
    const raw = await voice.synthesize(utteranceOf(language, lexicon, fragment));
    const conditioned = conditionFragment(raw, store.codec);
    if (conditioned.encoded.length === 0)
      throw new Fault(
        'fragment_silent',
        `the voice gave only silence for a ${fragment.kind} of ${fragment.text.length} characters`,
      );
    const recipe = recipeOf(language, lexicon, fragment);
    await store.keepFragment(recipe, conditioned);
    if (fragment.kind !== 'name') known.set(recipe, conditioned.encoded);
    return { bytes: conditioned.encoded, isNew: true };
  }

  return {
    recipeOf,
    find,
    /** By recipe. Two calls that need the same fragment at once have it made once. */
    async makeAll(
      language: Language,
      lexicon: Lexicon,
      fragments: readonly SpokenFragment[],
    ): Promise<ReadonlyMap<string, Made>> {
      const once = new Map(fragments.map((fragment) => [recipeOf(language, lexicon, fragment), fragment]));
      const start = (recipe: string, fragment: SpokenFragment) => {
        const fresh = made(language, lexicon, fragment).finally(() => underWay.delete(recipe));
        underWay.set(recipe, fresh);
        return fresh;
      };
      const pieces = new Map<string, Made>();
      await Promise.all(
        [...once].map(async ([recipe, fragment]) => pieces.set(recipe, await (underWay.get(recipe) ?? start(recipe, fragment)))),
      );
      return pieces;
    },
    /** All of them under one lexicon, by recipe; the first that is not there otherwise. */
    async findAll(
      language: Language,
      lexicon: Lexicon,
      fragments: readonly SpokenFragment[],
    ): Promise<{ readonly pieces: ReadonlyMap<string, Made> } | { readonly missing: SpokenFragment }> {
      const pieces = new Map<string, Made>();
      for (const fragment of fragments) {
        const bytes = await find(language, lexicon, fragment);
        if (!bytes) return { missing: fragment };
        pieces.set(recipeOf(language, lexicon, fragment), { bytes, isNew: false });
      }
      return { pieces };
    },
  };
}
