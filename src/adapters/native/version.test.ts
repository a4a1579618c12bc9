import { expect, test } from 'vitest';
import { atLeast, versionIn } from './version.ts';

test.each([
  ['Asterisk 22.10.1+dfsg+~cs6.17.60671434-1', '22.10.1'],
  ['sox:      SoX_ng v14.7.1.2', '14.7.1.2'],
  ['eSpeak NG text-to-speech: 1.52.0  Data at: /usr/lib', '1.52.0'],
  ['Asterisk certified/22.8-cert1', '22.8'],
])('%s is version %s', (said, version) => expect(versionIn(said)).toBe(version));

test('a program that names no version has none', () => expect(versionIn('command not found')).toBeUndefined());

test('versions compare number by number', () => {
  expect(atLeast('22.10.1', '22.10.1')).toBe(true);
  expect(atLeast('22.11.0', '22.10.1')).toBe(true);
  expect(atLeast('23.0', '22.10.1')).toBe(true);
  expect(atLeast('22.9.9', '22.10.1')).toBe(false);
  expect(atLeast('22.10', '22.10.1')).toBe(false);
  expect(atLeast('20.6.0', '22.10.1')).toBe(false);
});
