import type { AudioFile } from '../kernel/audio-file.ts';
import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import { type Fragment, isSpoken, type SpokenFragment } from './fragment.ts';
import { keptPrompts } from './kept-prompts.ts';
import { fixedWords, planPrompt } from './plan-prompt.ts';
import type { PromptTexts, SpeechStore, SpeechSynthesizer } from './ports.ts';
import { notSpeakable, recordingGone } from './prompt-faults.ts';
import { type RecordingSet, recordingSet, withRecording, withRecordings } from './recordings/recording-set.ts';
import { type Made, originOf, type RenderedShare, shareOf, together } from './rendered-share.ts';
import { conditionFragment, conditioning, recordingRecipe } from './sound/condition-fragment.ts';
import { silenceByte } from './sound/g711.ts';
import { vocabulary } from './vocabulary.ts';

/** One prompt to be heard with its values: what a call flow calls a Say. `text`: its words, where today's are not meant;
 * `language`: where it is another than the call's. */
export type Saying = {
  readonly prompt: string;
  readonly values: Readonly<Record<string, SpokenValue>>;
  readonly language?: Language;
  readonly text?: string | undefined;
};

export type PreparedPrompts = {
  /** By `sayingKey`. Every file exists and has the length that was meant. */
  readonly audio: ReadonlyMap<string, AudioFile>;
  readonly share: RenderedShare;
};

export interface PromptAudio {
  /** Renders what the store lacks of these prompts and joins each into one file. Throws Fault when a prompt cannot be said. */
  preparePrompts(language: Language, sayings: readonly Saying[]): Promise<PreparedPrompts>;
  /** Whether this process has joined all of these before and every file is still there. */
  arePrepared(language: Language, sayings: readonly Saying[]): boolean;
  /**
   * Renders what the store lacks of all that debtors have in common: the language's closed list and the fixed words of every prompt. Then
   * a prompt with a live value (a keyed date) can be said at once. `recordings`: those that are about to be heard, if not today's.
   */
  prepareVoice(language: Language, recordings?: RecordingSet): Promise<RenderedShare>;
  /**
   * One prompt during a call, joined from fragments that are there: nothing is synthesised. Throws Fault `fragment_missing` when one is
   * not (its prompt was never prepared).
   */
  say(language: Language, saying: Saying): Promise<AudioFile>;
  /** What it is made of, in the order of hearing. Throws Fault when it cannot be said. */
  fragmentsOf(language: Language, saying: Saying): readonly SpokenFragment[];
}

/** The same prompt with the same words and values has the same key, in whatever order the values stand. */
export function sayingKey({ prompt, values, text }: Saying): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([prompt, sorted.map(([fact, value]) => [fact, Object.entries(value).sort()]), text]);
}

