import { expect, test } from 'vitest';
import { parseVoiceChoices } from './voice-choice.ts';

test('an operator says who speaks a language, and who speaks when the first cannot', () => {
  expect(parseVoiceChoices('sk', 'google:sk-SK-Wavenet-A, espeak')).toEqual({
    ok: true,
    value: [{ engine: 'google', voice: 'sk-SK-Wavenet-A' }, { engine: 'espeak' }],
  });
  expect(parseVoiceChoices('cs', 'festival:dita')).toEqual({ ok: true, value: [{ engine: 'festival', voice: 'dita' }] });
});

test.each([
  ['cs', 'google:sk-SK-Wavenet-A', 'begins with google:cs-CZ-'],
  ['sk', 'festival:dita', 'festival speaks Czech only'],
  ['cs', 'festival', 'festival:dita, festival:machac'],
  ['cs', 'festival:Dita', 'none of festival’s voices'],
  ['cs', 'espeak:f5', 'write espeak'],
  ['cs', 'polly:Jitka', 'none of the engines'],
  ['cs', 'espeak,', '"" is none of the engines'],
] as const)('for %s, "%s" is refused with what is right', (language, text, told) => {
  expect(parseVoiceChoices(language, text)).toMatchObject({ ok: false, message: expect.stringContaining(told) });
});
