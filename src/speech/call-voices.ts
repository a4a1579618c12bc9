import type { AudioFile } from '../kernel/audio-file.ts';
import type { Language } from '../kernel/country.ts';
import { Fault } from '../kernel/fault.ts';
import { type PromptAudio, type Saying, sayingKey } from './prompt-audio.ts';

/** One way of saying a language. */
export type CallVoice = {
  /** As operators set it: `google:sk-SK-Wavenet-A`. */
  readonly name: string;
  readonly audio: PromptAudio;
};

export interface CallVoices {
  /** Makes all that debtors have in common, in every voice of the language. Gives what each voice failed with. */
  prepareVoices(language: Language): Promise<readonly { readonly voice: string; readonly fault: Fault }[]>;
  /**
   * Before the dial: all prompts of a call in one voice, the first of the language that can. Throws the first voice's Fault when none can:
   * the call is not placed.
   */
  prepare(language: Language, sayings: readonly Saying[]): Promise<void>;
  /** Whether `prepare` has nothing to do. */
  isReady(language: Language, sayings: readonly Saying[]): boolean;
  /** During the call: in the voice that it was prepared in. */
  say(language: Language, saying: Saying): Promise<AudioFile>;
  /** Why the first voice of a language did not speak when it was last asked to; none when it did. */
  problems(): ReadonlyMap<Language, Fault>;
}

/**
 * The voices of every language, the first of which speaks unless it cannot. Where the voice changes, calls that are up may hear a prompt that
 * all debtors share in the other one; no prompt is ever half in one and half in the other.
 */
export function callVoices(
  voicesOf: (language: Language) => readonly CallVoice[],
  onFault: (language: Language, voice: string, fault: Fault) => void,
): CallVoices {
  const complete = new Set<string>();
  const coming = new Map<string, Promise<unknown>>();
  const problems = new Map<Language, Fault>();
  /** In which voice something was prepared last, and what the language was prepared in last. */
  const spokenBy = new Map<string, CallVoice>();
  const latest = new Map<Language, CallVoice>();

  const keyOf = (language: Language, saying: Saying) => `${language} ${sayingKey(saying)}`;
  const speakerOf = (language: Language, saying: Saying) =>
    spokenBy.size === 0 ? undefined : spokenBy.get(keyOf(language, saying));
  const nameOf = (language: Language, { name }: CallVoice) => `${language} ${name}`;

  /** A live value may need any word of the list: without all of them no call is placed. */
  async function complement(language: Language, voice: CallVoice): Promise<void> {
    const name = nameOf(language, voice);
    if (complete.has(name)) return;
    const made = coming.get(name) ?? voice.audio.prepareVoice(language);
    coming.set(name, made);
    try {
      await made;
      complete.add(name);
    } finally {
      coming.delete(name); // where it failed, the next call tries again
    }
  }

  async function failure(language: Language, voice: CallVoice, action: () => Promise<unknown>): Promise<Fault | undefined> {
    try {
      await action();
      if (voice === voicesOf(language)[0]) problems.delete(language);
      return undefined;
    } catch (error) {
      if (!(error instanceof Fault) || error.code === 'prompt_not_speakable') throw error;
      if (voice === voicesOf(language)[0]) problems.set(language, error);
      onFault(language, voice.name, error);
      return error;
    }
  }

  function remember(language: Language, voice: CallVoice, sayings: readonly Saying[]): void {
    latest.set(language, voice);
    if (voicesOf(language).length < 2) return;
    for (const saying of sayings) {
      const key = keyOf(language, saying);
      spokenBy.delete(key);
      spokenBy.set(key, voice);
      if (spokenBy.size > rememberedLimit) spokenBy.delete(spokenBy.keys().next().value as string);
    }
  }

  async function prepareIn(language: Language, sayings: readonly Saying[]): Promise<void> {
    let first: Fault | undefined;
    for (const voice of voicesOf(language)) {
      const fault = await failure(language, voice, async () => {
        await complement(language, voice);
        await voice.audio.preparePrompts(language, sayings);
      });
      if (!fault) return remember(language, voice, sayings);
      first ??= fault;
    }
    throw first ?? new Fault('no_voice', `no voice is set for ${language}`, { kind: 'misconfigured' });
  }

  function isReadyIn(language: Language, sayings: readonly Saying[]): boolean {
    const voices = voicesOf(language);
    const voice = latest.get(language) ?? voices[0];
    if (!voice || !complete.has(nameOf(language, voice)) || !voice.audio.arePrepared(language, sayings)) return false;
    return voices.length < 2 || sayings.every((saying) => speakerOf(language, saying) === voice);
  }

  return {
    async prepareVoices(language) {
      const failed = [];
      for (const voice of voicesOf(language)) {
        const fault = await failure(language, voice, () => complement(language, voice));
        if (fault) failed.push({ voice: voice.name, fault });
      }
      return failed;
    },
    async prepare(language, sayings) {
      for (const [spoken, its] of byLanguage(language, sayings)) await prepareIn(spoken, its);
    },
    isReady: (language, sayings) => byLanguage(language, sayings).every(([spoken, its]) => isReadyIn(spoken, its)),
    async say(language, saying) {
      const voices = voicesOf(language);
      const preferred = speakerOf(language, saying) ?? latest.get(language) ?? voices[0];
      const inOrder = [...voices].sort((a, b) => Number(b === preferred) - Number(a === preferred));
      let missing: unknown;
      for (const { audio } of inOrder) {
        try {
          return await audio.say(language, saying);
        } catch (error) {
          if (!(error instanceof Fault) || error.code !== 'fragment_missing') throw error;
          missing ??= error;
        }
      }
      throw missing;
    },
    problems: () => problems,
  };
}

/** Prompts whose voice is remembered: those of every call that is up or being prepared, with room. */
const rememberedLimit = 20_000;

/** A call may offer other languages than its own: each is prepared in its own voice. */
function byLanguage(language: Language, sayings: readonly Saying[]): [Language, readonly Saying[]][] {
  const groups = { [language]: [], ...Object.groupBy(sayings, (saying) => saying.language ?? language) };
  return Object.entries(groups) as [Language, readonly Saying[]][];
}