/** Words become sound: prompts from fragments, fragments from a voice, everything made once and kept. */
export function promptAudio(parts: {
  readonly texts: PromptTexts;
  readonly voice: SpeechSynthesizer;
  readonly store: SpeechStore;
  /** What is heard instead of the voice; none if not given. Whatever it gives is in the store already. */
  readonly recordings?: (language: Language) => RecordingSet;
}): PromptAudio {
  const { texts, voice, store, recordings = () => noRecordings } = parts;
  /** What is common to many debtors stays in memory; names are read again. */
  const known = new Map<string, Uint8Array>();
  const underWay = new Map<string, Promise<Made>>();
  /** Whole prompts that this process has joined; most calls say the same. */
  const whole = keptPrompts(keptLimit);

  const recipeOf = (language: Language, { tone, text, recording }: SpokenFragment) =>
    recording === undefined ? JSON.stringify([voice.voice(language), conditioning, tone, text]) : recordingRecipe(recording);

  async function found(language: Language, fragment: SpokenFragment): Promise<Uint8Array | undefined> {
    const recipe = recipeOf(language, fragment);
    const bytes = known.get(recipe) ?? (await store.findFragment(recipe));
    if (bytes && fragment.kind !== 'name') known.set(recipe, bytes);
    return bytes;
  }

  async function made(language: Language, fragment: SpokenFragment): Promise<Made> {
    const there = await found(language, fragment);
    if (there) return { bytes: there, isNew: false };
    if (fragment.recording !== undefined) throw recordingGone(language, fragment);
    const raw = await voice.synthesize({ language, text: fragment.text, tone: fragment.tone });
    const conditioned = conditionFragment(raw, store.codec);
    if (conditioned.encoded.length === 0)
      throw new Fault(
        'fragment_silent',
        `the voice gave only silence for a ${fragment.kind} of ${fragment.text.length} characters`,
      );
    await store.keepFragment(recipeOf(language, fragment), conditioned);
    if (fragment.kind !== 'name') known.set(recipeOf(language, fragment), conditioned.encoded);
    return { bytes: conditioned.encoded, isNew: true };
  }

  /** Two calls that need the same fragment at once have it made once. */
  function make(language: Language, fragment: SpokenFragment): Promise<Made> {
    const recipe = recipeOf(language, fragment);
    const start = () => {
      const fresh = made(language, fragment).finally(() => underWay.delete(recipe));
      underWay.set(recipe, fresh);
      return fresh;
    };
    return underWay.get(recipe) ?? start();
  }

  async function makeAll(language: Language, fragments: readonly SpokenFragment[]) {
    const once = new Map(fragments.map((fragment) => [recipeOf(language, fragment), fragment]));
    const pieces = new Map<string, Made>();
    await Promise.all([...once].map(async ([recipe, fragment]) => pieces.set(recipe, await make(language, fragment))));
    return { pieces, share: shareOf([...pieces.values()]) };
  }

  async function joined(
    key: string,
    language: Language,
    fragments: readonly Fragment[],
    pieces: ReadonlyMap<string, Made>,
  ): Promise<AudioFile> {
    const recipes = fragments.map((fragment) => (fragment.kind === 'pause' ? fragment.ms : recipeOf(language, fragment)));
    const bytes = join(
      recipes.map((recipe) => (typeof recipe === 'number' ? rest(recipe) : (pieces.get(recipe)?.bytes ?? empty))),
    );
    const recipe = JSON.stringify([store.codec, recipes]);
    const spoken = fragments.filter(isSpoken);
    const file = (await store.findPrompt(recipe, bytes.length)) ?? (await store.keepPrompt(recipe, bytes));
    const audio = { ...file, origin: originOf(spoken) };
    const share = shareOf(
      spoken.map((fragment) => ({ bytes: pieces.get(recipeOf(language, fragment))?.bytes ?? empty, isNew: false })),
    );
    whole.keep(key, { audio, recipe, bytes: bytes.length, share });
    return audio;
  }

  const keyOf = (language: Language, saying: Saying) =>
    JSON.stringify([language, textOf(texts.of(language), saying), sayingKey(saying), recordings(language).revision]);

  const rest = (ms: number) => new Uint8Array(ms * 8).fill(silenceByte[store.codec]);

  function planned(language: Language, book: ReadonlyMap<string, string>, saying: Saying): readonly Fragment[] {
    const text = textOf(book, saying);
    if (text === undefined) throw notSpeakable(language, saying.prompt, 'it has no text');
    const plan = planPrompt(language, text, saying.values);
    if (!plan.ok) throw notSpeakable(language, saying.prompt, plan.message);
    if (!plan.value.some((fragment) => fragment.kind !== 'pause'))
      throw notSpeakable(language, saying.prompt, 'nothing in it can be heard');
    return withRecordings(recordings(language), saying.prompt, text, plan.value);
  }

  return {
    async preparePrompts(language, sayings) {
      const book = texts.of(language);
      const audio = new Map<string, AudioFile>();
      const shares: RenderedShare[] = [];
      const plans = new Map<string, { readonly key: string; readonly plan: readonly Fragment[] }>();
      const once = new Map(sayings.map((saying) => [sayingKey(saying), saying]));
      await Promise.all(
        [...once].map(async ([name, saying]) => {
          const key = keyOf(language, saying);
          const kept = whole.find(key);
          const there = kept && (await store.findPrompt(kept.recipe, kept.bytes));
          if (!kept || !there) plans.set(name, { key, plan: planned(language, book, saying) });
          else {
            audio.set(name, kept.audio);
            shares.push(kept.share);
          }
        }),
      );
      const { pieces, share } = await makeAll(language, [...plans.values()].flatMap(({ plan }) => plan).filter(isSpoken));
      await Promise.all(
        [...plans].map(async ([name, { key, plan }]) => audio.set(name, await joined(key, language, plan, pieces))),
      );
      return { audio, share: [...shares, share].reduce(together) };
    },
    arePrepared: (language, sayings) =>
      sayings.every((saying) => {
        const kept = whole.find(keyOf(language, saying));
        return kept !== undefined && store.hasPrompt(kept.audio, kept.bytes);
      }),
    async prepareVoice(language, heard = recordings(language)) {
      const words = vocabulary(language).map((word) => withRecording(heard, word));
      const fixed = [...texts.of(language)].flatMap(([prompt, text]) => withRecordings(heard, prompt, text, fixedWords(text)));
      return (await makeAll(language, [...words, ...fixed.filter(isSpoken)])).share;
    },
    async say(language, saying) {
      const key = keyOf(language, saying);
      const kept = whole.find(key);
      if (kept && store.hasPrompt(kept.audio, kept.bytes)) return kept.audio;
      const plan = planned(language, texts.of(language), saying);
      const pieces = new Map<string, Made>();
      for (const fragment of plan.filter(isSpoken)) {
        const bytes = await found(language, fragment);
        if (!bytes)
          throw new Fault(
            'fragment_missing',
            `prompt ${saying.prompt}: a ${fragment.kind} fragment was not rendered before the call`,
            {
              remedy: 'prepare the vocabulary and the prompts of the flow before dialling',
            },
          );
        pieces.set(recipeOf(language, fragment), { bytes, isNew: false });
      }
      return joined(key, language, plan, pieces);
    },
    fragmentsOf: (language, saying) => planned(language, texts.of(language), saying).filter(isSpoken),
  };
}

/** Prompts, some 300 bytes each: those of every call that is up or being prepared, with room. */
const keptLimit = 20_000;

function textOf(book: ReadonlyMap<string, string>, { prompt, text }: Saying): string | undefined {
  return text ?? book.get(prompt);
}

const empty = new Uint8Array(0);

const noRecordings = recordingSet([]);

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
