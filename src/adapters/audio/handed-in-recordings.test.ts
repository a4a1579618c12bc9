import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { nativePrograms } from '../../../test/integration/support/native.ts';
import type { Pcm } from '../../kernel/pcm.ts';
import type { Programs } from '../../kernel/programs.ts';
import { renderWav } from '../../kernel/wav.ts';
import { ownTexts, textState } from '../../speech/library/text-history.ts';
import type { TextEntry } from '../../speech/model.ts';
import {
  confirmRecording,
  type HandInTools,
  handInRecording,
  removeRecording,
} from '../../speech/recordings/hand-in-recording.ts';
import { takeRecordings } from '../../speech/recordings/take-recordings.ts';
import { amplify } from '../../speech/sound/level.ts';
import { espeakSynthesizer } from '../espeak/espeak-synthesizer.ts';
import { runProgram } from '../espeak/run-program.ts';
import { fileRecordingLedger } from './file-recording-ledger.ts';
import { fileSpeechStore } from './file-speech-store.ts';
import { recordingFiles } from './recording-files.ts';

const goodbye = { language: 'cs', prompt: 'goodbye', take: 'goodbye' } as const;
const text = 'Děkujeme vám za váš čas. Na shledanou.';
const eva = 'user:eva';

let native: Programs;
let spoken: Pcm;
beforeAll(async () => {
  native = await nativePrograms();
  const espeak = await espeakSynthesizer(native, { atOnce: 2, timeLimitMs: 30_000 });
  spoken = await espeak.synthesize({ language: 'cs', text, tone: 'closed' });
});

let folder: string;
let history: TextEntry[];
let texts: Map<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dovolat-handed-in-'));
  history = [];
  texts = new Map([['goodbye', text]]);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const desk = (): HandInTools => ({
  files: recordingFiles({ delivered: join(folder, 'prompts'), handedIn: join(folder, 'data') }, native, runProgram),
  ledger: fileRecordingLedger(join(folder, 'ledger')),
  sound: fileSpeechStore(join(folder, 'audio'), 'alaw'),
  history: { addText: async (_, entry) => void history.push(entry) } as HandInTools['history'],
  work: { run: (unit) => unit({} as never) },
  clock: { now: () => Temporal.Instant.fromEpochMilliseconds(5) },
  textOf: (_language, prompt) => texts.get(prompt),
});
const look = () => {
  const { files, ledger, sound: store } = desk();
  return takeRecordings({ files, ledger, store }, 'cs', texts);
};
const heard = async () => (await look()).set.byName.get('goodbye')?.sha256;
const actions = () => history.map(({ action, actor, text: words }) => [action, actor, words]);
async function deliver(sound: Pcm): Promise<void> {
  await mkdir(join(folder, 'prompts/cs'), { recursive: true });
  await writeFile(join(folder, 'prompts/cs/goodbye.wav'), renderWav(sound));
}

test('a recording that is handed in is heard instead of the voice, and who handed it in is on record', async () => {
  expect(await handInRecording(desk(), eva, goodbye, renderWav(spoken))).toMatchObject({ ok: true });
  expect(await heard()).toBeDefined();
  expect(actions()).toEqual([['recorded', eva, text]]);
});

test('a recording that cannot be these words changes nothing: what was heard before is heard on', async () => {
  await handInRecording(desk(), eva, goodbye, renderWav(spoken));
  const before = await heard();
  const { rate, samples } = spoken;
  const loud = Int16Array.from(samples, (sample) => Math.max(-32768, Math.min(32767, sample * 14)));
  const wrong = {
    not_audio: Buffer.from('this is a letter, not a sound'),
    silent: renderWav({ rate, samples: new Int16Array(rate * 3) }),
    clipped: renderWav({ rate, samples: loud }),
    too_short: renderWav({ rate, samples: samples.slice(0, rate / 2) }),
    too_long: renderWav({
      rate,
      samples: Int16Array.from({ length: samples.length * 8 }, (_, i) => samples[i % samples.length] ?? 0),
    }),
  };
  for (const [reason, bytes] of Object.entries(wrong))
    expect(await handInRecording(desk(), eva, goodbye, bytes)).toMatchObject({ ok: false, reason });
  expect(await handInRecording(desk(), eva, { ...goodbye, take: 'goodbye.1' }, renderWav(spoken))).toMatchObject({
    reason: 'no_such_take',
  });
  expect(await heard()).toBe(before);
  expect(history).toHaveLength(1);
  expect(await readdir(join(folder, 'data/cs'))).toEqual(['goodbye.wav']);
});

test('a recording that cannot be written down is not there: nothing of it stays, and what was heard before is heard on', async () => {
  await handInRecording(desk(), eva, goodbye, renderWav(spoken));
  const before = await heard();
  const full = { ...desk(), work: { run: () => Promise.reject(new Error('the disk is full')) } };
  await expect(handInRecording(full, eva, goodbye, renderWav(amplify(spoken, 0.5, -1)))).rejects.toThrow('the disk is full');
  expect(await readdir(join(folder, 'data/cs'))).toEqual(['goodbye.wav']);
  expect(await heard()).toBe(before);
});

