import type { AudioFile } from '../kernel/audio-file.ts';
import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import { type Fragment, isSpoken, type SpokenFragment } from './fragment.ts';
import { fragmentMaker } from './fragment-maker.ts';
import { joinSound } from './join-sound.ts';
import { keptPrompts } from './kept-prompts.ts';
import { type Lexicon, noLexicon } from './lexicon/lexicon.ts';
import { fixedWords, planPrompt } from './plan-prompt.ts';
import type { PromptTexts, SpeechStore, SpeechSynthesizer } from './ports.ts';
import { notSpeakable } from './prompt-faults.ts';
import { type RecordingSet, recordingSet, withRecording, withRecordings } from './recordings/recording-set.ts';
import { type Made, originOf, type RenderedShare, shareOf, together } from './rendered-share.ts';
import { silenceByte } from './sound/g711.ts';
import { vocabulary } from './vocabulary.ts';

/** One prompt to be heard with its values: what a call flow calls a Say. */
export type Saying = {
  readonly prompt: string;
  readonly values: Readonly<Record<string, SpokenValue>>;
  /** Where it is another than the call's. */
  readonly language?: Language;
  /** Its text in the version of the flow that says it; today's when not given. */
  readonly text?: string | undefined;
};

/** What is about to be heard, where it is not today's. */
export type Coming = {
  readonly recordings?: RecordingSet;
  readonly texts?: ReadonlyMap<string, string>;
  readonly lexicon?: Lexicon;
};

export type PreparedPrompts = {
  /** By `sayingKey`. Every file exists and has the length that was meant. */
  readonly audio: ReadonlyMap<string, AudioFile>;
  readonly share: RenderedShare;
};

export interface PromptAudio {
  /**
   * Renders what the store lacks of these prompts and joins each into one file. `lexicon`: to try out, in place of today's. Throws Fault
   * when a prompt cannot be said.
   */
  preparePrompts(language: Language, sayings: readonly Saying[], lexicon?: Lexicon): Promise<PreparedPrompts>;
  /** Whether this process has joined all of these before and every file is still there. */
  arePrepared(language: Language, sayings: readonly Saying[]): boolean;
  /**
   * Renders what the store lacks of all that debtors have in common: the language's closed list and the fixed words of every prompt. Then
   * a prompt with a live value (a keyed date) can be said at once.
   */
  prepareVoice(language: Language, coming?: Coming): Promise<RenderedShare>;
  /** The prompts of a language of whose fixed words the store lacks some: what `prepareVoice` would render. */
  lacking(language: Language): Promise<readonly string[]>;
  /**
   * One prompt during a call, joined from fragments that are there: nothing is synthesised. Throws Fault `fragment_missing` when one is
   * not (its prompt was never prepared).
   */
  say(language: Language, saying: Saying): Promise<AudioFile>;
  /** What it is made of, in the order of hearing. Throws Fault when it cannot be said. */
  fragmentsOf(language: Language, saying: Saying): readonly SpokenFragment[];
}

/** The same prompt with the same words and values has the same key, in whatever order the values stand. Most have none. */
export function sayingKey({ prompt, values, text }: Saying): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const said = sorted.length === 0 ? '' : JSON.stringify(sorted.map(([fact, value]) => [fact, Object.entries(value).sort()]));
  return [prompt, said, text].join('\n');
}

