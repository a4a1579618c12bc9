import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import { type Language, languages } from '../kernel/country.ts';
import { readFlow } from './document.ts';
import { type PromptBook, readPrompts } from './prompt-book.ts';

/** What prompts say before a key, and the words by which they name 0-9, star and hash. */
const keyWords: Readonly<Record<Language, { readonly press: RegExp; readonly keys: string }>> = {
  cs: {
    press: /stiskněte (\p{L}+)/gu,
    keys: 'nulu jedničku dvojku trojku čtyřku pětku šestku sedmičku osmičku devítku hvězdičku křížek',
  },
  sk: {
    press: /stlačte (\p{L}+)/gu,
    keys: 'nulu jednotku dvojku trojku štvorku päťku šestku sedmičku osmičku deviatku hviezdičku mriežku',
  },
  pl: {
    press: /nacisnąć (\p{L}+)/gu,
    keys: 'zero jedynkę dwójkę trójkę czwórkę piątkę szóstkę siódemkę ósemkę dziewiątkę gwiazdkę krzyżyk',
  },
  hu: {
    press: /nyomja meg az? (\p{L}+) gombot/gu,
    keys: 'nullás egyes kettes hármas négyes ötös hatos hetes nyolcas kilences csillag kettőskereszt',
  },
  en: { press: /press (\p{L}+)/gu, keys: 'zero one two three four five six seven eight nine star hash' },
};

const books = shippedPrompts().map(({ text, file, language }): PromptBook => {
  const book = readPrompts(text, file, language);
  if (!book.ok) throw new Error(JSON.stringify(book.problems));
  return book.value;
});

function keysNamed({ language, prompts }: PromptBook, ...keys: string[]): string[] {
  const { press, keys: names } = keyWords[language];
  const signs = new Map(names.split(' ').map((name, index) => [name, '0123456789*#'[index] ?? '']));
  const pressed = keys.flatMap((key) => [...(prompts.get(key)?.text ?? `no prompt ${key}`).matchAll(press)]);
  return pressed.map(([, name = '']) => signs.get(name) ?? `"${name}"?`).toSorted();
}

const shipped = readdirSync('ivr-flows').filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'));
const nodes = shipped.flatMap((file) => {
  const flow = readFlow(readFileSync(`ivr-flows/${file}`, 'utf8'), file);
  if (!flow.ok) throw new Error(JSON.stringify(flow.problems));
  return flow.value.nodes.map((node) => ({ ...node, file }));
});

test('every language has the same prompts, with the same places in them', () => {
  expect(books.map(({ language }) => language).toSorted()).toEqual([...languages].toSorted());
  const placesOf = ({ prompts }: PromptBook) =>
    [...prompts].map(([key, { parts }]) => {
      const facts = parts.flatMap((part) => (part.type === 'value' ? [part.fact] : []));
      return `${key}: ${facts.toSorted().join(', ')}`;
    });
  const [first, ...others] = books.map(placesOf);
  for (const other of others) expect(other).toEqual(first);
});

for (const book of books) {
  const named = (...keys: string[]) => keysNamed(book, ...keys);

  test(`${book.language}: a menu names exactly the keys that it takes`, () => {
    const menus = nodes.filter(({ type }) => type === 'menu');
    expect(menus.length).toBeGreaterThan(3);
    for (const { file, name, options, on } of menus) {
      const prompt = z.object({ prompt: z.string() }).parse(options).prompt;
      const repeat = z.object({ repeat: z.coerce.string().optional() }).parse(options).repeat;
      const keys = on.map(({ outlet }) => outlet).filter((outlet) => outlet !== 'gave_up');
      if (repeat !== undefined) keys.push(repeat);
      expect([file, name, named(prompt)]).toEqual([file, name, keys.toSorted()]);
    }
  });

  test(`${book.language}: a promise names for each date the key that chooses it, and the ways out`, () => {
    for (const { options } of nodes.filter(({ type }) => type === 'promise')) {
      const { offer } = z.object({ offer: z.record(z.string(), z.string()) }).parse(options);
      for (const [key, what] of Object.entries(offer)) expect(named(`promise-${what.replace(' ', '-')}`)).toEqual([key]);
      expect(named('promise-else')).toEqual(['*', '0']);
      expect(named('promise-read-back')).toEqual(['1', '2']);
      expect(named('promise-date')).toEqual(['*']);
    }
  });

  test(`${book.language}: a dispute names exactly the keys of its reasons, and the ways out`, () => {
    for (const { options } of nodes.filter(({ type }) => type === 'dispute')) {
      const { reasons } = z.object({ reasons: z.record(z.string(), z.string()) }).parse(options);
      expect(named('dispute-reasons')).toEqual(['*', '0', ...Object.keys(reasons)]);
    }
  });

  test(`${book.language}: the words of every node type name the keys that it takes`, () => {
    for (const key of '123456789') expect(named(`press-${key}`)).toEqual([key]);
    for (const [index, language] of languages.entries()) expect(named(`language-${language}`)).toEqual([String(index + 1)]);
    expect([named('who-by-pesel'), named('who-by-tax-number')]).toEqual([['3'], ['3']]);
    expect([named('ask-pesel'), named('ask-tax-number')]).toEqual([['*'], ['*']]);
    expect(named('recording-consent')).toEqual(['1', '2']);
    expect(named('promise-how-much')).toEqual(['*', '0', '1', '2']);
    expect(named('promise-amount')).toEqual(['*']);
    expect([named('plan-else'), named('plan-confirm')]).toEqual([
      ['*', '0'],
      ['1', '2'],
    ]);
    expect([named('callback-any'), named('callback-else')]).toEqual([['8'], ['*', '0']]);
    expect([named('leave-message'), named('dispute-statement')]).toEqual([['#'], ['#']]);
    for (const prompt of ['plan-offer', 'plan-how-many', 'plan-read-back', 'plan-instalment', 'callback-morning', 'voicemail'])
      expect([prompt, named(prompt)]).toEqual([prompt, []]);
  });

  test(`${book.language}: verification and details name the keys that they take`, () => {
    expect(named('who-by-birth-date', 'who-by-customer-number', 'who-by-birth-number')).toEqual(['1', '2', '3']);
    expect(named('who-else')).toEqual(['0', '9']);
    for (const field of ['birth-date', 'birth-number', 'customer-number', 'postcode'])
      expect(named(`ask-${field}`)).toEqual(['*']);
    expect(named('details-next', 'details-previous', 'details-exits')).toEqual(['0', '1', '2', '3', '4', '8']);
  });
}
