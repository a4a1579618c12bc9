import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../src/adapters/espeak/run-program.ts';
import { pocketsphinxRecognizer } from '../../src/adapters/pocketsphinx/pocketsphinx-recognizer.ts';
import { openHearing } from '../../src/main/open-hearing.ts';
import type { Persona } from '../../src/rehearsal/personas.ts';
import { expectSpeech } from '../../src/speech/hearing/expect-speech.ts';
import { understandAnswer } from '../../src/speech/hearing/understand-answer.ts';
import { type AsteriskPair, startAsteriskPair } from './support/asterisk-pair.ts';
import { type Caller, never, order, startCaller, subscriber } from './support/caller.ts';
import { nativePrograms } from './support/native.ts';

/** Each speaks English, since that is the language of the one model that Debian has. */
const personas: Persona[] = [
  {
    suffix: '01',
    name: 'says_yes_please',
    steps: [{ do: 'answer' }, { do: 'listen' }, { do: 'wait', ms: 1500 }, { do: 'say', clip: 'yes_please' }],
  },
  {
    suffix: '02',
    name: 'talks_into_the_prompt',
    steps: [{ do: 'answer' }, { do: 'overhear', ms: 500 }, { do: 'say', clip: 'yes_please' }, { do: 'wait', ms: 20_000 }],
  },
  { suffix: '03', name: 'hangs_up_soon', steps: [{ do: 'answer' }, { do: 'listen' }, { do: 'hang_up' }] },
];
const yesOrNo = { intents: { yes: '1', no: '2', agent: '0' }, value: null } as const;
const model = '/usr/share/pocketsphinx/model/en-us';

let pair: AsteriskPair;
let caller: Caller;
let prompt: { path: string; durationMs: number };
beforeAll(async () => {
  const subscribers = personas.map(({ suffix }) => ({ number: subscriber(suffix), language: 'en' as const }));
  pair = await startAsteriskPair({ personas, subscribers });
  caller = await startCaller(pair.instance());
  prompt = await pair.speak('Dobrý den, volám jménem společnosti Alfa. Řekněte ano, nebo stiskněte jedna.');
});
afterAll(async () => {
  caller?.telephony.close();
  await pair?.stop();
});

async function answered(suffix: string) {
  const { channelId } = order(suffix);
  await caller.telephony.dial(order(suffix, { channelId }));
  await caller.answered(channelId);
  return channelId;
}

test.concurrent('what the debtor says after the question is understood by an engine on this machine, as the key that it stands for', async () => {
  const recognizer = (await openHearing({ hearing: `en=pocketsphinx:${model}` }, await nativePrograms()))('en');
  const id = await answered('01');
  await caller.telephony.play(id, prompt, never);
  const understood = Promise.withResolvers<string>();
  const stream = recognizer?.listen(
    expectSpeech('en', yesOrNo),
    ({ text }) => {
      const keys = understandAnswer('en', text, yesOrNo);
      if (keys !== undefined) understood.resolve(keys);
    },
    understood.reject,
  );
  const stop = await caller.telephony.listen(id, (sound) => stream?.write(sound));
  expect(await Promise.race([understood.promise, sleep(20_000, 'nothing')])).toBe('1');
  stop();
  stream?.close();
  await caller.telephony.hangUp(id);
  await caller.ended(id);
});

test.concurrent('our own words are not in what is heard, and the debtor is heard while they play', async () => {
  const id = await answered('02');
  const levels: number[] = [];
  const stop = await caller.telephony.listen(id, (sound) => levels.push(level(sound)));
  await caller.telephony.play(id, prompt, never);
  stop();
  const heardMs = levels.filter((rms) => rms > 500).length * 20;
  expect(levels.length * 20).toBeGreaterThan(prompt.durationMs * 0.8);
  expect(heardMs).toBeGreaterThan(300);
  expect(heardMs).toBeLessThan(prompt.durationMs / 2);
  await caller.telephony.hangUp(id);
  await caller.ended(id);
});

test('when the debtor hangs up, nothing of the listening is left in Asterisk', async () => {
  const id = await answered('03');
  await caller.telephony.listen(id, () => undefined);
  await caller.telephony.play(id, prompt, never);
  await caller.ended(id);
  await expect
    .poll(async () => (await caller.telephony.liveLegs()).filter(({ channelId }) => channelId.includes(id)))
    .toEqual([]);
});

test('a leg that is gone cannot be listened to, and a model that is not there is told with what to do', async () => {
  const { channelId } = order('01');
  await expect(caller.telephony.listen(channelId, () => undefined)).rejects.toMatchObject({ code: 'cannot_listen' });
  const missing = { language: 'en', model: '/nowhere/en', dictionary: '/nowhere/en.dict', run: runProgram } as const;
  await expect(pocketsphinxRecognizer(await nativePrograms(), missing)).rejects.toMatchObject({
    code: 'recognizer_missing',
    remedy: expect.stringContaining('pocketsphinx-en-us'),
  });
});

/** RMS of 16-bit samples. */
function level(sound: Uint8Array<ArrayBuffer>): number {
  const samples = new Int16Array(sound.buffer, sound.byteOffset, sound.byteLength >> 1);
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
}
