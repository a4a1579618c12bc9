import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileSpeechStore } from '../adapters/audio/file-speech-store.ts';
import { Fault } from '../kernel/fault.ts';
import { callVoices } from './call-voices.ts';
import type { SpeechSynthesizer } from './ports.ts';
import { promptAudio, type Saying } from './prompt-audio.ts';

/** A voice whose sound is a tone of its own, and that can be out of order. */
function tone(name: string, hertz: number) {
  const voice = {
    broken: null as Fault | null,
    asked: 0,
    voice: () => name,
    synthesize: async ({ text }: { text: string }) => {
      voice.asked += 1;
      if (voice.broken) throw voice.broken;
      const samples = Int16Array.from({ length: 1600 + text.length * 160 }, (_, i) =>
        Math.round(9000 * Math.sin((2 * Math.PI * hertz * i) / 16_000)),
      );
      return { rate: 16_000, samples };
    },
  };
  return voice satisfies SpeechSynthesizer;
}

const texts = new Map([
  ['greeting', 'Dobrý den.'],
  ['who', 'Hledáme {name}.'],
  ['read-back', 'Zaplatíte do {date}.'],
]);
const call = (name: string): Saying[] => [
  { prompt: 'greeting', values: {} },
  { prompt: 'who', values: { name: { kind: 'name', text: name } } },
];
const readBack: Saying = { prompt: 'read-back', values: { date: { kind: 'date', date: '2026-12-02' } } };
const quota = new Fault('voice_quota', 'the quota is used up', { retryable: true });

let folder: string;
let cloud: ReturnType<typeof tone>;
let local: ReturnType<typeof tone>;
let faults: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-voices-'));
  [cloud, local] = [tone('cloud', 600), tone('local', 1200)];
  faults = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function opened(...voices: ReturnType<typeof tone>[]) {
  const store = fileSpeechStore(folder, 'alaw');
  const list = voices.map((voice) => ({
    name: voice.voice(),
    audio: promptAudio({ texts: { of: () => texts }, voice, store }),
  }));
  return callVoices(
    () => list,
    (language, voice, { code }) => faults.push(`${language} ${voice} ${code}`),
  );
}
const paths = async (voices: ReturnType<typeof opened>, sayings: readonly Saying[]) =>
  (await Promise.all(sayings.map((saying) => voices.say('cs', saying)))).map(({ path }) => path);

test('while the voice of a language cannot speak and no other is set, its calls are not placed', async () => {
  const voices = opened(cloud);
  cloud.broken = quota;
  await voices.prepareVoices('cs');
  await expect(voices.prepare('cs', call('Jana'))).rejects.toBe(quota);
  expect(voices.isReady('cs', call('Jana'))).toBe(false);
  expect(voices.problems().get('cs')).toBe(quota);
  cloud.broken = null;
  await voices.prepare('cs', call('Jana'));
  expect(voices.isReady('cs', call('Jana'))).toBe(true);
  expect(voices.problems().size).toBe(0);
});

test('no call is placed before every word of the list is there, for a date that is keyed may need any of them', async () => {
  const voices = opened(cloud);
  await voices.prepare('cs', call('Jana'));
  const asked = cloud.asked;
  expect(asked).toBeGreaterThan(300);
  await voices.say('cs', readBack);
  expect(cloud.asked).toBe(asked);
});

test('a call is heard in one voice: when the first fails at a name, all of its prompts are said by the second', async () => {
  const voices = opened(cloud, local);
  await voices.prepare('cs', call('Jana'));
  const byCloud = await paths(voices, [...call('Jana'), readBack]);
  cloud.broken = quota;
  await voices.prepare('cs', call('Eva'));
  expect(faults).toEqual(['cs cloud voice_quota']);
  expect(voices.isReady('cs', call('Eva'))).toBe(true);
  const byLocal = await paths(voices, [...call('Eva'), readBack]);
  for (const path of byLocal) expect(byCloud).not.toContain(path);
  expect(await paths(opened(local), [{ prompt: 'greeting', values: {} }])).toEqual([byLocal[0]]);
});

test('as soon as the first voice speaks again, the next call has it', async () => {
  const voices = opened(cloud, local);
  cloud.broken = quota;
  await voices.prepare('cs', call('Jana'));
  const before = await paths(voices, call('Jana'));
  cloud.broken = null;
  await voices.prepare('cs', call('Eva'));
  expect(voices.isReady('cs', call('Jana'))).toBe(false);
  await voices.prepare('cs', call('Jana'));
  expect(await paths(voices, call('Jana'))).not.toEqual(before);
  expect(voices.problems().size).toBe(0);
});

test('a text that is wrong is nobody’s voice’s fault, and no other voice is tried', async () => {
  const voices = opened(cloud, local);
  await expect(voices.prepare('cs', [{ prompt: 'who', values: {} }])).rejects.toMatchObject({ code: 'prompt_not_speakable' });
  expect(faults).toEqual([]);
  expect(local.asked).toBe(0);
});

test('what all debtors share is said before the first call in a language, and once however many calls wait for it', async () => {
  const voices = opened(local);
  await Promise.all([voices.prepare('cs', call('Nováková')), voices.prepare('cs', call('Nováková'))]);
  const once = local.asked;
  expect((await voices.say('cs', readBack)).durationMs).toBeGreaterThan(300);
  await voices.prepare('cs', call('Nováková'));
  expect(local.asked).toBe(once);
});
