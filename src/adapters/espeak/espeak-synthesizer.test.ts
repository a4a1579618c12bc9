import { beforeAll, expect, test } from 'vitest';
import { nativePrograms } from '../../../test/integration/support/native.ts';
import { pcmDurationMs } from '../../kernel/pcm.ts';
import type { Programs } from '../../kernel/programs.ts';
import { soundsOf } from '../../speech/lexicon/ipa.ts';
import type { SpeechSynthesizer, Utterance } from '../../speech/ports.ts';
import { conditionFragment } from '../../speech/sound/condition-fragment.ts';
import { decodeG711 } from '../../speech/sound/g711.ts';
import { measureLevel } from '../../speech/sound/level.ts';
import { spokenLanguages } from '../../speech/speech-of.ts';
import { vocabulary } from '../../speech/vocabulary.ts';
import { espeakSynthesizer } from './espeak-synthesizer.ts';
import { ipaCode } from './ipa-codes.ts';

/** The real espeak-ng; counts its processes. */
function counting(real: Programs): Programs & { started: number } {
  const self = {
    described: real.described,
    started: 0,
    command: (...asked: Parameters<Programs['command']>) => {
      self.started += 1;
      return real.command(...asked);
    },
  };
  return self;
}

const options = { atOnce: 2, timeLimitMs: 30_000 };
const word = (text: string): Utterance => ({ language: 'cs', text, tone: 'even' });
const phrase = (text: string): Utterance => ({ language: 'cs', text, tone: 'closed' });
let native: Programs;
let voice: SpeechSynthesizer;

beforeAll(async () => {
  native = await nativePrograms();
  voice = await espeakSynthesizer(native, options);
});

test('a sentence has speech in it, loud enough for a telephone and not clipped', async () => {
  const raw = await voice.synthesize(phrase('Dobrý den, volá automatická služba'));
  const { encoded } = conditionFragment(raw, 'alaw');
  const level = measureLevel({ rate: 8000, samples: decodeG711(encoded, 'alaw') });
  expect(encoded.length / 8).toBeGreaterThan(1500);
  expect(level.rmsDbfs).toBeGreaterThan(-20.5);
  expect(level.rmsDbfs).toBeLessThan(-19.5);
  expect(level.peakDbfs).toBeLessThan(-3);
  expect(level.leadingMs).toBeLessThanOrEqual(30);
  expect(level.trailingMs).toBeLessThanOrEqual(50);
});

test('words asked for together come back each as itself, as long as they are alone', async () => {
  const counted = counting(native);
  const busy = await espeakSynthesizer(counted, { ...options, atOnce: 1 });
  const before = counted.started;
  const texts = ['jedna', 'dva', 'tři', 'čtyři', 'a', 'devadesát devět', 'í', 'korun', 'haléřů', 'dvacátého třetího'];
  const together = await Promise.all(texts.map((text) => busy.synthesize(word(text))));
  expect(counted.started - before).toBe(2); // the first alone, the others while it ran
  for (const [index, text] of texts.entries()) {
    const alone = await voice.synthesize(word(text));
    expect(Math.abs(pcmDurationMs(together[index] ?? alone) - pcmDurationMs(alone))).toBeLessThan(15);
  }
});

test.each(['cs', 'sk'] as const)('%s: a lone letter is said short, not as its name', async (language) => {
  const letter = (text: string) => voice.synthesize({ language, text, tone: 'even' });
  const [a, longA] = await Promise.all([letter('a'), letter('á')]);
  expect(pcmDurationMs(a)).toBeLessThan(200);
  expect(pcmDurationMs(longA)).toBeLessThan(350);
});

test('markup and phoneme codes in a name are never obeyed', async () => {
  const plain = await voice.synthesize(phrase('Jan break time 9s Novák a'));
  const hostile = await voice.synthesize(phrase('Jan <break time 9s> Novák [[a]] &'));
  expect(Math.abs(pcmDurationMs(hostile) - pcmDurationMs(plain))).toBeLessThan(150);
});

