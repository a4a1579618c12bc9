import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSmsParts, isGsm7 } from './count-sms-parts.ts';
import { plainLetters } from './plain-letters.ts';

test('160 plain characters are one SMS, 161 are two, 306 still two, 307 three', () => {
  const parts = [160, 161, 306, 307].map((length) => countSmsParts('a'.repeat(length)).parts);
  expect(parts).toEqual([1, 2, 2, 3]);
});

test('one letter with a hook makes the whole text twice as dear: 70 characters to a part, then 67', () => {
  expect(countSmsParts('é'.repeat(70))).toEqual({ alphabet: 'gsm7', units: 70, parts: 1 });
  const parts = [70, 71, 134, 135].map((length) => countSmsParts('ě'.repeat(length)));
  expect(parts.map(({ alphabet, parts }) => `${alphabet} ${parts}`)).toEqual(['ucs2 1', 'ucs2 2', 'ucs2 2', 'ucs2 3']);
});

test('the euro sign and brackets take two places, and are never torn between two parts', () => {
  expect(countSmsParts('€'.repeat(80))).toEqual({ alphabet: 'gsm7', units: 160, parts: 1 });
  expect(countSmsParts(`${'a'.repeat(152)}€${'a'.repeat(151)}`)).toEqual({ alphabet: 'gsm7', units: 305, parts: 2 });
  expect(countSmsParts(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toEqual({ alphabet: 'gsm7', units: 306, parts: 3 });
  expect(countSmsParts('😀'.repeat(36))).toEqual({ alphabet: 'ucs2', units: 72, parts: 2 });
  expect(countSmsParts('😀'.repeat(67))).toEqual({ alphabet: 'ucs2', units: 134, parts: 3 });
});

test('an SMS always has room for its text and never a part too many', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a€ě ž{😀'), maxLength: 400 }), (text) => {
      const { alphabet, units, parts } = countSmsParts(text);
      const [alone, joined] = alphabet === 'gsm7' ? [160, 153] : [70, 67];
      expect(parts * (parts === 1 ? alone : joined)).toBeGreaterThanOrEqual(units);
      if (parts > 1) expect((parts - 1) * joined + (parts - 1)).toBeGreaterThan(units - joined);
    }),
  );
});

test('nothing in Czech, Slovak, Polish or Hungarian is left outside the cheap alphabet once written plainly', () => {
  const letters = 'áčďéěíňóřšťúůýžäĺľôŕąćęłńśźżöőüű';
  const all = [...letters, ...letters.toUpperCase(), ...'aZ09 .,:;-–—„“”‚‘’…%/€@\u00a0'];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...all) }), (text) => {
      expect(isGsm7(plainLetters(text))).toBe(true);
    }),
  );
  expect(plainLetters('Příliš žluťoučký kůň – „Łódź“…')).toBe('Prilis zlutoucky kun - "Lodz"...');
});

test('a name in another script is not mangled, it only costs more', () => {
  expect(plainLetters('Київ')).toMatch(/^Ки/);
  expect(countSmsParts(plainLetters('Київ')).alphabet).toBe('ucs2');
});
