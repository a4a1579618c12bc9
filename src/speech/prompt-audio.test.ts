import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileSpeechStore } from '../adapters/audio/file-speech-store.ts';
import type { SpokenValue } from '../kernel/prompt-text.ts';
import type { SpeechSynthesizer, Utterance } from './ports.ts';
import { type PromptAudio, promptAudio, type Saying, sayingKey } from './prompt-audio.ts';
import { silenceByte } from './sound/g711.ts';

/** A voice that whistles: 30 ms for each letter of the text, at a pitch of its own. Remembers what it was asked. */
function whistle(): SpeechSynthesizer & { asked: Utterance[] } {
  const asked: Utterance[] = [];
  return {
    asked,
    voice: (language) => `whistle ${language}`,
    async synthesize(utterance) {
      asked.push(utterance);
      const pitch = 300 + (utterance.text.charCodeAt(0) % 50) * 20;
      const samples = Int16Array.from(
        { length: utterance.text.length * 480 },
        (_, i) => 9000 * Math.sin((2 * Math.PI * pitch * i) / 16000),
      );
      return { rate: 16000, samples };
    },
  };
}

const texts: Record<string, string> = {
  balance: 'Dobrý den, {name}. Dlužíte {total|accusative} do {due}.',
  read_back: 'Slibujete do {date}.',
  empty: '…',
};
const crowns = (amount: number): SpokenValue => ({ kind: 'money', minor: amount * 100, currency: 'CZK' });
const balance = (name: string, amount: number): Saying => ({
  prompt: 'balance',
  values: { name: { kind: 'name', text: name }, total: crowns(amount), due: { kind: 'date', date: '2026-11-23' } },
});
const readBack = (date: string): Saying => ({ prompt: 'read_back', values: { date: { kind: 'date', date } } });

let folder: string;
let voice: ReturnType<typeof whistle>;
let audio: PromptAudio;
const fresh = () =>
  promptAudio({ texts: { of: () => new Map(Object.entries(texts)) }, voice, store: fileSpeechStore(folder, 'alaw') });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-speech-'));
  voice = whistle();
  audio = fresh();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function prepared(from: PromptAudio, saying: Saying) {
  const { audio: files, share } = await from.preparePrompts('cs', [saying]);
  const file = files.get(sayingKey(saying));
  if (!file) throw new Error('no file');
  return { file, share, bytes: await readFile(`${file.path}.alaw`) };
}

test('what one debtor hears is one file whose length is that of its fragments and rests', async () => {
  const { file, share, bytes } = await prepared(audio, balance('Jana', 5));
  expect(bytes.length).toBe(file.durationMs * 8);
  const rests = 170 + 380 + 380; // comma, full stop, end
  expect(share.newFragments).toBe(8); // Dobrý den | Jana | Dlužíte | pět | korun | do | dvacátého třetího | listopadu
  expect(file.durationMs).toBe(share.newMs + rests);
  expect(bytes.subarray(-380 * 8).every((byte) => byte === silenceByte.alaw)).toBe(true);
});

test('the next debtor costs only her name and the words not said before', async () => {
  await audio.preparePrompts('cs', [balance('Jana', 5)]);
  const { share } = await prepared(audio, balance('Eva', 6));
  expect(
    voice.asked
      .slice(-2)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['Eva', 'šest']);
  expect(share).toMatchObject({ newFragments: 2, reusedFragments: 6 });
});

test('the same prompt again, also by a later process, renders and writes nothing', async () => {
  const first = await prepared(audio, balance('Jana', 5));
  const asked = voice.asked.length;
  const again = await prepared(fresh(), balance('Jana', 5));
  expect(again.file).toEqual(first.file);
  expect(again.share).toMatchObject({ newFragments: 0, newMs: 0, reusedFragments: 8 });
  expect(voice.asked.length).toBe(asked);
});

test('many debtors at once have each fragment made once', async () => {
  const debtors = Array.from({ length: 30 }, (_, i) => balance(`Jana ${i % 3}`, 5));
  const files = await Promise.all(debtors.map((saying) => prepared(audio, saying)));
  expect(new Set(voice.asked.map(({ text }) => text)).size).toBe(voice.asked.length);
  expect(new Set(files.map(({ file }) => file.path)).size).toBe(3);
});

test('a date keyed during the call is said from what all debtors have in common, without a new sound', async () => {
  expect((await audio.prepareVoice('cs')).newFragments).toBeGreaterThan(300);
  const asked = voice.asked.length;
  const files = await Promise.all(['2026-12-02', '2027-01-31'].map((date) => audio.say('cs', readBack(date))));
  expect(voice.asked.length).toBe(asked);
  expect(new Set(files.map(({ path }) => path)).size).toBe(2);
  for (const file of files) expect((await readFile(`${file.path}.alaw`)).length).toBe(file.durationMs * 8);
});

test('during a call nothing is ever synthesised: a fragment that is missing is a fault', async () => {
  await expect(audio.say('cs', readBack('2026-12-02'))).rejects.toMatchObject({ code: 'fragment_missing' });
  expect(voice.asked).toEqual([]);
});

test('a prompt that was damaged on disk is joined anew before it is handed out', async () => {
  const { file, bytes } = await prepared(audio, balance('Jana', 5));
  await truncate(`${file.path}.alaw`, 100);
  const again = await prepared(audio, balance('Jana', 5));
  expect(again.file).toEqual(file);
  expect(again.bytes).toEqual(bytes);
});

test('a prompt without text, without a value or without a word is a fault that names it, and no name of a debtor', async () => {
  const failing = (saying: Saying) => audio.preparePrompts('cs', [saying]).catch((error: unknown) => error);
  expect(await failing({ prompt: 'nowhere', values: {} })).toMatchObject({ code: 'prompt_not_speakable', kind: 'misconfigured' });
  expect(await failing({ prompt: 'empty', values: {} })).toMatchObject({ code: 'prompt_not_speakable' });
  const fault = await failing({ prompt: 'balance', values: { name: { kind: 'name', text: 'Jana Nováková' }, total: crowns(5) } });
  expect(fault).toMatchObject({ code: 'prompt_not_speakable', message: expect.stringContaining('{due}') });
  expect(String(fault)).not.toContain('Jana');
  expect(voice.asked).toEqual([]);
});

test('a key does not depend on the order of the values, but on each of them', () => {
  const { prompt, values } = balance('Jana', 5);
  const turned = Object.fromEntries(Object.entries(values).reverse());
  expect(sayingKey({ prompt, values: turned })).toBe(sayingKey({ prompt, values }));
  expect(sayingKey(balance('Jana', 6))).not.toBe(sayingKey(balance('Jana', 5)));
});

test('a prompt that brings words of its own is said in them, also when the same key says something else today', async () => {
  const mine = { prompt: 'read_back', values: {}, text: 'Slyšíte původní znění.' };
  const { bytes } = await prepared(audio, mine);
  expect(voice.asked.map(({ text }) => text)).toContain('Slyšíte původní znění');
  const today = await prepared(audio, readBack('2026-11-23'));
  expect(today.bytes.equals(bytes)).toBe(false);
  const said = await audio.say('cs', mine);
  expect((await readFile(`${said.path}.alaw`)).equals(bytes)).toBe(true);
  expect(audio.arePrepared('cs', [{ ...mine, text: 'Jiné znění.' }])).toBe(false);
});
