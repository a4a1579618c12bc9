import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { nativePrograms } from '../../../test/integration/support/native.ts';
import { googleSpeechServer } from '../../../test/support/google-speech-server.ts';
import { renderWav } from '../../kernel/wav.ts';
import type { SpeechSynthesizer, Utterance } from '../../speech/ports.ts';
import { conditionFragment } from '../../speech/sound/condition-fragment.ts';
import { measureLevel } from '../../speech/sound/level.ts';
import { resample } from '../../speech/sound/resample.ts';
import { espeakSynthesizer } from '../espeak/espeak-synthesizer.ts';
import { systemTimers } from '../system/system-clock.ts';
import { googleSynthesizer } from './google-synthesizer.ts';

const sk = 'sk-SK-Wavenet-A';
const say = (text: string, tone: Utterance['tone'] = 'closed'): Utterance => ({ language: 'sk', text, tone });

let espeak: SpeechSynthesizer;
beforeAll(async () => {
  espeak = await espeakSynthesizer(await nativePrograms(), { atOnce: 2, timeLimitMs: 30_000 });
});

let server: Awaited<ReturnType<typeof googleSpeechServer>>;
let closing: (() => Promise<void>)[];
beforeEach(async () => {
  closing = [];
  server = await googleSpeechServer([sk, 'sk-SK-Standard-A'], async (text) =>
    renderWav(resample(await espeak.synthesize(say(text || 'SSML')), 16_000)),
  );
});
afterEach(async () => {
  for (const close of closing) await close();
  server.close();
});

function google(more: Partial<Parameters<typeof googleSynthesizer>[0]> = {}) {
  let elapsed = 0;
  const voice = googleSynthesizer({
    voices: { sk },
    endpoint: server.endpoint,
    credentialsFile: null,
    atOnce: 4,
    timeLimitMs: 20_000,
    patience: { waitsMs: [20, 40], restMs: 30_000 },
    timers: systemTimers,
    clock: { elapsedMs: () => elapsed },
    ...more,
  });
  closing.push(() => voice.close());
  return Object.assign(voice, {
    pass: (ms: number) => {
      elapsed += ms;
    },
  });
}

test('a text comes back as speech of 16 kHz that a telephone line can carry', async () => {
  const raw = await google().synthesize(say('Dobrý deň, volá automatická služba'));
  expect(raw.rate).toBe(16_000);
  const level = measureLevel(conditionFragment(raw, 'alaw').master);
  expect(level.silenceShare).toBeLessThan(0.5);
  expect(server.asked[0]).toMatchObject({
    input: { text: 'Dobrý deň, volá automatická služba.' },
    voice: { languageCode: 'sk-SK', name: sk },
    audioConfig: { audioEncoding: 1, sampleRateHertz: 16_000 },
  });
});

test('the mark at the end tells the voice whether the sentence goes on, ends or asks', async () => {
  const voice = google();
  for (const tone of ['even', 'open', 'closed', 'asking'] as const) await voice.synthesize(say('Súhlasíte', tone));
  expect(server.asked.map(({ input }) => input?.text)).toEqual(['Súhlasíte', 'Súhlasíte,', 'Súhlasíte.', 'Súhlasíte?']);
});

test('never more requests are under way than allowed', async () => {
  const voice = google({ atOnce: 3 });
  await Promise.all(Array.from({ length: 12 }, (_, i) => voice.synthesize(say(`text ${i}`))));
  expect(server.asked.length).toBe(12);
  expect(server.mostAtOnce()).toBeLessThanOrEqual(3);
});

test('a quota that is used up is waited for, and the text is said in the end', async () => {
  server.behave({ code: 8, message: 'Quota exceeded' }, { code: 14, message: 'try later' }, 'speak');
  expect((await google().synthesize(say('jeden'))).samples.length).toBeGreaterThan(1000);
  expect(server.asked.length).toBe(3);
});

test('a quota that stays used up is our own trouble, burns nothing, and is not asked for again until a rest is over', async () => {
  server.behave({ code: 8, message: 'Quota exceeded for characters per minute' });
  const voice = google();
  await expect(voice.synthesize(say('jeden'))).rejects.toMatchObject({
    code: 'voice_quota',
    kind: 'system_fault',
    retryable: true,
  });
  expect(server.asked.length).toBe(3);
  await expect(voice.synthesize(say('dva'))).rejects.toMatchObject({ code: 'voice_quota' });
  expect(server.asked.length).toBe(3);
  server.behave('speak');
  voice.pass(30_000);
  expect((await voice.synthesize(say('dva'))).samples.length).toBeGreaterThan(1000);
});

