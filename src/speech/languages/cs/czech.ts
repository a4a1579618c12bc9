import type { SpokenKind, SpokenValue } from '../../../kernel/prompt-text.ts';
import { accept, type Refusal, type Result, refuse } from '../../../kernel/result.ts';
import { type Fragment, words } from '../../fragment.ts';
import type { LanguageSpeech } from '../../language-speech.ts';
import { type CzechNoun, countedNouns, nounVocabulary, spokenCount } from './counted.ts';
import { dateVocabulary, spokenDate } from './date.ts';
import { digitsVocabulary, spokenDigits } from './digits.ts';
import { type Agreement, type CzechCase, integerVocabulary, largestInteger, spokenInteger } from './integer.ts';
import { moneyVocabulary, spokenMoney } from './money.ts';

/**
 * Czech. Forms: money `nominative` (usual), `genitive`, `accusative`; dates stand in the genitive, `with_year` adds the year; whole
 * numbers count bare (usual), agree (`masculine`, `feminine`, `neuter`, `genitive`) or count a noun (`days`, `days_genitive`,
 * `days_accusative`, and so on for invoices, receivables, instalments, payments and minutes).
 */
export const czech: LanguageSpeech = {
  language: 'cs',
  forms: {
    money: ['nominative', 'genitive', 'accusative'],
    date: ['genitive', 'with_year'],
    integer: [
      ...['masculine', 'feminine', 'neuter', 'genitive'],
      ...Object.keys(countedNouns).flatMap((noun) => [noun, `${noun}_genitive`, `${noun}_accusative`]),
    ],
  },
  vocabulary: [
    ...new Set([
      ...integerVocabulary,
      ...moneyVocabulary,
      ...dateVocabulary,
      ...digitsVocabulary,
      ...Object.values(countedNouns).flatMap(nounVocabulary),
    ]),
  ],
  speak,
};

function speak(value: SpokenValue, form: string | undefined): Result<readonly Fragment[]> {
  if (form !== undefined && !takesForm(value.kind, form))
    return refuse(
      'unknown_form',
      `Czech has no form "${form}" for ${value.kind}: ${czech.forms[value.kind]?.join(', ') || 'it takes none'}`,
    );
  switch (value.kind) {
    case 'money':
      if (!Number.isSafeInteger(value.minor) || Math.abs(value.minor) > largestInteger * 100) return tooLarge;
      return accept(words(...spokenMoney(value.minor, value.currency, caseOf(form))));
    case 'integer':
      if (!Number.isSafeInteger(value.value) || Math.abs(value.value) > largestInteger) return tooLarge;
      return accept(words(...(value.value < 0 ? ['minus'] : []), ...spokenWhole(Math.abs(value.value), form)));
    case 'date':
      if (!isDate(value.date)) return refuse('not_a_date', 'a date is spoken only when it is written YYYY-MM-DD and exists');
      return accept(words(...spokenDate(value.date, form === 'with_year')));
    case 'digits':
      return accept(spokenDigits(value.digits));
    case 'name':
      return accept([{ kind: 'name', text: value.text, tone: 'open' }]);
    case 'text':
      return accept([{ kind: 'static', text: value.text, tone: 'open' }]);
  }
}

const tooLarge: Refusal = refuse('number_too_large', 'only whole numbers up to a million millions are spoken');

function takesForm(kind: SpokenKind, form: string): boolean {
  return czech.forms[kind]?.includes(form) ?? false;
}

function caseOf(form: string | undefined): CzechCase {
  return form?.endsWith('genitive') ? 'genitive' : form?.endsWith('accusative') ? 'accusative' : 'nominative';
}

function spokenWhole(value: number, form: string | undefined): string[] {
  const noun = form === undefined ? undefined : nouns.get(form.replace(/_(genitive|accusative)$/, ''));
  if (noun) return spokenCount(value, noun, caseOf(form));
  return spokenInteger(value, { gender: genderOf(form), case: caseOf(form) });
}

const nouns: ReadonlyMap<string, CzechNoun> = new Map(Object.entries(countedNouns));

function genderOf(form: string | undefined): Agreement['gender'] {
  return form === 'masculine' || form === 'feminine' || form === 'neuter' ? form : 'counting';
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
