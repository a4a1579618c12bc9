import type { Language } from '../kernel/country.ts';

export const textActions = [
  ...(['drafted', 'discarded', 'used', 'restored', 'reviewed'] as const),
  ...(['recorded', 'recording_removed', 'recording_confirmed'] as const),
] as const;

/**
 * Something that an operator did to a prompt, or to a recording. Nothing is ever taken back from the history: what stands is what it adds up to.
 * - `drafted`: a text was written down that nobody hears yet;
 * - `discarded`: the draft was thrown away;
 * - `used`: this text is heard from now on;
 * - `restored`: the shipped text is heard again;
 * - `reviewed`: `reviewer` found exactly this text right in its language;
 * - `recorded`: a recording of these words of it was handed in;
 * - `recording_removed`: it was taken away;
 * - `recording_confirmed`: it was said to be right for these words, which had changed since it was made.
 */
export type TextEntry = {
  readonly language: Language;
  /** Or a word of the closed list, `vocabulary/listopadu`, of which there are only recordings. */
  readonly prompt: string;
  readonly action: (typeof textActions)[number];
  /** Null where the action says nothing of a text. */
  readonly text: string | null;
  /** Of a review: a person's name as it was given. */
  readonly reviewer: string | null;
  /** Who did it: `user:…`. */
  readonly actor: string;
  /** Epoch ms. */
  readonly at: number;
};

/** How a word is to be said: `respelling` in the letters of the language ("gúgl"), or `phonemes` in the letters of the IPA ("ˈɡuːɡl"). */
type Pronunciation = { readonly kind: 'respelling' | 'phonemes'; readonly said: string };

/** A word or words as they are written, and how an operator wants them said. */
export type LexiconEntry = Pronunciation & { readonly word: string };

/** An entry that came, or changed, or went (`kind` null). Nothing is ever taken back from the history. */
export type LexiconChange = {
  readonly language: Language;
  readonly word: string;
  readonly kind: LexiconEntry['kind'] | null;
  readonly said: string | null;
  /** Who did it: `user:…`. */
  readonly actor: string;
  /** Epoch ms. */
  readonly at: number;
};

/** Of a recording as it is handed in or delivered: a WAVE of five minutes in studio quality. */
export const mostRecordingBytes = 50_000_000;
