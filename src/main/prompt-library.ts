import { readFile } from 'node:fs/promises';
import type { Actor } from '../journal/event.ts';
import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { renderWav } from '../kernel/wav.ts';
import type { CallVoice } from '../speech/call-voices.ts';
import { checkEntry } from '../speech/lexicon/check-entry.ts';
import { removePronunciation, setPronunciation } from '../speech/lexicon/edit-lexicon.ts';
import { folded, lexiconOf } from '../speech/lexicon/lexicon.ts';
import { standingEntries } from '../speech/lexicon/lexicon-history.ts';
import { checkText } from '../speech/library/check-text.ts';
import { chosenValues } from '../speech/library/chosen-values.ts';
import { discardDraft, draftText, putIntoUse, restoreShipped, reviewText, type TextPlace } from '../speech/library/edit-text.ts';
import { measurePrompt } from '../speech/measure-prompt.ts';
import { type Saying, sayingKey } from '../speech/prompt-audio.ts';
import { decodeG711, trunkRate } from '../speech/sound/g711.ts';
import type { HeardPrompt, MeasuredPrompt, PromptLibrary, TextInUse } from '../web/prompts/ports.ts';
import type { OpenInstallation } from './open-installation.ts';
import type { OpenRecordings } from './open-recordings.ts';
import { promptShelf } from './prompt-shelf.ts';
import { promptTakes } from './prompt-takes.ts';
import { disproved, type PromptUses, promptUses } from './prompt-uses.ts';
import { publishTexts } from './publish-texts.ts';
import { vocabularyShelf } from './vocabulary-shelf.ts';

export type PromptLibraryParts = Pick<OpenInstallation, 'flows' | 'flowFiles' | 'words' | 'wordStore' | 'tools'> & {
  /** Opened when somebody wants to hear or to know what is recorded. */
  readonly speech: () => Promise<{
    readonly recordings: OpenRecordings;
    readonly voicesOf: (language: Language) => readonly CallVoice[];
  }>;
  /** The name of whoever stands behind an actor. */
  readonly nameOf: (actor: string) => Promise<string>;
};

