import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { CancelTimer, Timers } from '../../src/kernel/clock.ts';
import { parseWav, renderWav } from '../../src/kernel/wav.ts';
import { fileFlowLibrary } from '../../src/main/file-flow-library.ts';
import { followRecordings } from '../../src/main/follow-recordings.ts';
import { openRecordings } from '../../src/main/open-recordings.ts';
import { openSpeech } from '../../src/main/open-speech.ts';
import { operatorWords } from '../../src/main/operator-words.ts';
import { startSpeech } from '../../src/main/start-speech.ts';
import { googleSpeechServer } from '../support/google-speech-server.ts';
import { runCommand } from '../support/server-process.ts';
import { nativePrograms } from './support/native.ts';

const goodbye = { prompt: 'goodbye', values: {}, text: undefined };
const who = { prompt: 'who', values: { name: { kind: 'name', text: 'Jana Nováková' } }, text: undefined } as const;
const wavenet = 'cs-CZ-Wavenet-A';

let folder: string;
let prompts: string;
let closing: (() => unknown)[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-voices-'));
  prompts = join(folder, 'prompts');
  await mkdir(join(prompts, 'cs'), { recursive: true });
  await cp(join(import.meta.dirname, '../../prompts/cs.yaml'), join(prompts, 'cs.yaml'));
  closing = [];
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  await rm(folder, { recursive: true, force: true });
});

const environment = (more: Record<string, string> = {}) => ({
  DOVOLAT_DATA: join(folder, 'data'),
  DOVOLAT_PROMPTS: prompts,
  ...more,
});
const flowsOf = (config: ReturnType<typeof readConfig>) => fileFlowLibrary(config.flows, config.prompts, join(folder, 'flows'));
const noWords = () => operatorWords({ revision: async () => '', texts: async () => [], lexicon: async () => [] });

/** Half a second of a tone for every text: what is tested is who is asked, not how it sounds. */
async function google() {
  const samples = Int16Array.from({ length: 8000 }, (_, i) => Math.round(9000 * Math.sin(i / 5)));
  const server = await googleSpeechServer([wavenet], async () => renderWav({ rate: 16_000, samples }));
  closing.push(server.close);
  return server;
}

async function start(settings: Record<string, string>) {
  const config = readConfig(environment(settings));
  const where = { audioFolder: join(folder, 'audio'), log: pino({ level: 'silent' }) };
  const speech = await startSpeech(config, await nativePrograms(), flowsOf(config), await noWords(), where);
  closing.push(speech.stop);
  return speech;
}

test('the first start has Google say everything once, later starts ask for nothing, and a call only for its name', async () => {
  const server = await google();
  const settings = { DOVOLAT_VOICE_CS: `google:${wavenet}`, DOVOLAT_GOOGLE_ENDPOINT: server.endpoint };
  await start(settings);
  const first = server.asked.length;
  expect(first).toBeGreaterThan(400);
  const again = await start(settings);
  expect(server.asked.length).toBe(first);
  await again.audio.prepare('cs', [goodbye, who]);
  expect(server.asked.slice(first).map(({ input }) => input?.text)).toEqual(['Jana Nováková.']);
  expect((await again.audio.say('cs', who)).origin).toBe('synthetic');
});

test('a voice that Google does not have ends the start and says what to correct', async () => {
  const server = await google();
  const settings = { DOVOLAT_VOICE_CS: 'google:cs-CZ-Wavenet-Z', DOVOLAT_GOOGLE_ENDPOINT: server.endpoint };
  await expect(start(settings)).rejects.toMatchObject({ code: 'voice_missing', kind: 'misconfigured' });
});

test('while Google’s quota is used up the start goes on, no call is prepared, and another voice speaks where one is set', async () => {
  const server = await google();
  server.behave({ code: 8, message: 'Quota exceeded' });
  const alone = await start({ DOVOLAT_VOICE_CS: `google:${wavenet}`, DOVOLAT_GOOGLE_ENDPOINT: server.endpoint });
  await expect(alone.audio.prepare('cs', [goodbye])).rejects.toMatchObject({ code: 'voice_quota', kind: 'system_fault' });
  expect(alone.audio.isReady('cs', [goodbye])).toBe(false);
  expect(alone.problems()).toMatchObject([{ language: 'cs', spoken: false, note: expect.stringContaining('calls wait') }]);
  const settings = { DOVOLAT_VOICE_CS: `google:${wavenet},espeak`, DOVOLAT_GOOGLE_ENDPOINT: server.endpoint };
  const backed = await start(settings);
  await backed.audio.prepare('cs', [goodbye, who]);
  expect((await backed.audio.say('cs', who)).durationMs).toBeGreaterThan(5000);
  expect(backed.problems()).toMatchObject([{ spoken: true, note: expect.stringContaining('another voice speaks') }]);
});

