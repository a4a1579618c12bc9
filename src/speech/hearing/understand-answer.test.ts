import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../kernel/country.ts';
import { type SpokenAnswers, spokenIntents } from '../../kernel/spoken-answers.ts';
import { heardText } from '../fragment.ts';
import { speechOf } from '../speech-of.ts';
import { intentPhrases } from './intent-phrases.ts';
import { understandAnswer } from './understand-answer.ts';

const everything: SpokenAnswers = {
  intents: Object.fromEntries(spokenIntents.map((intent) => [intent, intent])),
  value: null,
};
const yesOrNo: SpokenAnswers = { intents: { yes: '1', no: '2', agent: '0' }, value: null };
const digits: SpokenAnswers = { intents: { agent: '0' }, value: 'digits' };
const dayAndMonth: SpokenAnswers = { intents: {}, value: 'date_ddmm' };
const birthDate: SpokenAnswers = { intents: {}, value: 'date_ddmmyyyy' };

describe.each(languages)('in %s', (language) => {
  test('every way to say something is understood as that and as nothing else', () => {
    for (const intent of spokenIntents)
      for (const phrase of intentPhrases[language][intent])
        expect([phrase, understandAnswer(language, phrase, everything)]).toEqual([phrase, intent]);
  });

  test('a yes and a no in one breath are neither', () => {
    const { yes, no } = intentPhrases[language];
    expect(understandAnswer(language, `${yes[0]} ${no[0]}`, yesOrNo)).toBeUndefined();
  });

  test('what a question does not take is not understood by it', () => {
    expect(understandAnswer(language, intentPhrases[language].paid[0] ?? '', yesOrNo)).toBeUndefined();
    expect(understandAnswer(language, '', everything)).toBeUndefined();
  });

  test('a number read out in pieces of up to three digits is the number', () => {
    const piece = fc.nat(999);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
        const said = pieces.map((value) => say(language, { kind: 'integer', value })).join(', ');
        // "twenty" and "three" after each other are twenty-three: whoever says so in two pieces is heard as one number.
        const heard = understandAnswer(language, said, digits);
        if (pieces.length === 1) expect(heard).toBe(String(pieces[0]));
        expect(heard).toMatch(/^\d+$/);
      }),
    );
  });

  test('digits read out one by one are these digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,12}$/), (read) => {
        const said = [...read].map((digit) => say(language, { kind: 'digits', digits: digit })).join(' ');
        expect(understandAnswer(language, said, digits)).toBe(read);
      }),
    );
  });

  test('any day and any birth date that we can say we can hear', () => {
    const date = fc.integer({ min: 0, max: 40_000 }).map((days) => Temporal.PlainDate.from('1920-01-01').add({ days }));
    fc.assert(
      fc.property(date, fc.constantFrom(...(speechOf(language).forms.date ?? [])), (day, form) => {
        const [year = '', month = '', ofMonth = ''] = day.toString().split('-');
        const said = say(language, { kind: 'date', date: day.toString() }, form);
        if (form.endsWith('with_year')) expect(understandAnswer(language, said, birthDate)).toBe(ofMonth + month + year);
        else expect(understandAnswer(language, said, dayAndMonth)).toBe(ofMonth + month);
      }),
    );
  });
});

test.each([
  ['cs', 'No jo, dobře, ano.', yesOrNo, '1'],
  ['cs', 'Ne, to teda nechci', yesOrNo, '2'],
  ['cs', 'Chtěl bych operátora', yesOrNo, '0'],
  ['cs', 'čtyřicet nula sedmnáct', digits, '40017'],
  ['cs', 'trojka, pětka, nula', digits, '350'],
  ['sk', 'štyristo sedemnásť', digits, '417'],
  ['cs', 'zaplatím do dvacátého třetího listopadu', dayAndMonth, '2311'],
  ['pl', 'do dwudziestego trzeciego listopada', dayAndMonth, '2311'],
  ['hu', 'november huszonharmadikán', dayAndMonth, '2311'],
  ['cs', 'dvacátého třetího listopadu', birthDate, undefined],
  ['en', 'fifteen oh three nineteen eighty-five', birthDate, '15031985'],
  ['cs', '15. 3. 1985', birthDate, '15031985'],
  ['en', 'three', dayAndMonth, undefined],
  ['en', "No thank you, I've already paid", { intents: { yes: '1', paid: '3' }, value: null }, '3'],
  ['hu', 'nem én vagyok az', { intents: { yes: '1', no: '2', not_me: '9' }, value: null }, '9'],
] as const)('%s: "%s"', (language, said, answers, keys) => {
  expect(understandAnswer(language, said, answers)).toBe(keys);
});

function say(
  ...[language, value, form]: [(typeof languages)[number], Parameters<ReturnType<typeof speechOf>['speak']>[0], string?]
): string {
  const spoken = speechOf(language).speak(value, form);
  if (!spoken.ok) throw new Error(spoken.reason);
  return heardText(spoken.value);
}
