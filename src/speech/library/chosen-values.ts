import type { Language } from '../../kernel/country.ts';
import { isCurrency, parseAmount } from '../../kernel/money.ts';
import { parsePromptText, type SpokenValue } from '../../kernel/prompt-text.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import { isWrittenDate } from '../../kernel/written-date.ts';
import { type KindOfPlace, sampleValues } from '../sample-values.ts';

/**
 * Values for the places of a text: those that somebody chose, as people write them ("1234.50", "1234.50 EUR", "2026-12-24", "3"), and
 * samples for the others. Refuses a value that its place cannot take. The text must have passed `checkText`.
 */
export function chosenValues(
  language: Language,
  text: string,
  chosen: Readonly<Record<string, string>>,
  kindOf: KindOfPlace,
): Result<Record<string, SpokenValue>, Refusal<'bad_value'>> {
  const values = sampleValues(language, text, 'usual', kindOf);
  for (const [place, written] of Object.entries(chosen)) {
    const sample = Object.hasOwn(values, place) ? values[place] : undefined;
    if (!sample) return refuse('bad_value', `the text has no place {${place}}`);
    const value = readValue(sample, written.trim());
    if (!value) return refuse('bad_value', `{${place}} takes ${wanted[sample.kind]}`);
    values[place] = value;
  }
  return accept(values);
}

/** A value as it would be written for `chosenValues`. */
export function writtenValue(value: SpokenValue): string {
  if (value.kind === 'money') return `${(value.minor / 100).toFixed(2)} ${value.currency}`;
  if (value.kind === 'date') return value.date;
  if (value.kind === 'integer') return String(value.value);
  return value.kind === 'digits' ? value.digits : value.text;
}

/** The places of a text with the form that each asks for. */
export function placesIn(text: string): { readonly place: string; readonly form: string | null }[] {
  return parsePromptText(text).flatMap((part) => (part.type === 'value' ? [{ place: part.fact, form: part.form ?? null }] : []));
}

function readValue(sample: SpokenValue, written: string): SpokenValue | undefined {
  if (sample.kind === 'money') {
    const [number = '', currency = sample.currency] = written.split(/\s+/);
    const amount = isCurrency(currency) ? parseAmount(number, currency) : undefined;
    return amount?.ok ? { kind: 'money', ...amount.value } : undefined;
  }
  if (sample.kind === 'date') return isWrittenDate(written) ? { kind: 'date', date: written } : undefined;
  if (sample.kind === 'integer') return /^\d{1,9}$/.test(written) ? { kind: 'integer', value: Number(written) } : undefined;
  if (sample.kind === 'digits') return /^[\d\p{L}+/-]{1,40}$/u.test(written) ? { kind: 'digits', digits: written } : undefined;
  return /\p{L}/u.test(written) && written.length <= 120 ? { kind: sample.kind, text: written } : undefined;
}

const wanted: Readonly<Record<SpokenValue['kind'], string>> = {
  money: 'an amount like 1234.50 or 1234.50 EUR',
  date: 'a date like 2026-12-24',
  integer: 'a whole number',
  digits: 'digits',
  name: 'a name',
  text: 'words',
};
