import { expect, test } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { en } from './en/catalogue.ts';
import { languages } from './languages.ts';

const inAll = async (say: (words: Catalogue) => string): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(languages.map(async ({ code, load }) => [code, say(await load())])));

test('one row is one row, and 1,001 rows are many', () => {
  const { imports, suppression, steps, judge } = en.setup;
  expect([imports.rows('1'), imports.start('1,001'), imports.counts.rows('1')]).toEqual([
    ...['1 row in the file', 'Bring in 1,001 rows', '1 row'],
  ]);
  expect([imports.good('1', '20'), imports.good('19', '20'), imports.allGood('1')]).toEqual([
    ...['1 of the first 20 rows is good', '19 of the first 20 rows are good', 'The only row is good'],
  ]);
  expect([suppression.inForce('1', '1'), suppression.inForce('1', '2'), suppression.known('1')]).toEqual([
    ...['1 number', '1 of 2 numbers holds', '1 is on the list already'],
  ]);
  expect([steps.receivables.state('1'), judge.events('1'), judge.fail('21')]).toEqual([
    ...['1 debtor on record', '1 line read', '21 violations'],
  ]);
});

test('a hold that somebody owing placed by himself is told to be the debtor’s in every language, one of a person by the name', async () => {
  expect(await inAll(({ agreements }) => agreements.holds.since('9:00', 'debtor'))).toEqual({
    en: 'since 9:00, placed by the debtor',
    cs: 'od 9:00, dlužník',
    sk: 'od 9:00, pôvodca: dlžník',
    pl: 'od 9:00, autor: dłużnik',
    hu: '9:00 óta, beállította: az adós',
  });
  expect(en.agreements.holds.since('9:00', 'Jana')).toBe('since 9:00, placed by Jana');
});

test('what somebody did to a prompt is one sentence, which tells nothing of who is a man and who a woman', async () => {
  expect(await inAll(({ prompts }) => prompts.actions.drafted('Jana'))).toEqual({
    en: 'Jana wrote a draft',
    cs: 'Jana – nový návrh',
    sk: 'Jana – napísaný koncept',
    pl: 'Jana – nowy szkic',
    hu: 'Jana piszkozatot írt',
  });
});

test('a claim that will be barred is not told as barred', () => {
  expect(en.debtor.barredFrom('2 Nov 2029', false)).toBe('Becomes time-barred on 2 Nov 2029');
  expect(en.debtor.barredFrom('2 Nov', true)).toBe('Time-barred since 2 Nov');
});

/** Each word of a catalogue that has, beside it, a fuller name for one of several: `remove` and `removeOf`. */
function* named(words: object, path = ''): Generator<{ readonly path: string; readonly shown: string; readonly name: string }> {
  for (const [key, word] of Object.entries(words)) {
    if (typeof word === 'object' && word !== null) yield* named(word, `${path}${key}.`);
    const nameOf: unknown = Reflect.get(words, `${key}Of`);
    if (typeof word !== 'string' || typeof nameOf !== 'function') continue;
    yield { path: `${path}${key}`, shown: word, name: String(nameOf('Jana', 'Alfa')) };
  }
}

test('who says aloud what is written on a button presses it: its fuller name has those words in it, in every language', async () => {
  for (const { code, load } of languages) {
    const all = [...named(await load())];
    const apart = all.filter(({ shown, name }) => !name.toLowerCase().includes(shown.toLowerCase()));
    expect({ code, apart, many: all.length > 15 }).toEqual({ code, apart: [], many: true });
  }
});
