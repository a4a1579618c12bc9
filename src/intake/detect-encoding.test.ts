import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { fileOf } from '../../test/support/import-into.ts';
import { isLanguage, type Language } from '../kernel/country.ts';
import { decodeText } from './decode-text.ts';
import { detectEncoding } from './detect-encoding.ts';
import { scanBytes } from './scan-bytes.ts';

const names = {
  cs: [
    'Nováková',
    'Dvořák',
    'Černý',
    'Říha',
    'Kučera',
    'Tomáš',
    'Žižka',
    'Šťastný',
    'Růžička',
    'Jiří',
    'Božena',
    'Brno-město',
    'Plzeň',
    'Hloušek',
    'Škoda',
    'Jičín',
  ],
  sk: [
    'Kováčová',
    'Ľubomír',
    'Šimkovič',
    'Žilina',
    'Ďurica',
    'Košice',
    'Trenčín',
    'Čierny',
    'Ťažký',
    'Mäsiar',
    'Štúr',
    'Nižný',
    'Vŕba',
    'Hôrka',
  ],
  pl: [
    'Wiśniewski',
    'Wójcik',
    'Dąbrowska',
    'Łódź',
    'Święcicka',
    'Gołąb',
    'Zając',
    'Żak',
    'Kołodziej',
    'Nowakowska-Pięta',
    'Jarosław',
    'Gdańsk',
    'Poznań',
    'Zieliński',
    'Ćwik',
  ],
  hu: [
    'Kovács',
    'Szűcs',
    'Győr',
    'Erdős',
    'Török',
    'Fekete Ödön',
    'Székesfehérvár',
    'Kőszegi',
    'Tóth Ágnes',
    'Balázs',
    'Füredi',
    'Nyíregyháza',
  ],
};
const encodings = ['utf-8', 'windows-1250', 'iso-8859-2', 'cp852'] as const;

const detect = async (bytes: Uint8Array, expected?: Language) => {
  const file = fileOf('x.csv', bytes, 64);
  const detected = detectEncoding(await scanBytes(file.bytes(), ';'), 'x.csv', expected);
  if (!detected.ok) return detected;
  let text = '';
  for await (const piece of decodeText(file.bytes(), detected.value)) text += piece;
  return text;
};

const lists = Object.entries(names).map(([language, list]) => [isLanguage(language) ? language : 'en', list] as const);
const read = async (words: readonly string[], capitals: boolean, encoding: string, expected?: Language) => {
  const written = (capitals ? words.map((word) => word.toUpperCase()) : words).join(';100\r\n');
  expect(await detect(iconv.encode(written, encoding), expected)).toBe(written);
};

test.each(lists)(
  'ten %s names, where they are expected, read as they were written in each encoding, in capitals too',
  async (language, list) => {
    const words = fc.shuffledSubarray(list, { minLength: 10 });
    await fc.assert(
      fc.asyncProperty(words, fc.boolean(), fc.constantFrom(...encodings), (some, capitals, encoding) =>
        read(some, capitals, encoding, language),
      ),
      { numRuns: 300 },
    );
  },
);

test.each(lists)('a list of %s names reads as it was written, whatever was expected', async (_language, list) => {
  const expected = fc.constantFrom('cs', 'sk', 'pl', 'hu', undefined);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(list, { minLength: 10 }),
      fc.constantFrom(...encodings),
      expected,
      (some, encoding, language) => read([...some, ...some], false, encoding, language),
    ),
    { numRuns: 300 },
  );
});

test.each(lists.flatMap(([language, list]) => list.map((name) => [name, language] as const)))(
  'the one name %s, where %s is expected, reads as it was written on Windows or in UTF-8',
  async (name, language) => {
    for (const encoding of ['utf-8', 'windows-1250']) await read([name], false, encoding, language);
  },
);

test('text that makes no sense in any encoding is refused at a byte', async () => {
  expect(await detect(Uint8Array.from([65, 10, 0x80, 0x81, 0x90, 0x98, 0xb0, 0xb3, 0xdb]))).toMatchObject({
    ok: false,
    reason: 'broken_encoding',
    message: expect.stringMatching(/byte \d+ \(line 2\)/),
  });
  expect(await detect(Uint8Array.from([0xff, 0xfe, 65, 0]))).toMatchObject({ ok: false, reason: 'not_text' });
});