test('a text with nothing to say is a fault, and the words beside it in line are still said', async () => {
  const busy = await espeakSynthesizer(native, { ...options, atOnce: 1 });
  const said = await Promise.allSettled(['jedna', 'dva', '...', 'tři'].map((text) => busy.synthesize(word(text))));
  expect(said.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(said[2]).toMatchObject({ reason: { code: 'espeak_silent' } });
});

test('a voice is named by engine, version and settings; a missing engine is a fault with a remedy', async () => {
  expect(voice.voice('cs')).toMatch(/^espeak-ng 1\.5\d.* cs -s 150 /);
  expect(voice.voice('cs')).not.toBe(voice.voice('pl'));
  const none: Programs = { described: 'nowhere', command: () => ({ file: '/nonexistent/espeak-ng', args: [] }) };
  await expect(espeakSynthesizer(none, options)).rejects.toMatchObject({ code: 'espeak_missing', kind: 'misconfigured' });
  await expect(espeakSynthesizer(none, options)).rejects.toHaveProperty(
    'remedy',
    expect.stringContaining('apt-get install espeak-ng'),
  );
});

test('an engine that hangs or fails is stopped and is a fault that may be tried again', async () => {
  const shell = (script: string): Programs => ({
    described: 'a shell',
    command: (_, args) =>
      args.includes('--stdout')
        ? { file: '/bin/sh', args: ['-c', script] }
        : { file: '/bin/echo', args: [' 5  cs  eSpeak NG 1.52.0'] },
  });
  const hung = await espeakSynthesizer(shell('exec sleep 60'), { atOnce: 1, timeLimitMs: 300 });
  await expect(hung.synthesize(word('jedna'))).rejects.toMatchObject({ code: 'program_too_slow', retryable: true });
  const broken = await espeakSynthesizer(shell('echo no voice data >&2; exit 3'), options);
  await expect(broken.synthesize(word('jedna'))).rejects.toMatchObject({ code: 'program_failed', retryable: true });
  const garbled = await espeakSynthesizer(shell('echo this is no sound'), options);
  await expect(garbled.synthesize(word('jedna'))).rejects.toMatchObject({ code: 'espeak_garbled' });
});

test.each(spokenLanguages)(
  'every word of the list of %s has speech in it, at one loudness, with even edges',
  async (language) => {
    const texts = vocabulary(language).map(({ text }) => text);
    const sounds = await Promise.all(texts.map((text) => voice.synthesize({ language, text, tone: 'even' })));
    const odd = sounds.flatMap((raw, index) => {
      const { encoded } = conditionFragment(raw, 'alaw');
      const { rmsDbfs, peakDbfs, silenceShare, leadingMs, trailingMs } = measureLevel({
        rate: 8000,
        samples: decodeG711(encoded, 'alaw'),
      });
      const even = Math.abs(rmsDbfs + 20) < 0.5 && peakDbfs < -3 && silenceShare < 0.5 && leadingMs <= 30 && trailingMs <= 60;
      return even && encoded.length / 8 > 80 && encoded.length / 8 < 2000
        ? []
        : [`${texts[index]} ${rmsDbfs} ${peakDbfs} ${silenceShare} ${leadingMs} ${trailingMs} ${encoded.length / 8}`];
    });
    expect(texts.length).toBeGreaterThan(200);
    expect(odd).toEqual([]);
  },
);

test('every sound of the IPA that a language has is said, and a word by its sounds sounds like its respelling, not like its letters', async () => {
  for (const language of spokenLanguages) {
    const one = (sounds: string[]): Utterance => ({ language, text: 'Q', tone: 'closed', parts: [{ text: 'Q', sounds }] });
    const said = await Promise.all(
      soundsOf(language).map((sound) => voice.synthesize(one([sound, soundsOf(language)[0] ?? '', sound]))),
    );
    expect(said.filter((sound) => pcmDurationMs(sound) < 60)).toEqual([]);
    for (const sound of soundsOf(language)) expect(ipaCode(language, [sound])).toMatch(/^[\w:;@^~\-_|]+$/);
  }
  const by = (parts: Utterance['parts'] & {}): Utterance => ({ language: 'cs', text: 'Google', tone: 'closed', parts });
  const [letters, respelled, sounds] = await Promise.all(
    [phrase('Google'), phrase('gúgl'), by([{ text: 'Google', sounds: ['ˈ', 'ɡ', 'uː', 'ɡ', 'l̩'] }])].map(async (said) =>
      pcmDurationMs(await voice.synthesize(said)),
    ),
  );
  expect(Math.abs(Number(sounds) - Number(respelled))).toBeLessThan(Math.abs(Number(sounds) - Number(letters)));
});
