import type { AudioFile } from '../kernel/audio-file.ts';
import type { Language } from '../kernel/country.ts';
import type { Pcm } from '../kernel/pcm.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { Tone } from './fragment.ts';

import type { LexiconChange, TextEntry } from './model.ts';

import type { TrunkCodec } from './sound/g711.ts';

/** What a voice is asked to say: plain text without a mark at its end, which the tone replaces. */
export type Utterance = {
  readonly language: Language;
  readonly text: string;
  readonly tone: Tone;
  /** The same in the order of hearing, where part of it is to be said by its sounds; `text` is then all of them. */
  readonly parts?: readonly UtterancePart[];
};

/** Words, and how they sound where their writing does not say it: sounds of the language and stress marks in the letters of the IPA. */
export type UtterancePart = { readonly text: string; readonly sounds?: readonly string[] };

/** A voice. */
export interface SpeechSynthesizer {
  /** Names engine, version, voice and settings: whatever changes the sound changes this. Throws Fault for a language it has no voice for. */
  voice(language: Language): string;
  /** Plain text (no markup) as sound of any rate. Throws Fault when the engine fails or gives nothing. */
  synthesize(utterance: Utterance): Promise<Pcm>;
}

/** Where sound is kept. A recipe says completely how a sound was made; the same recipe is the same sound. */
export interface SpeechStore {
  readonly codec: TrunkCodec;
  /** A fragment in the trunk's codec; undefined when it is not there or not whole. */
  findFragment(recipe: string): Promise<Uint8Array | undefined>;
  keepFragment(recipe: string, fragment: { readonly master: Pcm; readonly encoded: Uint8Array }): Promise<void>;
  /** A joined prompt, only if its file exists and has exactly `bytes` bytes. */
  findPrompt(recipe: string, bytes: number): Promise<AudioFile | undefined>;
  /** Whether the file of a joined prompt is still there with exactly `bytes` bytes. */
  hasPrompt(audio: AudioFile, bytes: number): boolean;
  /** Writes a joined prompt all or nothing, and checks it. */
  keepPrompt(recipe: string, encoded: Uint8Array): Promise<AudioFile>;
}

/** The texts of the prompts. */
export interface PromptTexts {
  /** Of one language, by the prompt's key; empty when there are none. */
  of(language: Language): ReadonlyMap<string, string>;
}

/** A sound file that somebody put into the folder of a language's prompts. */
export type RecordingFile = {
  /** Path below the folder of the prompts, for people: `cs/vocabulary/jedna.mp3`. */
  readonly file: string;
  /** Below the language's folder, without its ending: `vocabulary/jedna`. */
  readonly name: string;
  /** Of its content. */
  readonly sha256: string;
  /** At the console; others were delivered into the folder, where nothing is ever written. */
  readonly handedIn: boolean;
};

/** A recording that is on the disk and not among the others yet. */
export type StagedRecording = {
  readonly sha256: string;
  /** In place of one of the same name that was handed in before. */
  place(): Promise<void>;
  drop(): Promise<void>;
};

/** The recordings that replace what a voice would say, as they were delivered or handed in. */
export interface RecordingFiles {
  /** By name, those first that were handed in; empty when there is none. */
  list(language: Language): Promise<readonly RecordingFile[]>;
  /** The same as long as no file of the language came, went or changed. Cheap. */
  signature(language: Language): Promise<string>;
  /** Mono, at the file's own rate and level. Refuses what is not sound, or too much of it. */
  decode(file: RecordingFile): Promise<Result<Pcm, Refusal<'not_audio' | 'too_big'>>>;
  /** The same of what is no file yet. */
  parse(bytes: Uint8Array): Promise<Result<Pcm, Refusal<'not_audio' | 'too_big'>>>;
  stage(language: Language, name: string, sound: Pcm): Promise<StagedRecording>;
  /** Of those that were handed in; nothing when there is none. */
  remove(language: Language, name: string): Promise<void>;
}

/** Which text a recording was taken for, so that it is never heard for another. */
export interface RecordingLedger {
  find(language: Language, name: string): Promise<{ readonly sha256: string; readonly text: string } | undefined>;
  keep(language: Language, name: string, entry: { readonly sha256: string; readonly text: string }): Promise<void>;
}

/** What an engine has understood of one utterance. `confidence` 0 to 1; null where the engine does not say how sure it is. */
export type HeardSpeech = { readonly text: string; readonly confidence: number | null };

/** What a question may be answered with, for engines that listen better when they know: whole phrases, and phrases that follow each other. */
export type ExpectedSpeech = { readonly phrases: readonly string[]; readonly sequence: readonly string[] };

/** An engine that understands speech. */
export interface SpeechRecognizer {
  readonly language: Language;
  /**
   * Listens to the answer of one question; `heard` is called at the end of each utterance. `lost` is called once when the engine fails:
   * nothing more will be heard then.
   */
  listen(expected: ExpectedSpeech, heard: (utterance: HeardSpeech) => void, lost: (cause: unknown) => void): SpeechStream;
}

export interface SpeechStream {
  /** Signed 16-bit samples, 16 kHz, mono, little-endian. */
  write(sound: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** What operators did to the texts of prompts and to the lexicon. Histories grow and are never changed. */
export interface WordStore {
  /** Another text whenever something was added. Cheap. */
  revision(): Promise<string>;
  /** Oldest first. */
  texts(): Promise<readonly TextEntry[]>;
  /** Oldest first. */
  lexicon(): Promise<readonly LexiconChange[]>;
  addText(tx: Tx, entry: TextEntry): Promise<void>;
  addPronunciation(tx: Tx, change: LexiconChange): Promise<void>;
}