/** The texts of prompts and the lexicon, for the console, the API and the command line. */
export function promptLibrary(parts: PromptLibraryParts): PromptLibrary {
  const { flowFiles, words, wordStore: store, nameOf } = parts;
  const { work, clock } = parts.tools;
  const uses = fresh(
    () => promptUses(flowFiles),
    () => clock.now().epochMilliseconds,
  );
  const shelf = promptShelf({ ...parts, uses });

  const edit = () => ({
    store,
    work,
    clock,
    shipped: flowFiles.shippedTexts.of,
    kindOf: uses().kindOf,
    disprove: async (language: Language, prompt: string, text: string) => {
      const { own } = await words.look();
      const texts = new Map([...(own.get(language) ?? []), [prompt, text] as const]);
      return disproved(flowFiles, own, new Map([...own, [language, texts] as const]));
    },
  });

  async function spread(change: typeof putIntoUse, by: Actor, at: TextPlace): Promise<Result<TextInUse>> {
    const changed = await change(edit(), by, at);
    return changed.ok ? accept(await publishTexts(parts, by, at)) : changed;
  }

  async function firstVoice(language: Language): Promise<CallVoice> {
    const [voice] = (await parts.speech()).voicesOf(language);
    if (voice) return voice;
    throw new Fault('no_voice', `nobody speaks ${language}`, { kind: 'misconfigured' });
  }

  async function heard(language: Language, saying: Saying, lexicon = words.lexicons(language)[0]): Promise<HeardPrompt> {
    const { audio, name } = await firstVoice(language);
    const file = (await audio.preparePrompts(language, [saying], lexicon)).audio.get(sayingKey(saying));
    if (!file) throw new Fault('no_sound', `${saying.prompt} could not be said`);
    const samples = decodeG711(await readFile(`${file.path}.alaw`), 'alaw');
    const fragments = audio
      .fragmentsOf(language, saying)
      .map(({ text, recording }) => ({ words: text, recorded: recording !== undefined }));
    return { wav: renderWav({ rate: trunkRate, samples }), voice: name, durationMs: file.durationMs, fragments };
  }

  return {
    ...shelf,
    vocabulary: (language) => vocabularyShelf(parts, language),
    takes: promptTakes(parts),
    draft: (language, prompt, text, by) => draftText(edit(), by, { language, prompt }, text),
    discard: (language, prompt, by) => discardDraft(edit(), by, { language, prompt }),
    use: (language, prompt, by) => spread(putIntoUse, by, { language, prompt }),
    restore: (language, prompt, by) => spread(restoreShipped, by, { language, prompt }),
    review: (language, prompt, read, by) => reviewText(edit(), by, { language, prompt }, read),
    listen: async (language, prompt, wish) => {
      const { kindOf } = uses();
      const text = wish.text ?? flowFiles.texts.of(language).get(prompt);
      if (text === undefined) return refuse('no_such_prompt', `there is no prompt ${prompt} in ${language}`);
      const checked = checkText(language, text, kindOf);
      if (!checked.ok) return checked;
      const values = chosenValues(language, checked.value, wish.values ?? {}, kindOf);
      return values.ok ? spoken(() => heard(language, { prompt, text, values: values.value })) : values;
    },
    measure: async (language) => {
      const voice = await firstVoice(language);
      const { kindOf } = uses();
      const how = { kindOf, codec: 'alaw', read: readFile } as const;
      const measured: MeasuredPrompt[] = [];
      for (const [prompt, text] of [...flowFiles.texts.of(language)].sort()) {
        const measure = await spoken(() => measurePrompt(voice.audio, language, { prompt, text }, how));
        measured.push(
          measure.ok ? { prompt, measure: measure.value, problem: null } : { prompt, measure: null, problem: measure.message },
        );
      }
      return measured;
    },
    lexicon: {
      list: async () =>
        Promise.all(standingEntries(await store.lexicon()).map(async (each) => ({ ...each, by: await nameOf(each.actor) }))),
      set: (language, entry, by) => setPronunciation({ store, work, clock }, by, language, entry),
      remove: (language, word, by) => removePronunciation({ store, work, clock }, by, language, word),
      listen: async (language, text, entry) => {
        const checked = entry ? checkEntry(language, entry) : accept(null);
        if (!checked.ok) return checked;
        const plain = text.replace(/[{}]/g, ' ').trim();
        if (!/[\p{L}\p{N}]/u.test(plain)) return refuse('nothing_to_say', 'there is nothing to say');
        const standing = standingEntries(await store.lexicon()).filter((each) => each.language === language);
        const tried = checked.value;
        const others = standing.filter(({ word }) => tried === null || folded(word) !== folded(tried.word));
        const lexicon = lexiconOf(language, tried ? [...others, tried] : others);
        return spoken(() => heard(language, { prompt: 'lexicon', text: plain, values: {} }, lexicon));
      },
    },
  };
}

/** What a voice failed with, as an answer to somebody who wanted to hear. */
async function spoken<T>(action: () => Promise<T>): Promise<Result<T>> {
  try {
    return accept(await action());
  } catch (error) {
    if (error instanceof Fault)
      return refuse('not_speakable', error.remedy ? `${error.message}; ${error.remedy}` : error.message);
    throw error;
  }
}

/** Proving all flows takes a tenth of a second; a list is asked for page by page. */
function fresh(read: () => PromptUses, now: () => number): () => PromptUses {
  let known: { readonly uses: PromptUses; readonly at: number } | undefined;
  return () => {
    if (!known || now() - known.at > keptMs) known = { uses: read(), at: now() };
    return known.uses;
  };
}

const keptMs = 5_000;
