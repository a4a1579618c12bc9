import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileSpeechStore } from '../../src/adapters/audio/file-speech-store.ts';
import { espeakSynthesizer } from '../../src/adapters/espeak/espeak-synthesizer.ts';
import { readPrompts } from '../../src/flow/prompt-book.ts';
import { type PromptAudio, promptAudio, type Saying, sayingKey } from '../../src/speech/prompt-audio.ts';
import { type AsteriskPair, startAsteriskPair } from './support/asterisk-pair.ts';
import { type Caller, order, startCaller } from './support/caller.ts';
import { nativePrograms } from './support/native.ts';

const prompts = readPrompts(readFileSync(resolve(import.meta.dirname, '../../prompts/cs.yaml'), 'utf8'), 'cs.yaml', 'cs');
const balance: Saying = {
  prompt: 'balance-one',
  values: {
    address: { kind: 'name', text: 'paní Nováková' },
    total: { kind: 'money', minor: 123450, currency: 'CZK' },
    oldest_due: { kind: 'date', date: '2026-11-01' },
  },
};

let pair: AsteriskPair;
let caller: Caller;
let audio: PromptAudio;
beforeAll(async () => {
  pair = await startAsteriskPair({
    personas: [
      { suffix: '10', name: 'hears_out_and_presses', steps: [{ do: 'answer' }, { do: 'listen' }, { do: 'press', keys: '1' }] },
    ],
  });
  const voice = await espeakSynthesizer(await nativePrograms(), { atOnce: 2, timeLimitMs: 30_000 });
  const book = prompts.ok ? prompts.value.prompts : new Map<string, { text: string }>();
  const texts = { of: () => new Map([...book].map(([key, { text }]) => [key, text])) };
  audio = promptAudio({ texts, voice, store: fileSpeechStore(join(pair.folder, 'audio'), 'alaw') });
  caller = await startCaller(pair.instance());
});
afterAll(async () => {
  caller?.telephony.close();
  await pair?.stop();
});

test('Asterisk plays a joined prompt to its end, and who hears it takes none of its rests for the end', async () => {
  const file = (await audio.preparePrompts('cs', [balance])).audio.get(sayingKey(balance));
  if (!file) throw new Error('the prompt was not prepared');
  const placed = order('10');
  expect(await caller.telephony.dial(placed)).toEqual({ taken: 'accepted' });
  await caller.answered(placed.channelId);
  const played = await caller.telephony.play(placed.channelId, file, AbortSignal.timeout(60_000));
  const keysWhilePlaying = caller.keys(placed.channelId);
  expect(played.outcome).toBe('finished');
  expect(file.durationMs).toBeGreaterThan(8_000); // long enough to have several rests in it
  expect(played.playedMs).toBeGreaterThan(file.durationMs - 400);
  expect(keysWhilePlaying).toBe('');
  await caller.until((event) => event.type === 'digit' && event.channelId === placed.channelId && event.digit === '1');
  await caller.telephony.hangUp(placed.channelId);
  expect(await caller.ended(placed.channelId)).toMatchObject({ answered: true, byUs: true });
}, 60_000);
