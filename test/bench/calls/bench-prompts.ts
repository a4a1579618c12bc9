import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileSpeechStore } from '../../../src/adapters/audio/file-speech-store.ts';
import { espeakSynthesizer } from '../../../src/adapters/espeak/espeak-synthesizer.ts';
import { readPrompts } from '../../../src/flow/prompt-book.ts';
import type { AudioFile } from '../../../src/kernel/audio-file.ts';
import type { Programs } from '../../../src/kernel/programs.ts';
import { promptAudio, sayingKey } from '../../../src/speech/prompt-audio.ts';

export const benchFlows = join(import.meta.dirname, 'flows');
export const benchPrompts = join(import.meta.dirname, 'prompts');

/** The far end presses its key so long after it has answered (`far-end.xml`). */
const keyAfterMs = 1500;

/**
 * Renders the two prompts that every call hears into the audio folder of the product, by the product's own speech: the dialplan plays the
 * same files. Throws Error when the first would not be over before the key.
 */
export async function renderBenchPrompts(programs: Programs, audioFolder: string): Promise<[AudioFile, AudioFile]> {
  const file = join(benchPrompts, 'cs.yaml');
  const book = readPrompts(readFileSync(file, 'utf8'), file, 'cs');
  if (!book.ok) throw new Error(book.problems.map(({ message }) => message).join('\n'));
  const texts = new Map([...book.value.prompts].map(([key, { text }]) => [key, text]));
  const audio = promptAudio({
    texts: { of: () => texts },
    voice: await espeakSynthesizer(programs, { atOnce: 2, timeLimitMs: 20_000 }),
    store: fileSpeechStore(audioFolder, 'alaw'),
  });
  const sayings = ['question', 'answer'].map((prompt) => ({ prompt, values: {} }));
  const prepared = await audio.preparePrompts('cs', sayings);
  const [question, answer] = sayings.map((saying) => prepared.audio.get(sayingKey(saying)));
  if (!question || !answer) throw new Error('the prompts of the bench were not rendered');
  if (question.durationMs > keyAfterMs - 200)
    throw new Error(`the first prompt lasts ${question.durationMs} ms: the key at ${keyAfterMs} ms would come into it`);
  return [question, answer];
}
