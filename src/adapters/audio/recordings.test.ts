import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { nativePrograms } from '../../../test/integration/support/native.ts';
import type { Pcm } from '../../kernel/pcm.ts';
import type { Programs } from '../../kernel/programs.ts';
import { renderWav } from '../../kernel/wav.ts';
import { promptAudio } from '../../speech/prompt-audio.ts';
import { takeRecordings } from '../../speech/recordings/take-recordings.ts';
import { decodeG711 } from '../../speech/sound/g711.ts';
import { amplify, measureLevel } from '../../speech/sound/level.ts';
import { espeakSynthesizer } from '../espeak/espeak-synthesizer.ts';
import { runProgram } from '../espeak/run-program.ts';
import { fileRecordingLedger } from './file-recording-ledger.ts';
import { fileSpeechStore } from './file-speech-store.ts';
import { recordingFiles } from './recording-files.ts';

const text = 'Děkujeme vám za váš čas. Na shledanou.';
const texts = new Map([
  ['goodbye', text],
  ['greeting', 'Dobrý den, volá společnost {neutral_name}.'],
]);

let native: Programs;
let spoken: Pcm;
let espeak: Awaited<ReturnType<typeof espeakSynthesizer>>;
beforeAll(async () => {
  native = await nativePrograms();
  espeak = await espeakSynthesizer(native, { atOnce: 2, timeLimitMs: 30_000 });
  spoken = await espeak.synthesize({ language: 'cs', text, tone: 'closed' });
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-recordings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const parts = () => ({
  files: recordingFiles({ delivered: join(folder, 'prompts'), handedIn: join(folder, 'data') }, native, runProgram),
  ledger: fileRecordingLedger(join(folder, 'ledger')),
  store: fileSpeechStore(join(folder, 'audio'), 'alaw'),
});
const take = (book: ReadonlyMap<string, string> = texts) => takeRecordings(parts(), 'cs', book);
async function deliver(file: string, content: Uint8Array | string): Promise<void> {
  const path = join(folder, 'prompts/cs', file);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
}
/** As a studio delivers it. */
function mp3(sound: Pcm): Uint8Array {
  const { file, args } = native.command('sox', ['-t', 'wav', '-', '-r', '44100', '-c', '2', '-t', 'mp3', '-C', '192', '-']);
  return execFileSync(file, [...args], { input: renderWav(sound) });
}
const why = async (file: string, content: Uint8Array | string) => {
  await deliver(file, content);
  const { refused, set } = await take();
  expect(set.byName.size).toBe(0);
  return refused.map(({ file: name, reason }) => `${name} ${reason}`);
};

test('an MP3 of a studio is heard at the loudness of everything else, without its silence, in the trunk’s codec', async () => {
  const quiet = amplify(spoken, 0.2, -1);
  const padded = new Int16Array(quiet.rate * 2 + quiet.samples.length);
  padded.set(quiet.samples, quiet.rate);
  await deliver('goodbye.mp3', mp3({ rate: quiet.rate, samples: padded }));
  const { set, refused } = await take();
  expect(refused).toEqual([]);
  const { store } = parts();
  const audio = promptAudio({ texts: { of: () => texts }, voice: espeak, store, recordings: () => set });
  await audio.preparePrompts('cs', [{ prompt: 'goodbye', values: {} }]);
  const said = await audio.say('cs', { prompt: 'goodbye', values: {} });
  expect(said.origin).toBe('recorded');
  const encoded = await readFile(`${said.path}.alaw`);
  const level = measureLevel({ rate: 8000, samples: decodeG711(encoded, 'alaw') });
  expect(Math.abs(level.rmsDbfs + 20)).toBeLessThan(0.5);
  expect(level.peakDbfs).toBeLessThan(-3);
  expect(level.leadingMs).toBeLessThanOrEqual(40);
  expect(said.durationMs).toBeLessThan((spoken.samples.length / spoken.rate) * 1000 + 600);
});

test('a prompt that is partly recorded says so', async () => {
  const words = await espeak.synthesize({ language: 'cs', text: 'Dobrý den, volá společnost', tone: 'open' });
  await deliver('greeting.1.wav', renderWav(words));
  const { set } = await take();
  const audio = promptAudio({ texts: { of: () => texts }, voice: espeak, store: parts().store, recordings: () => set });
  const saying = { prompt: 'greeting', values: { neutral_name: { kind: 'text', text: 'Horizont' } } } as const;
  await audio.preparePrompts('cs', [saying]);
  expect((await audio.say('cs', saying)).origin).toBe('mixed');
});

test('what is no speech, is damaged, or cannot be the text is refused with its reason, and the voice goes on saying the text', async () => {
  const { rate, samples } = spoken;
  const clipped = Int16Array.from(samples, (sample) => Math.max(-32768, Math.min(32767, sample * 14)));
  expect(await why('goodbye.mp3', 'this is a letter, not a sound')).toEqual(['cs/goodbye.mp3 not_audio']);
  await rm(join(folder, 'prompts'), { recursive: true });
  expect(await why('goodbye.wav', 'RIFF but then nothing of the kind')).toEqual(['cs/goodbye.wav not_audio']);
  expect(await why('goodbye.wav', renderWav({ rate, samples: new Int16Array(rate * 3) }))).toEqual(['cs/goodbye.wav silent']);
  expect(await why('goodbye.wav', renderWav({ rate, samples: clipped }))).toEqual(['cs/goodbye.wav clipped']);
  expect(await why('goodbye.wav', renderWav({ rate, samples: samples.slice(0, rate / 2) }))).toEqual([
    'cs/goodbye.wav too_short',
  ]);
  const takes = new Int16Array(samples.length * 8);
  for (let i = 0; i < 8; i += 1) takes.set(samples, i * samples.length);
  expect(await why('goodbye.wav', renderWav({ rate, samples: takes }))).toEqual(['cs/goodbye.wav too_long']);
  await rm(join(folder, 'prompts'), { recursive: true });
  expect(await why('godbye.wav', renderWav(spoken))).toEqual(['cs/godbye.wav names_no_prompt']);
});

test('clipping is seen also where the file was made quieter afterwards', async () => {
  const clipped = Int16Array.from(spoken.samples, (sample) => Math.round(Math.max(-32768, Math.min(32767, sample * 14)) * 0.3));
  expect(await why('goodbye.wav', renderWav({ rate: spoken.rate, samples: clipped }))).toEqual(['cs/goodbye.wav clipped']);
});

test('of two files for one prompt the first is heard and the other named; notes and hidden files are not looked at', async () => {
  for (const file of ['goodbye.wav', 'Goodbye.WAV', '.DS_Store', 'notes.txt']) await deliver(file, renderWav(spoken));
  const { set, refused } = await take();
  expect(set.byName.size).toBe(1);
  expect(refused).toMatchObject([{ reason: 'twice', file: 'cs/goodbye.wav' }]);
});

test('when the text of a prompt changes, its recording is silent until it is recorded again or confirmed', async () => {
  await deliver('goodbye.wav', renderWav(spoken));
  expect((await take()).set.byName.size).toBe(1);
  const changed = new Map([['goodbye', 'Děkujeme vám za vaše slova. Na shledanou.']]);
  const stale = await take(changed);
  expect(stale.refused).toMatchObject([
    { reason: 'text_changed', message: expect.stringContaining('prompts confirm cs goodbye') },
  ]);
  expect((await take()).set.byName.size).toBe(1);
  await deliver('goodbye.wav', renderWav(amplify(spoken, 0.5, -1)));
  expect((await take(changed)).set.byName.size).toBe(1);
});

test('the same files later cost no second reading, and a change of any file is noticed', async () => {
  await deliver('goodbye.wav', renderWav(spoken));
  const before = await parts().files.signature('cs');
  await take();
  const unreadable = { ...parts(), files: { ...parts().files, decode: () => Promise.reject(new Error('read again')) } };
  expect((await takeRecordings(unreadable, 'cs', texts)).set.byName.size).toBe(1);
  expect(await parts().files.signature('cs')).toBe(before);
  await deliver('goodbye.wav', renderWav(amplify(spoken, 0.5, -1)).subarray(0, 30_000));
  expect(await parts().files.signature('cs')).not.toBe(before);
  expect(await parts().files.list('hu')).toEqual([]);
});
