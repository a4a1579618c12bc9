import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '../../kernel/country.ts';
import type { LexiconEntry } from '../model.ts';
import { checkEntry } from './check-entry.ts';
import { readIpa, soundsOf } from './ipa.ts';
import { lexiconOf } from './lexicon.ts';
import { standingEntries } from './lexicon-history.ts';

const respelled = (word: string, said: string): LexiconEntry => ({ word, kind: 'respelling', said });
const said = (entries: readonly LexiconEntry[], text: string) =>
  lexiconOf('cs', entries)
    .pronounce(text)
    .map((part) => part.text)
    .join('');

test('whole words are said as the operator wants, whatever their case, and parts of words never', () => {
  const entries = [respelled('Google', 'gúgl'), respelled('O2', 'ó dva')];
  expect(said(entries, 'Volá Google, GOOGLE i google.')).toBe('Volá gúgl, gúgl i gúgl.');
  expect(said(entries, 'Googlem a XO2 a O2.')).toBe('Googlem a XO2 a ó dva.');
});

test('the longest entry wins, and what an entry gives is not looked up again', () => {
  const entries = [respelled('Home', 'houm'), respelled('Home Credit', 'houm kredit'), respelled('houm', 'xxx')];
  expect(said(entries, 'Home  Credit a Home')).toBe('houm kredit a houm');
});

test('phonemes leave the writing as it is and go beside it', () => {
  const { pronounce } = lexiconOf('cs', [{ word: 'Google', kind: 'phonemes', said: 'ˈɡuːɡl̩' }]);
  expect(pronounce('Volá Google.')).toEqual([
    { text: 'Volá ' },
    { text: 'Google', sounds: ['ˈ', 'ɡ', 'uː', 'ɡ', 'l̩'] },
    { text: '.' },
  ]);
});

test('without entries for its words every text is said as it is written', () => {
  const word = fc.stringMatching(/^[a-zěščřžýáíéů]{1,8}$/);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), word, (text, unknown) => {
      expect(said([respelled(`Q${unknown}Q7`, 'x')], text)).toBe(text.normalize('NFC'));
      expect(lexiconOf('cs', []).pronounce(text)).toEqual([{ text }]);
    }),
  );
});

test('another entry, or another way of saying it, is another revision; the order of entries is not', () => {
  const [a, b] = [respelled('Alfa', 'alfa'), respelled('Beta', 'beta')];
  expect(lexiconOf('cs', [a, b]).revision).toBe(lexiconOf('cs', [b, a]).revision);
  const all = [lexiconOf('cs', []), lexiconOf('cs', [a]), lexiconOf('cs', [a, b]), lexiconOf('cs', [respelled('Alfa', 'ALFA')])];
  expect(new Set(all.map(({ revision }) => revision)).size).toBe(4);
});

test('the last word on a word counts, and a removed one is gone', () => {
  const change = (word: string, kind: 'respelling' | null, text: string | null) =>
    ({ language: 'cs', word, kind, said: text, actor: 'user:eva', at: 1 }) as const;
  const history = [
    change('Google', 'respelling', 'gugl'),
    change('google', 'respelling', 'gúgl'),
    change('Alfa', 'respelling', 'a'),
  ];
  expect(standingEntries(history).map((entry) => [entry.word, entry.said])).toEqual([
    ['Alfa', 'a'],
    ['google', 'gúgl'],
  ]);
  expect(standingEntries([...history, change('GOOGLE', null, null)]).map(({ word }) => word)).toEqual(['Alfa']);
});

test('every sound of a language is read as itself, alone and among others; a sound that it lacks is named', () => {
  for (const language of languages) {
    for (const sound of soundsOf(language)) expect(readIpa(language, `ˈ${sound}`)).toEqual({ ok: true, value: ['ˈ', sound] });
    expect(readIpa(language, `${soundsOf(language)[0]}ʘ`)).toMatchObject({ ok: false, message: expect.stringContaining('"ʘ"') });
  }
  expect(readIpa('cs', 'zauːm')).toEqual({ ok: true, value: ['z', 'a', 'uː', 'm'] });
  expect(readIpa('cs', '[t͡ʃau̯]')).toEqual({ ok: true, value: ['tʃ', 'au'] });
});

test('an entry that no voice could say is refused with what to do', () => {
  const refusal = (entry: LexiconEntry) => {
    const checked = checkEntry('cs', entry);
    return checked.ok ? null : checked.reason;
  };
  expect(refusal(respelled('…', 'x'))).toBe('bad_word');
  expect(refusal(respelled('Alfa', '<break/>'))).toBe('bad_pronunciation');
  expect(refusal(respelled('Alfa', '42'))).toBe('bad_pronunciation');
  expect(refusal({ word: 'Alfa', kind: 'phonemes', said: 'θ' })).toBe('unknown_sound');
  expect(refusal(respelled(' Home   Credit ', 'houm kredit'))).toBeNull();
});