test('a recording that arrives while calls go out is heard by the next one, and the voice again when it is taken away', async () => {
  const config = readConfig(environment());
  const programs = await nativePrograms();
  const { texts } = flowsOf(config);
  const recordings = openRecordings(config, programs, texts, join(folder, 'audio'));
  const speech = await openSpeech(config, ['cs'], programs, texts, recordings);
  const hands: (() => void)[] = [];
  const timers: Timers = {
    sleep: () => Promise.reject(new Error('nobody sleeps here')),
    after: (_, action): CancelTimer => {
      hands.push(action);
      return () => {};
    },
  };
  const log = pino({ level: 'silent' });
  const following = await followRecordings(recordings, speech, ['cs'], { timers, log });
  closing.push(following.stop);
  const [voice] = speech.voicesOf('cs');
  if (!voice) throw new Error('no voice');
  await voice.audio.prepareVoice('cs');
  await voice.audio.preparePrompts('cs', [goodbye, who]);
  const hear = async () => (await voice.audio.say('cs', goodbye)).origin;
  const looked = async () => {
    const before = hands.length;
    hands.at(-1)?.();
    await expect.poll(() => hands.length).toBeGreaterThan(before);
  };
  expect(await hear()).toBe('synthetic');

  const said = await runCommand(['prompts', 'preview', 'goodbye', 'cs', '--out', join(prompts, 'cs/goodbye.wav')], environment());
  expect(said).toMatchObject({ code: 0 });
  await looked();
  expect(await hear()).toBe('recorded');
  expect((await voice.audio.say('cs', who)).origin).toBe('synthetic'); // a call that is up: its name was rendered before
  await rm(join(prompts, 'cs/goodbye.wav'));
  await looked();
  expect(await hear()).toBe('synthetic');
});

test('an operator gets the script, learns what became of each file, hears a prompt, and confirms a text that changed', async () => {
  const run = (...args: string[]) => runCommand(['prompts', ...args], environment());
  const list = await run('list', 'cs', '--missing', '--json');
  const lines = JSON.parse(list.stdout) as { name: string; text: string }[];
  expect(lines).toContainEqual(expect.objectContaining({ name: 'balance-one.1', text: 'Evidujeme u vás neuhrazenou částku' }));
  expect(lines).toContainEqual(expect.objectContaining({ name: 'vocabulary/dvacateho-tretiho', text: 'dvacátého třetího' }));

  const out = join(folder, 'heard.wav');
  const preview = await run('preview', 'balance-one', 'cs', '--out', out);
  expect(preview.stdout).toMatch(/○ synthetic +Evidujeme u vás neuhrazenou částku/);
  const wav = parseWav(await readFile(out));
  expect(wav).toMatchObject({ ok: true, value: { rate: 8000 } });

  await run('preview', 'goodbye', 'cs', '--out', join(prompts, 'cs/goodbye.wav'));
  await cp(join(prompts, 'cs/goodbye.wav'), join(prompts, 'cs/balance-three.wav'));
  const check = await run('check');
  expect(check).toMatchObject({ code: 1, stdout: expect.stringContaining('cs/balance-three.wav') });
  expect(check.stdout).toMatch(/Czech +1 of \d+ files of prompts .*1 refused/);
  await rm(join(prompts, 'cs/balance-three.wav'));
  expect(await run('check', 'cs')).toMatchObject({ code: 0 });

  const book = await readFile(join(prompts, 'cs.yaml'), 'utf8');
  await writeFile(join(prompts, 'cs.yaml'), book.replace('goodbye: Děkujeme vám za váš čas.', 'goodbye: Děkujeme za váš čas.'));
  expect(await run('check', 'cs')).toMatchObject({ code: 1, stdout: expect.stringContaining('prompts confirm cs goodbye') });
  expect(await run('confirm', 'cs', 'goodbye')).toMatchObject({ code: 0 });
  expect(await run('check', 'cs')).toMatchObject({ code: 0 });
  expect((await run('list', 'cs', '--missing')).stdout).not.toMatch(/^. goodbye {2}/m);
  expect(await run('preview', 'nothing', 'cs', '--out', out)).toMatchObject({ code: 1 });
  expect(await run('list', 'klingon')).toMatchObject({ code: 2 });
});
