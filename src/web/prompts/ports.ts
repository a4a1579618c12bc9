import type { Actor } from '../../journal/event.ts';
import type { Language } from '../../kernel/country.ts';
import type { SpokenKind } from '../../kernel/prompt-text.ts';
import type { Result } from '../../kernel/result.ts';
import type { StandingEntry } from '../../speech/lexicon/lexicon-history.ts';
import type { Review } from '../../speech/library/text-history.ts';
import type { PromptMeasure } from '../../speech/measure-prompt.ts';
import type { LexiconEntry, TextEntry } from '../../speech/model.ts';
import type { TakePlace } from '../../speech/recordings/hand-in-recording.ts';

/** How a prompt stands in one language. */
export type PromptMark = {
  readonly language: Language;
  /** Whose text is heard. */
  readonly text: 'missing' | 'shipped' | 'own';
  readonly drafted: boolean;
  /** Of exactly the text that is heard. */
  readonly review: Review | null;
  /** `outdated`: a recording says an earlier text, and is not heard. */
  readonly recording: 'none' | 'part' | 'whole' | 'outdated';
};

export type PromptRow = {
  readonly prompt: string;
  /** What is heard in the language that was asked for; null where there is no text. */
  readonly text: string | null;
  /** Of every language. */
  readonly marks: readonly PromptMark[];
  /** Flows that say it. */
  readonly flows: readonly string[];
};

/**
 * A piece of a prompt that a person may record. `outdated`: its recording says earlier words; `refused`: it cannot be these words. Neither is
 * heard, and `problem` says why.
 */
export type PromptTake = {
  readonly name: string;
  readonly text: string;
  readonly state: 'recorded' | 'outdated' | 'refused' | 'none';
  readonly problem: string | null;
  /** What is there of it, as it was recorded; null where there is none, or no sound. */
  readonly recording: TakeRecording | null;
};

/** `handedIn`: at the console, where it may be removed; others were delivered as files. Levels in dBFS, before loudness is made equal. */
export type TakeRecording = {
  readonly handedIn: boolean;
  readonly durationMs: number;
  readonly rmsDbfs: number;
  readonly peakDbfs: number;
};

export type PromptPlace = {
  readonly place: string;
  readonly kind: SpokenKind;
  /** As people write it. */
  readonly sample: string;
  /** The grammatical forms that may stand behind a bar: `{total|accusative}`. */
  readonly forms: readonly string[];
};

export type PromptDetail = PromptRow & {
  readonly language: Language;
  readonly mark: PromptMark;
  readonly shipped: string | null;
  readonly draft: string | null;
  readonly draftReview: Review | null;
  /** Why the draft cannot be put into use; empty when it can. */
  readonly draftProblems: readonly string[];
  /** Places of the text and the draft. */
  readonly places: readonly PromptPlace[];
  readonly takes: readonly PromptTake[];
  /** Newest first; `by`: the name of whoever did it. */
  readonly history: readonly (Pick<TextEntry, 'action' | 'text' | 'reviewer' | 'at'> & { readonly by: string })[];
};

/** What a language lacks, by prompt. */
export type PromptGaps = {
  readonly language: Language;
  readonly prompts: number;
  /** Flows say it in another language, or it has a text there, and none here. */
  readonly missing: readonly string[];
  readonly unreviewed: readonly string[];
  readonly unrecorded: readonly string[];
  readonly outdated: readonly string[];
  /** Prompts that a voice has not said yet. */
  readonly voices: readonly { readonly voice: string; readonly lacking: readonly string[] }[];
};

export type MeasuredPrompt = { readonly prompt: string } & (
  | { readonly measure: PromptMeasure; readonly problem: null }
  | { readonly measure: null; readonly problem: string }
);

/** Sound as a debtor hears it: a WAVE file of 8 kHz. */
export type HeardPrompt = {
  readonly wav: Uint8Array;
  readonly voice: string;
  readonly durationMs: number;
  readonly fragments: readonly { readonly words: string; readonly recorded: boolean }[];
};

/** `text`: instead of the one that is heard. `values`: of places, as people write them; samples for the others. */
export type ListenWish = { readonly text?: string; readonly values?: Readonly<Record<string, string>> };

/** Published flows that say a prompt, by name, whose text was put into use. */
export type TextInUse = {
  /** New calls hear it: they were published anew. */
  readonly publishedFlows: readonly string[];
  /** Their file has other changes that nobody has published, cannot be proved, or is gone: heard when they are published next. */
  readonly waitingFlows: readonly string[];
};

/** The texts that calls say, and how words are said. */
export interface PromptLibrary {
  /** By key. */
  list(language: Language): Promise<readonly PromptRow[]>;
  find(language: Language, prompt: string): Promise<PromptDetail | undefined>;
  draft(language: Language, prompt: string, text: string, by: string): Promise<Result<void>>;
  discard(language: Language, prompt: string, by: string): Promise<Result<void>>;
  use(language: Language, prompt: string, by: Actor): Promise<Result<TextInUse>>;
  restore(language: Language, prompt: string, by: Actor): Promise<Result<TextInUse>>;
  review(
    language: Language,
    prompt: string,
    read: { readonly text: string; readonly reviewer: string },
    by: string,
  ): Promise<Result<void>>;
  listen(language: Language, prompt: string, wish: ListenWish): Promise<Result<HeardPrompt>>;
  /** In the first voice of the language. What is not rendered yet is. */
  measure(language: Language): Promise<readonly MeasuredPrompt[]>;
  gaps(): Promise<readonly PromptGaps[]>;
  /** The closed list, in the order of its script. */
  vocabulary(language: Language): Promise<readonly VocabularyWord[]>;
  readonly takes: Takes;
  readonly lexicon: Lexicons;
}

/** A word of the closed list, of which numbers, amounts and dates are said. */
export type VocabularyWord = {
  /** Of its file, without the folder: `dvacateho-tretiho`. */
  readonly word: string;
  readonly text: string;
  readonly state: PromptTake['state'];
  readonly problem: string | null;
  readonly recording: 'handed_in' | 'delivered' | null;
  /** What was done last about its recording here; `by`: the name of whoever did it. */
  readonly changed: (Pick<TextEntry, 'action' | 'at'> & { readonly by: string }) | null;
};

/** Recordings of persons, piece by piece; every change is in the history of the prompt or the word. */
export interface Takes {
  /** WAVE or MP3. Refuses what cannot be these words, and says what is wrong with it. */
  handIn(at: TakePlace, sound: Uint8Array, by: string): Promise<Result<void>>;
  remove(at: TakePlace, by: string): Promise<Result<void>>;
  /** It is right for the words of today, though they have changed since. */
  confirm(at: TakePlace, by: string): Promise<Result<void>>;
  /** As a debtor would hear it, whether it is heard or not. */
  listen(at: TakePlace): Promise<Result<HeardPrompt>>;
}

export interface Lexicons {
  /** By language and word; `by`: the name of whoever made it so. */
  list(): Promise<readonly (StandingEntry & { readonly by: string })[]>;
  set(language: Language, entry: LexiconEntry, by: string): Promise<Result<StandingEntry>>;
  remove(language: Language, word: string, by: string): Promise<Result<void>>;
  /** Words said with this entry tried out, or with the lexicon as it stands. */
  listen(language: Language, words: string, entry: LexiconEntry | null): Promise<Result<HeardPrompt>>;
}
