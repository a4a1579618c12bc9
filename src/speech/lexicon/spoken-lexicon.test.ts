import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileSpeechStore } from '../../adapters/audio/file-speech-store.ts';
import type { Utterance } from '../ports.ts';
import { type PromptAudio, promptAudio, type Saying, sayingKey } from '../prompt-audio.ts';
import { type Lexicon, lexiconOf, noLexicon } from './lexicon.ts';

const texts = new Map([
  ['greeting', 'Volá Google.'],
  ['who', 'Hledáme {name}. Zaplatíte {date}.'],
]);
const who = (date: string): Saying => ({
  prompt: 'who',
  values: { name: { kind: 'name', text: 'Jan Guth' }, date: { kind: 'date', date } },
});
const greeting: Saying = { prompt: 'greeting', values: {} };
const guth = lexiconOf('cs', [
  { word: 'Guth', kind: 'respelling', said: 'Gut' },
  { word: 'Google', kind: 'phonemes', said: 'ˈɡuːɡl̩' },
]);

let folder: string;
let asked: Utterance[];
let lexicons: readonly [Lexicon, ...Lexicon[]];
let audio: PromptAudio;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-lexicon-'));
  asked = [];
  lexicons = [noLexicon];
  const voice = {
    voice: () => 'hum',
    synthesize: async (utterance: Utterance) => {
      asked.push(utterance);
      const length = (utterance.parts ?? [utterance]).reduce((sum, part) => sum + part.text.length, 0);
      return { rate: 16_000, samples: Int16Array.from({ length: 1600 + length * 160 }, (_, i) => 9000 * Math.sin(i / 8)) };
    },
  };
  const store = fileSpeechStore(folder, 'alaw');
  audio = promptAudio({ texts: { of: () => texts }, voice, store, lexicons: () => lexicons });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const prepared = async (saying: Saying) => (await audio.preparePrompts('cs', [saying])).audio.get(sayingKey(saying));

test('names and fixed words reach the voice as the lexicon wants them, and are heard anew only where it has a word', async () => {
  await audio.prepareVoice('cs');
  await audio.preparePrompts('cs', [who('2026-11-23')]);
  const before = asked.length;
  lexicons = [guth];
  await audio.prepareVoice('cs');
  await audio.preparePrompts('cs', [who('2026-11-23'), greeting]);
  expect(asked.slice(before).map(({ text, parts }) => parts ?? text)).toEqual([
    [{ text: 'Volá ' }, { text: 'Google', sounds: ['ˈ', 'ɡ', 'uː', 'ɡ', 'l̩'] }],
    'Jan Gut',
  ]);
  expect(audio.fragmentsOf('cs', greeting).map(({ text }) => text)).toEqual(['Volá Google']);
});

test('a call that is up while the lexicon changes ends with the sound that it was prepared with', async () => {
  await audio.prepareVoice('cs');
  await audio.preparePrompts('cs', [who('2026-11-23')]);
  const old = await audio.say('cs', who('2026-11-23'));
  await audio.prepareVoice('cs', { lexicon: guth });
  lexicons = [guth, noLexicon];
  expect(await audio.say('cs', who('2026-11-23'))).toEqual(old);
  const keyed = await audio.say('cs', who('2026-12-24')); // a live value: joined now, with the name as it was rendered
  expect(await prepared(who('2026-12-24'))).not.toEqual(keyed); // the next call has the new sound, and no file was confused
  lexicons = [guth];
  await expect(
    audio.say('cs', { ...who('2026-12-24'), values: { ...who('2026-12-24').values, name: { kind: 'name', text: 'X Y' } } }),
  ).rejects.toMatchObject({ code: 'fragment_missing' });
});

test('a call says the words of its flow’s version although the text has changed since', async () => {
  const version: Saying = { ...greeting, text: 'Volá stará služba.' };
  await audio.preparePrompts('cs', [version, { ...greeting, prompt: 'who', text: 'Nic.' }]);
  expect(audio.fragmentsOf('cs', version).map(({ text }) => text)).toEqual(['Volá stará služba']);
  expect(audio.arePrepared('cs', [version])).toBe(true);
  expect(audio.arePrepared('cs', [greeting])).toBe(false);
});

test('what a voice has not said yet is listed by prompt', async () => {
  expect(await audio.lacking('cs')).toEqual(['greeting', 'who']);
  await audio.prepareVoice('cs');
  expect(await audio.lacking('cs')).toEqual([]);
  lexicons = [guth];
  expect(await audio.lacking('cs')).toEqual(['greeting']);
});
