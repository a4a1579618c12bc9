import type { Generated } from 'kysely';

export interface SpeechTables {
  prompt_history: {
    seq: Generated<number>;
    language: string;
    prompt: string;
    action: string;
    text: string | null;
    reviewer: string | null;
    actor: string;
    at: number;
  };
  lexicon_history: {
    seq: Generated<number>;
    language: string;
    word: string;
    /** `respelling` or `phonemes`; null: the word is said as it is written again. */
    kind: string | null;
    said: string | null;
    actor: string;
    at: number;
  };
}
