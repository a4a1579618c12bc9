import type { Language } from '../kernel/country.ts';
import type { SpokenKind, SpokenValue } from '../kernel/prompt-text.ts';
import type { Result } from '../kernel/result.ts';
import type { Fragment } from './fragment.ts';

/** How one language says values. Pure; one implementation per language in `languages/`. */
export interface LanguageSpeech {
  readonly language: Language;
  /** The forms that a prompt may ask for after `|`, per kind of value; a kind that is missing here takes none. */
  readonly forms: Readonly<Partial<Record<SpokenKind, readonly string[]>>>;
  /** Every text of kind `vocabulary` that `speak` can give, each once. */
  readonly vocabulary: readonly string[];
  /** A value as it is heard. `form` is one of `forms[value.kind]`, undefined for the usual one. */
  speak(value: SpokenValue, form: string | undefined): Result<readonly Fragment[]>;
}
