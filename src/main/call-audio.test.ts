import { expect, test } from 'vitest';
import type { Language } from '../kernel/country.ts';
import type { SpeechStore, SpeechSynthesizer } from '../speech/ports.ts';
import { promptAudio } from '../speech/prompt-audio.ts';
import { callAudio } from './call-audio.ts';

const readBack = { prompt: 'read-back', values: { date: { kind: 'date' as const, date: '2026-11-23' } } };
const keyed = { prompt: 'read-back', values: { date: { kind: 'date' as const, date: '2026-12-05' } } };

/** A voice of short tones that counts what it said in each language, and a store in memory. */
function installation() {
  const said: Language[] = [];
  let broken = false;
  const voice: SpeechSynthesizer = {
    voice: (language) => `tone ${language}`,
    synthesize: async ({ language }) => {
      if (broken) throw new Error('no voice');
      said.push(language);
      return { rate: 16_000, samples: Int16Array.from({ length: 3200 }, (_, i) => 8000 * Math.sin(i / 5)) };
    },
  };
  const fragments = new Map<string, Uint8Array>();
  const prompts = new Map<string, number>();
  const store: SpeechStore = {
    codec: 'alaw',
    findFragment: async (recipe) => fragments.get(recipe),
    keepFragment: async (recipe, { encoded }) => void fragments.set(recipe, encoded),
    findPrompt: async (recipe, bytes) =>
      prompts.get(recipe) === bytes ? { path: recipe, durationMs: Math.round(bytes / 8) } : undefined,
    hasPrompt: ({ path }, bytes) => prompts.get(path) === bytes,
    keepPrompt: async (recipe, encoded) => {
      prompts.set(recipe, encoded.length);
      return { path: recipe, durationMs: Math.round(encoded.length / 8) };
    },
  };
  const texts = { of: () => new Map([['read-back', '{date}.']]) };
  const audio = callAudio(promptAudio({ texts, voice, store }));
  return { audio, said, fails: (now: boolean) => (broken = now) };
}

test('a date keyed during a call can be said in every language that somebody is called in', async () => {
  const { audio } = installation();
  for (const language of ['cs', 'hu'] as const) {
    await audio.prepare(language, [readBack]);
    expect((await audio.say(language, keyed)).durationMs).toBeGreaterThan(300);
  }
});

test('a language that nobody is called in is not rendered, and a voice is prepared once', async () => {
  const { audio, said } = installation();
  await Promise.all([audio.prepare('sk', [readBack]), audio.prepare('sk', [keyed])]);
  const once = said.length;
  await audio.prepare('sk', [readBack]);
  expect(new Set(said)).toEqual(new Set(['sk']));
  expect(said.length).toBe(once);
});

test('a voice that failed is tried again at the next call', async () => {
  const { audio, fails } = installation();
  fails(true);
  await expect(audio.prepare('pl', [readBack])).rejects.toThrow();
  fails(false);
  await audio.prepare('pl', [readBack]);
  expect(audio.isReady('pl', [readBack])).toBe(true);
});