test('what is handed in stands in for what was delivered, which is heard again once it is removed', async () => {
  await deliver(spoken);
  const delivered = await heard();
  await handInRecording(desk(), eva, goodbye, renderWav(amplify(spoken, 0.5, -1)));
  const { refused, set } = await look();
  expect([refused, set.byName.get('goodbye')?.sha256 === delivered]).toEqual([[], false]);
  expect(await removeRecording(desk(), eva, goodbye)).toMatchObject({ ok: true });
  expect(await heard()).toBe(delivered);
  expect(actions().at(-1)).toEqual(['recording_removed', eva, text]);
});

test('the folder of delivered files is never written: what lies there is removed there', async () => {
  expect(await removeRecording(desk(), eva, goodbye)).toMatchObject({ reason: 'no_such_recording' });
  await deliver(spoken);
  expect(await removeRecording(desk(), eva, goodbye)).toMatchObject({ reason: 'not_handed_in' });
  expect(await heard()).toBeDefined();
  expect(history).toEqual([]);
});

test('when the text has changed, the recording is silent until somebody says that it is still right, or hands it in again', async () => {
  await handInRecording(desk(), eva, goodbye, renderWav(spoken));
  texts.set('goodbye', 'Děkujeme vám za Váš čas. Na shledanou.');
  expect((await look()).refused).toMatchObject([{ reason: 'text_changed' }]);
  expect(await confirmRecording(desk(), 'user:petr', goodbye)).toMatchObject({ ok: true });
  expect(await heard()).toBeDefined();
  expect(actions().at(-1)).toEqual(['recording_confirmed', 'user:petr', 'Děkujeme vám za Váš čas. Na shledanou.']);
  texts.set('goodbye', text);
  expect(await heard()).toBeUndefined();
  await handInRecording(desk(), eva, goodbye, renderWav(spoken)); // the very same file
  expect(await heard()).toBeDefined();
});

test('a recording leaves the draft of a text as it is', async () => {
  const draft = {
    language: 'cs',
    prompt: 'goodbye',
    action: 'drafted',
    text: 'Nashle.',
    reviewer: null,
    actor: eva,
    at: 1,
  } as const;
  history.push(draft);
  await handInRecording(desk(), eva, goodbye, renderWav(spoken));
  expect(textState(history)).toEqual({ own: null, draft: 'Nashle.' });
});

test('a word of which dates are said is handed in, heard wherever it is said, and removed, like a part of a prompt', async () => {
  const espeak = await espeakSynthesizer(native, { atOnce: 1, timeLimitMs: 30_000 });
  const november = { language: 'cs', prompt: null, take: 'vocabulary/listopadu' } as const;
  const wav = renderWav(await espeak.synthesize({ language: 'cs', text: 'listopadu', tone: 'even' }));
  for (const take of ['vocabulary/movember', 'listopadu', 'goodbye', '../vocabulary/listopadu'])
    expect(await handInRecording(desk(), eva, { ...november, take }, wav)).toMatchObject({ reason: 'no_such_take' });
  const sentences = { rate: spoken.rate, samples: Int16Array.from([...spoken.samples, ...spoken.samples]) };
  expect(await handInRecording(desk(), eva, november, renderWav(sentences))).toMatchObject({ reason: 'too_long' });
  expect(history).toEqual([]);

  expect(await handInRecording(desk(), eva, november, wav)).toMatchObject({ ok: true });
  expect([...(await look()).set.words.keys()]).toEqual(['listopadu']);
  expect(history).toMatchObject([{ prompt: 'vocabulary/listopadu', action: 'recorded', actor: eva, text: 'listopadu' }]);
  expect(ownTexts(history)).toEqual(new Map());
  expect(await removeRecording(desk(), eva, november)).toMatchObject({ ok: true });
  expect((await look()).set.words.size).toBe(0);
  expect(await removeRecording(desk(), eva, november)).toMatchObject({ reason: 'no_such_recording' });
});

test('what a recording was made for is still known where an earlier version wrote it down', async () => {
  const [now, before] = [join(folder, 'now'), join(folder, 'before')];
  await fileRecordingLedger(before).keep('cs', 'goodbye', { sha256: 'a', text: 'Nashle.' });
  const ledger = fileRecordingLedger(now, before);
  expect(await ledger.find('cs', 'goodbye')).toEqual({ sha256: 'a', text: 'Nashle.' });
  await ledger.keep('cs', 'goodbye', { sha256: 'b', text });
  expect(await ledger.find('cs', 'goodbye')).toEqual({ sha256: 'b', text });
  expect(await fileRecordingLedger(before).find('cs', 'goodbye')).toEqual({ sha256: 'a', text: 'Nashle.' });
});
