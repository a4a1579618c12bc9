import { afterEach, beforeEach, expect, test } from 'vitest';
import { startVoskServer, type VoskServer } from '../../../test/support/vosk-server.ts';
import type { HeardSpeech, SpeechStream } from '../../speech/ports.ts';
import { voskRecognizer } from './vosk-recognizer.ts';

let server: VoskServer;
let heard: HeardSpeech[];
let lost: unknown[];
const streams: SpeechStream[] = [];
beforeEach(async () => {
  server = await startVoskServer();
  heard = [];
  lost = [];
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  await server.close();
});

function listen(expected = { phrases: ['ano', 'ne'], sequence: [] as string[] }): SpeechStream {
  const stream = voskRecognizer('cs', server.address).listen(
    expected,
    (utterance) => heard.push(utterance),
    (cause) => lost.push(cause),
  );
  streams.push(stream);
  return stream;
}

const sound = (ms: number) => new Uint8Array(ms * 32);

test('sound that came before the connection stood is not lost', async () => {
  const stream = listen();
  stream.write(sound(20));
  stream.write(sound(20));
  await expect.poll(() => server.sessions[0]?.bytes).toBe(1280);
  stream.write(sound(20));
  await expect.poll(() => server.sessions[0]?.bytes).toBe(1920);
  stream.close();
});

test('the model is told what may be answered, and that nothing of it may have been said', async () => {
  const stream = listen();
  await expect
    .poll(() => server.sessions[0]?.config)
    .toEqual({ sample_rate: 16_000, words: true, phrase_list: ['ano', 'ne', '[unk]'] });
  stream.close();
  listen({ phrases: ['ano'], sequence: ['jedna', 'dva'] });
  await expect.poll(() => server.sessions[1]?.config).toEqual({ sample_rate: 16_000, words: true });
});

test('an utterance is as sure as the word of it that is least sure; guesses on the way are none', async () => {
  const stream = listen();
  await expect.poll(() => server.sessions[0]?.config).toBeTruthy();
  server.say({ partial: 'a' });
  server.say({ text: '' });
  server.say({
    result: [
      { conf: 0.98, word: 'ano', start: 0, end: 0.4 },
      { conf: 0.61, word: 'prosím', start: 0.4, end: 0.9 },
    ],
    text: 'ano prosím',
  });
  server.say({ text: 'ne' });
  await expect
    .poll(() => heard)
    .toEqual([
      { text: 'ano prosím', confidence: 0.61 },
      { text: 'ne', confidence: null },
    ]);
  stream.close();
  expect(lost).toEqual([]);
});

test('a server that breaks off, or was never there, is told once; after the question is over it is nobody’s business', async () => {
  const stream = listen();
  await expect.poll(() => server.sessions[0]?.config).toBeTruthy();
  server.breakOff();
  await expect.poll(() => lost).toMatchObject([{ code: 'recognizer_failed', retryable: true }]);
  stream.write(sound(20));
  stream.close();
  voskRecognizer('cs', 'ws://127.0.0.1:1').listen(
    { phrases: [], sequence: [] },
    () => undefined,
    (cause) => lost.push(cause),
  );
  await expect.poll(() => lost).toHaveLength(2);
  const done = listen();
  done.close();
  server.breakOff();
  expect(lost).toHaveLength(2);
});
