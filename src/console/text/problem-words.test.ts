import { expect, test } from 'vitest';
import { problems } from '../../web/problems.ts';
import { cs } from './cs/catalogue.ts';
import { en } from './en/catalogue.ts';
import { languages } from './languages.ts';
import { furtherWords, problemWords } from './problem-words.ts';
import { formatFor } from './use-format.ts';

/** The console does not order so that it could hear these: programs do. Of some the console itself knows what to do. */
const toPrograms = [
  ...['invalid_request', 'idempotency_key_missing', 'bad_idempotency_key', 'another_order', 'order_used_otherwise'],
  ...['not_logged_in', 'password_change_required', 'cross_site', 'not_found', 'not_allowed_here', 'wrong_media_type'],
  ...['bad_receivable', 'not_enrolled', 'scope_incomplete', 'over_already', 'cannot_end_by_itself', 'unknown_judge_run'],
  ...['internal_error', 'too_many_streams'],
];

const inCzech = (refusal: Parameters<typeof problemWords>[0]) => problemWords(refusal, cs, formatFor('cs-CZ'));

test('whatever the server may refuse to an operator is said in every language', async () => {
  const heard = Object.keys(problems).filter((code) => !toPrograms.includes(code));
  for (const { code: language, load } of languages) {
    const { codes } = (await load()).problems;
    const said: Readonly<Record<string, string>> = codes;
    expect({ language, unsaid: heard.filter((code) => !said[code]) }).toEqual({ language, unsaid: [] });
    if (language === 'en') continue;
    const english: Readonly<Record<string, string>> = en.problems.codes;
    expect(Object.keys(codes).filter((code) => said[code] === english[code])).toEqual([]);
  }
});

test('a promise that is too late is refused with the latest day, in the language and the form of the day that the operator reads', () => {
  const detail = '2029-12-30 is too late: 2029-12-07 is the latest';
  expect(inCzech({ code: 'date_too_late', detail, values: { latest: '2029-12-07' } }).replaceAll('\u00a0', ' ')).toBe(
    'Tento den je příliš pozdě, nejpozději 7. 12. 2029.',
  );
  expect(inCzech({ code: 'date_too_late', detail, values: {} })).toBe('Den je pozdější, než věřitel dovoluje.');
});

test('limits are named with what is allowed', () => {
  expect([
    inCzech({ code: 'too_many_instalments', detail: '', values: { most: 4 } }),
    inCzech({ code: 'above_ceiling', detail: '', values: { most: 60 } }),
    inCzech({ code: 'upload_too_large', detail: '', values: { megabytes: 200 } }),
    inCzech({ code: 'wrong_state', detail: '', values: { state: 'finished' } }),
  ]).toEqual([
    'Dovoleny jsou nejvýše 4 splátky.',
    'Server je nastaven nejvýše na 60.',
    'Soubor je větší než 200 MB.',
    'V tomto stavu to kampaň nedovoluje: dokončená.',
  ]);
});

test('where any of many settings may be wrong, the server’s own words stand beside the sentence; a code that is not known is told by them alone', () => {
  const refusal = { code: 'bad_settings', detail: 'the ring lasts 5 to 120 s' };
  expect([inCzech(refusal), furtherWords(refusal)]).toEqual(['Nastavení je mimo možné hodnoty.', 'The ring lasts 5 to 120 s']);
  const unheard = { code: 'moon_is_full', detail: 'the moon is full' };
  expect([inCzech(unheard), furtherWords(unheard)]).toEqual(['The moon is full', null]);
  expect(inCzech({ code: 'moon_is_full', detail: null })).toBe(cs.problems.codes.other);
});