/** Words become sound: prompts from fragments, fragments from a voice, everything made once and kept. */
export function promptAudio(parts: {
  readonly texts: PromptTexts;
  readonly voice: SpeechSynthesizer;
  readonly store: SpeechStore;
  /** What is heard instead of the voice; none if not given. Whatever it gives is in the store already. */
  readonly recordings?: (language: Language) => RecordingSet;
  /** How operators want words said: as from now on, and as before, newest first, for calls that were prepared then. None if not given. */
  readonly lexicons?: (language: Language) => readonly [Lexicon, ...(readonly Lexicon[])];
}): PromptAudio {
  const { texts, voice, store, recordings = () => noRecordings, lexicons = () => [noLexicon] as const } = parts;
  const fragments = fragmentMaker(voice, store);
  /** Whole prompts that this process has joined; most calls say the same. */
  const whole = keptPrompts(keptLimit);

  async function joined(
    key: string,
    language: Language,
    lexicon: Lexicon,
    plan: readonly Fragment[],
    pieces: ReadonlyMap<string, Made>,
  ): Promise<AudioFile> {
    const recipes = plan.map((part) => (part.kind === 'pause' ? part.ms : fragments.recipeOf(language, lexicon, part)));
    const bytes = joinSound(
      recipes.map((recipe) => (typeof recipe === 'number' ? rest(recipe) : (pieces.get(recipe)?.bytes ?? empty))),
    );
    const recipe = JSON.stringify([store.codec, recipes]);
    const spoken = plan.filter(isSpoken);
    const file = (await store.findPrompt(recipe, bytes.length)) ?? (await store.keepPrompt(recipe, bytes));
    const audio = { ...file, origin: originOf(spoken) };
    const share = shareOf(
      spoken.map((part) => ({ bytes: pieces.get(fragments.recipeOf(language, lexicon, part))?.bytes ?? empty, isNew: false })),
    );
    whole.keep(key, { audio, recipe, bytes: bytes.length, share });
    return audio;
  }

  const textOf = (language: Language, { prompt, text }: Saying) => text ?? texts.of(language).get(prompt);

  const keyOf = (language: Language, saying: Saying, lexicon = lexicons(language)[0]) => {
    const todays = saying.text === undefined ? texts.of(language).get(saying.prompt) : '';
    return [language, recordings(language).revision, lexicon.revision, todays, sayingKey(saying)].join('\n');
  };

  const rest = (ms: number) => new Uint8Array(ms * 8).fill(silenceByte[store.codec]);

  function planned(language: Language, saying: Saying): readonly Fragment[] {
    const text = textOf(language, saying);
    if (text === undefined) throw notSpeakable(language, saying.prompt, 'it has no text');
    const plan = planPrompt(language, text, saying.values);
    if (!plan.ok) throw notSpeakable(language, saying.prompt, plan.message);
    if (!plan.value.some((fragment) => fragment.kind !== 'pause'))
      throw notSpeakable(language, saying.prompt, 'nothing in it can be heard');
    return withRecordings(recordings(language), saying.prompt, text, plan.value);
  }

  const fixedOf = (heard: RecordingSet, [prompt, text]: readonly [string, string]) =>
    withRecordings(heard, prompt, text, fixedWords(text)).filter(isSpoken);

  return {
    async preparePrompts(language, sayings, lexicon = lexicons(language)[0]) {
      const audio = new Map<string, AudioFile>();
      const shares: RenderedShare[] = [];
      const plans = new Map<string, { readonly key: string; readonly plan: readonly Fragment[] }>();
      const once = new Map(sayings.map((saying) => [sayingKey(saying), saying]));
      await Promise.all(
        [...once].map(async ([name, saying]) => {
          const key = keyOf(language, saying, lexicon);
          const kept = whole.find(key);
          const there = kept && (await store.findPrompt(kept.recipe, kept.bytes));
          if (!kept || !there) plans.set(name, { key, plan: planned(language, saying) });
          else {
            audio.set(name, kept.audio);
            shares.push(kept.share);
          }
        }),
      );
      const wanted = [...plans.values()].flatMap(({ plan }) => plan).filter(isSpoken);
      const pieces = await fragments.makeAll(language, lexicon, wanted);
      await Promise.all(
        [...plans].map(async ([name, { key, plan }]) => audio.set(name, await joined(key, language, lexicon, plan, pieces))),
      );
      return { audio, share: [...shares, shareOf([...pieces.values()])].reduce(together) };
    },
    arePrepared: (language, sayings) =>
      sayings.every((saying) => {
        const kept = whole.find(keyOf(language, saying));
        return kept !== undefined && store.hasPrompt(kept.audio, kept.bytes);
      }),
    async prepareVoice(language, coming = {}) {
      const { recordings: heard = recordings(language), texts: book = texts.of(language) } = coming;
      const words = vocabulary(language).map((word) => withRecording(heard, word));
      const wanted = [...words, ...[...book].flatMap((text) => fixedOf(heard, text))];
      return shareOf([...(await fragments.makeAll(language, coming.lexicon ?? lexicons(language)[0], wanted)).values()]);
    },
    async lacking(language) {
      const [lexicon] = lexicons(language);
      const lacks = async (text: readonly [string, string]) => {
        const found = await fragments.findAll(language, lexicon, fixedOf(recordings(language), text));
        return 'missing' in found ? [text[0]] : [];
      };
      return (await Promise.all([...texts.of(language)].map(lacks))).flat();
    },
    async say(language, saying) {
      const [newest] = lexicons(language);
      for (const lexicon of lexicons(language)) {
        const kept = whole.find(keyOf(language, saying, lexicon));
        if (kept && store.hasPrompt(kept.audio, kept.bytes)) return kept.audio;
      }
      const plan = planned(language, saying);
      let missing: SpokenFragment | undefined;
      for (const lexicon of lexicons(language)) {
        const found = await fragments.findAll(language, lexicon, plan.filter(isSpoken));
        if ('pieces' in found) return joined(keyOf(language, saying, lexicon), language, lexicon, plan, found.pieces);
        if (lexicon === newest) missing = found.missing;
      }
      throw new Fault(
        'fragment_missing',
        `prompt ${saying.prompt}: a ${missing?.kind} fragment was not rendered before the call`,
        { remedy: 'prepare the vocabulary and the prompts of the flow before dialling' },
      );
    },
    fragmentsOf: (language, saying) => planned(language, saying).filter(isSpoken),
  };
}

/** Prompts, some 300 bytes each: those of every call that is up or being prepared, with room. */
const keptLimit = 20_000;

const empty = new Uint8Array(0);

const noRecordings = recordingSet([]);
