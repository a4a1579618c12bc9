/**
 * Listens with numbers to every prompt of a language, rendered with sample values:
 *   node scripts/listen.ts LANGUAGE [PROMPTS.yaml] [--folder FOLDER]
 * prints duration, loudness, peak, silence, pace, whether anything had to be made, and how many fragments are recordings of a person. Exit 1
 * when a prompt has no speech in it, is clipped, is said faster or slower than anybody speaks (a voice that swallowed half of it, or spelled
 * it) or cannot be said; 2 on wrong usage.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findNative } from '../src/adapters/native/find-native.ts';
import { nativeSettings } from '../src/adapters/native/native-settings.ts';
import { readConfig } from '../src/config.ts';
import { readPrompts } from '../src/flow/prompt-book.ts';
import { isLanguage, type Language } from '../src/kernel/country.ts';
import { Fault } from '../src/kernel/fault.ts';
import type { SpokenValue } from '../src/kernel/prompt-text.ts';
import { openRecordings } from '../src/main/open-recordings.ts';
import { openSpeech } from '../src/main/open-speech.ts';
import { heardText } from '../src/speech/fragment.ts';
import { planPrompt } from '../src/speech/plan-prompt.ts';
import { sayingKey } from '../src/speech/prompt-audio.ts';
import { sampleValues } from '../src/speech/sample-values.ts';
import { findSoundFault } from '../src/speech/sound/find-sound-fault.ts';
import { decodeG711, trunkRate } from '../src/speech/sound/g711.ts';
import { measureLevel } from '../src/speech/sound/level.ts';

process.exitCode = await listen().catch((error: unknown) => {
  if (!(error instanceof Fault)) throw error;
  console.error(`${error.message}${error.remedy ? `\n  ${error.remedy}` : ''}`);
  return 1;
});

async function listen(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { folder: { type: 'string' } } });
  const [language = '', file] = positionals;
  if (!isLanguage(language)) {
    console.error('usage: node scripts/listen.ts LANGUAGE [PROMPTS.yaml] [--folder FOLDER]     LANGUAGE: cs, sk, pl, hu or en');
    return 2;
  }
  const root = resolve(import.meta.dirname, '..');
  const texts = readTexts(file ?? join(root, 'prompts', `${language}.yaml`), language);
  const native = await findNative(nativeSettings(process.env));
  if (!native)
    throw new Fault('native_parts_missing', 'espeak-ng was not found', {
      remedy: 'run `npm run demo` once, or `dovolat doctor`',
    });
  const config = readConfig();
  const book = { of: () => texts };
  const recordings = openRecordings(config, native.programs, book, resolve(values.folder ?? join(root, '.dovolat/speech')));
  const speech = await openSpeech(config, [language], native.programs, book, recordings);
  const [voice] = speech.voicesOf(language);
  if (!voice) throw new Fault('no_voice', `nobody speaks ${language}`);
  const { audio } = voice;
  const { set, refused } = await recordings.take(language);
  recordings.hear(language, set);
  for (const { file: name, message } of refused) console.log(`not heard: ${name}: ${message}`);
  const began = performance.now();
  const common = await audio.prepareVoice(language);
  console.log(
    `${common.newFragments} fragments that all debtors share made, ${common.reusedFragments} there already, ${Math.round(performance.now() - began)} ms`,
  );
  console.log(`voice: ${voice.name}; ${set.byName.size} recordings`);
  const headings = ['ms', 'RMS dBFS', 'peak dBFS', 'silence %', 'lead ms', 'trail ms', 'ms/letter', 'fragments', 'recorded'];
  console.log(columns('prompt', headings));

  let [bad, newMs, reusedMs] = [0, 0, 0];
  for (const [prompt, text] of texts) {
    const saying = { prompt, values: sampleValues(language, text) };
    const { audio: files, share } = await audio.preparePrompts(language, [saying]);
    newMs += share.newMs;
    reusedMs += share.reusedMs;
    const bytes = readFileSync(`${files.get(sayingKey(saying))?.path}.alaw`);
    const level = measureLevel({ rate: trunkRate, samples: decodeG711(bytes, 'alaw') });
    const msPerLetter = paceOf(language, text, saying.values, bytes.length / 8);
    const wrong = findSoundFault(level, msPerLetter);
    if (wrong) bad += 1;
    const { rmsDbfs, peakDbfs, silenceShare, leadingMs, trailingMs } = level;
    const figures = [bytes.length / 8, rmsDbfs, peakDbfs, silenceShare * 100, leadingMs, trailingMs, msPerLetter];
    const spoken = audio.fragmentsOf(language, saying);
    const recorded = `${spoken.filter(({ recording }) => recording !== undefined).length} of ${spoken.length}`;
    const origin = share.newFragments > 0 ? `${share.newFragments} new` : 'cached';
    console.log(
      `${columns(prompt, [...figures.map((figure, at) => figure.toFixed(at === 1 || at === 2 ? 1 : 0)), origin, recorded])} ${wrong ?? ''}`,
    );
  }
  await speech.close();
  console.log(`${texts.size} prompts, ${bad} of them wrong; ${newMs} ms of fragments new, ${reusedMs} ms cached`);
  return bad > 0 || texts.size === 0 ? 1 : 0;
}

function columns(first: string, others: readonly string[]): string {
  return [first.padEnd(22), ...others.map((other) => other.padStart(10))].join('');
}

/** How long a letter of what is heard lasts, rests left out. */
function paceOf(language: Language, text: string, values: Readonly<Record<string, SpokenValue>>, ms: number): number {
  const planned = planPrompt(language, text, values);
  if (!planned.ok) return 0;
  const rests = planned.value.reduce((sum, fragment) => sum + (fragment.kind === 'pause' ? fragment.ms : 0), 0);
  return (ms - rests) / heardText(planned.value).replace(/[^\p{L}]/gu, '').length;
}

function readTexts(file: string, language: Language): ReadonlyMap<string, string> {
  const read = readPrompts(readFileSync(file, 'utf8'), file, language);
  if (!read.ok)
    throw new Fault('bad_prompts', read.problems.map(({ message, at }) => `${at.file}:${at.line}: ${message}`).join('\n'));
  return new Map([...read.value.prompts].map(([key, { text }]) => [key, text]));
}