test('a voice that Google does not have, and credentials that it does not take, are told to the operator and not tried again', async () => {
  await expect(google({ voices: { sk: 'sk-SK-Wavenet-Z' } }).synthesize(say('jeden'))).rejects.toMatchObject({
    code: 'voice_missing',
    kind: 'misconfigured',
    remedy: expect.stringContaining('DOVOLAT_VOICE_'),
  });
  for (const code of [7, 16]) {
    server.behave({ code, message: 'Request had invalid authentication credentials.' });
    await expect(google().synthesize(say('jeden'))).rejects.toMatchObject({
      code: 'voice_credentials',
      kind: 'misconfigured',
      remedy: expect.stringContaining('DOVOLAT_GOOGLE_CREDENTIALS'),
    });
  }
  expect(server.asked.length).toBe(3);
});

test('a key file that is missing or holds no key is told to the operator', async () => {
  for (const credentialsFile of ['/nonexistent/key.json', join(import.meta.dirname, '../../../package.json')]) {
    const voice = google({ endpoint: '127.0.0.1', credentialsFile });
    await expect(voice.synthesize(say('jeden'))).rejects.toMatchObject({ code: 'voice_credentials', kind: 'misconfigured' });
  }
});

test('an answer that never comes, and a connection that is cut, are trouble that may pass', async () => {
  server.behave('hang');
  await expect(google({ timeLimitMs: 300 }).synthesize(say('jeden'))).rejects.toMatchObject({
    code: 'voice_unavailable',
    retryable: true,
  });
  expect(server.asked.length).toBe(3);
  server.behave('cut');
  await expect(google({ timeLimitMs: 2000 }).synthesize(say('jeden'))).rejects.toMatchObject({
    code: 'voice_unavailable',
    retryable: true,
  });
});

test('a text that Google refuses fails alone: the next one is said', async () => {
  server.behave({ code: 3, message: 'Either `input.text` or `input.ssml` is longer than the limit of 5000 bytes.' }, 'speak');
  const voice = google();
  await expect(voice.synthesize(say('príliš dlhé'))).rejects.toMatchObject({ code: 'text_refused', retryable: false });
  expect((await voice.synthesize(say('jeden'))).samples.length).toBeGreaterThan(1000);
});

test('the doctor’s question costs no character: is the voice there', async () => {
  await google().verify('sk');
  await expect(google({ voices: { sk: 'sk-SK-Wavenet-Z' } }).verify('sk')).rejects.toMatchObject({
    code: 'voice_missing',
    message: expect.stringContaining('sk-SK-Standard-A'),
  });
  expect(server.asked).toEqual([]);
});

test('a voice is named by its name and settings, without asking anybody', () => {
  expect(google({ endpoint: '127.0.0.1' }).voice('sk')).toMatch(/^google sk-SK-Wavenet-A 16000 Hz rate 0\.95/);
  expect(() => google().voice('cs')).toThrow('no voice of Google is chosen for cs');
});

test('an installation that never speaks by Google loads nothing of its library', () => {
  const script = `
    const { registerHooks } = await import('node:module');
    const loaded = [];
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    await import(${JSON.stringify(join(import.meta.dirname, '../../main/start-server.ts'))});
    const { googleSynthesizer } = await import(${JSON.stringify(join(import.meta.dirname, 'google-synthesizer.ts'))});
    googleSynthesizer({ voices: { sk: 'sk-SK-Wavenet-A' }, atOnce: 1, patience: { waitsMs: [], restMs: 0 } }).voice('sk');
    console.log(JSON.stringify({ files: loaded.length, googles: loaded.filter((url) => /google-gax|@google-cloud|@grpc|google-client/.test(url)) }));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const { files, googles } = JSON.parse(stdout) as { files: number; googles: string[] };
  expect(files).toBeGreaterThan(100);
  expect(googles).toEqual([]);
});

test('a word that is to be said by its sounds goes as SSML, in which nothing of a name is obeyed', async () => {
  const parts = [{ text: 'Volá <b> & ' }, { text: 'Goo"gle', sounds: ['ˈ', 'ɡ', 'uː', 'ɡ', 'l̩'] }];
  await google().synthesize({ ...say('Volá Google'), parts });
  expect(server.asked.map(({ input }) => input?.ssml)).toEqual([
    '<speak>Volá &lt;b> &amp; <phoneme alphabet="ipa" ph="ˈɡuːɡl̩">Goo&quot;gle</phoneme>.</speak>',
  ]);
});
