import { expect, test } from 'vitest';
import { parseRecognizers } from './recognizer-choice.ts';

test('each language has its own engine, and those that are not named have none', () => {
  const read = parseRecognizers('cs=vosk:ws://127.0.0.1:2700, en=pocketsphinx:/usr/share/pocketsphinx/model/en-us');
  expect(read.ok && [...read.value]).toEqual([
    ['cs', { engine: 'vosk', address: 'ws://127.0.0.1:2700' }],
    ['en', { engine: 'pocketsphinx', model: '/usr/share/pocketsphinx/model/en-us' }],
  ]);
  const none = parseRecognizers('');
  expect(none.ok && none.value.size).toBe(0);
});

test.each(['de=vosk:ws://127.0.0.1', 'cs=vosk:127.0.0.1:2700', 'cs=whisper:/models', 'cs', 'en=pocketsphinx:model'])(
  '"%s" is refused with how to write it',
  (text) => {
    expect(parseRecognizers(text)).toMatchObject({
      ok: false,
      reason: 'bad_recognizer',
      message: expect.stringMatching(/vosk:ws/),
    });
  },
);
