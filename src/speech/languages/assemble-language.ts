import type { Language } from '../../kernel/country.ts';
import type { Currency } from '../../kernel/money.ts';
import type { SpokenKind, SpokenValue } from '../../kernel/prompt-text.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { type Fragment, words } from '../fragment.ts';
import type { LanguageSpeech } from '../language-speech.ts';
import { spokenDigits } from './spoken-digits.ts';

/** The largest number that is spoken. */
export const largestInteger = 1_000_000_000_000;

/** What a language must know to say values; the rest is alike in all of them. The first form of a list is the usual one. */
export type LanguageRules = {
  readonly language: Language;
  /** In English, for messages. */
  readonly name: string;
  readonly forms: { readonly money: readonly string[]; readonly date: readonly string[]; readonly integer: readonly string[] };
  /** Words before a number below zero. */
  readonly minus: string;
  /** Names of 0-9, a-z, `+`, `/` and `-`. */
  readonly signs: Readonly<Record<string, string>>;
  /** All words that `money`, `date` and `integer` can give; doubles do no harm. */
  readonly vocabulary: readonly string[];
  /** An amount of at least 0 in hundredths. `form` is one of `forms.money` or undefined. */
  readonly money: (minor: number, currency: Currency, form: string | undefined) => string[];
  readonly date: (date: Temporal.PlainDate, form: string | undefined) => string[];
  /** A whole number from 0 to `largestInteger`. */
  readonly integer: (value: number, form: string | undefined) => string[];
};

/** A language from its rules: checks form and range, then says the value. */
export function assembleLanguage(rules: LanguageRules): LanguageSpeech {
  const forms: LanguageSpeech['forms'] = rules.forms;
  const signed = (negative: boolean, said: readonly string[]) => accept(words(...(negative ? [rules.minus] : []), ...said));

  function speak(value: SpokenValue, form: string | undefined): Result<readonly Fragment[]> {
    if (form !== undefined && !forms[value.kind]?.includes(form)) return unknownForm(rules.name, value.kind, form, forms);
    switch (value.kind) {
      case 'money':
        if (!Number.isSafeInteger(value.minor) || Math.abs(value.minor) > largestInteger * 100) return tooLarge;
        return signed(value.minor < 0, rules.money(Math.abs(value.minor), value.currency, form));
      case 'integer':
        if (!Number.isSafeInteger(value.value) || Math.abs(value.value) > largestInteger) return tooLarge;
        return signed(value.value < 0, rules.integer(Math.abs(value.value), form));
      case 'date': {
        const date = dateIn(value.date);
        if (!date) return refuse('not_a_date', 'a date is spoken only when it is written YYYY-MM-DD and exists');
        return accept(words(...rules.date(date, form)));
      }
      case 'digits':
        return accept(spokenDigits(value.digits, rules.signs));
      case 'name':
        return accept([{ kind: 'name', text: value.text, tone: 'open' }]);
      case 'text':
        return accept([{ kind: 'static', text: value.text, tone: 'open' }]);
    }
  }

  const vocabulary = [...new Set([rules.minus, ...rules.vocabulary, ...Object.values(rules.signs)])];
  return { language: rules.language, forms, vocabulary, speak };
}

const tooLarge: Refusal = refuse('number_too_large', 'only whole numbers up to a million millions are spoken');

function unknownForm(name: string, kind: SpokenKind, form: string, forms: LanguageSpeech['forms']): Refusal {
  return refuse('unknown_form', `${name} has no form "${form}" for ${kind}: ${forms[kind]?.join(', ') || 'it takes none'}`);
}

function dateIn(text: string): Temporal.PlainDate | undefined {
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return date.toString() === text ? date : undefined;
  } catch {
    return undefined;
  }
}
