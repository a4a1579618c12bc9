import type { Language } from '../kernel/country.ts';
import type { Result } from '../kernel/result.ts';
import type { RecordingReport } from '../speech/recordings/take-recordings.ts';

/** A prompt that was said with sample values. */
export type PromptPreview = {
  readonly voice: string;
  readonly durationMs: number;
  readonly out: string;
  readonly fragments: readonly { readonly words: string; readonly recorded: boolean }[];
};

/** What the command line does with prompts and recordings; supplied by the composition root. */
export interface PromptDesk {
  textOf(language: Language, prompt: string): string | undefined;
  /** Every file of a language looked at: what there is to record, what is heard, what is refused and why. */
  look(language: Language): Promise<RecordingReport>;
  /** Says that these recordings are right for the text of today. */
  confirm(language: Language, names: readonly string[]): Promise<Result<RecordingReport>>;
  /** One prompt with sample values as a debtor hears it, as a WAVE file at `out`. */
  preview(language: Language, prompt: string, out: string): Promise<Result<PromptPreview>>;
}
