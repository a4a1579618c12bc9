import type { Language } from '../kernel/country.ts';
import type { Result } from '../kernel/result.ts';
import type { RecordingReport } from '../speech/recordings/take-recordings.ts';
import type { PromptLibrary } from '../web/prompts/ports.ts';

/** What the command line does with prompts and recordings; supplied by the composition root. */
export type PromptDesk = {
  readonly library: PromptLibrary;
  /** What is heard. */
  textOf(language: Language, prompt: string): string | undefined;
  /** Every file of a language looked at: what there is to record, what is heard, what is refused and why. */
  look(language: Language): Promise<RecordingReport>;
  /** Says that these recordings are right for the text of today. */
  confirm(language: Language, names: readonly string[]): Promise<Result<RecordingReport>>;
  /** Writes sound to a file. */
  save(file: string, sound: Uint8Array): Promise<void>;
};
