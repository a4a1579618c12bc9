import { beforeAll, expect, test } from 'vitest';
import { nativePrograms } from '../../../test/integration/support/native.ts';
import { pcmDurationMs } from '../../kernel/pcm.ts';
import type { Programs } from '../../kernel/programs.ts';
import type { SpeechSynthesizer, Utterance } from '../../speech/ports.ts';
import { conditionFragment } from '../../speech/sound/condition-fragment.ts';
import { decodeG711 } from '../../speech/sound/g711.ts';
import { measureLevel } from '../../speech/sound/level.ts';
import { runProgram } from '../espeak/run-program.ts';
import { festivalScript } from './festival-script.ts';
import { festivalSynthesizer } from './festival-synthesizer.ts';

const options = { voice: 'dita', atOnce: 1, timeLimitMs: 60_000, run: runProgram };
const say = (text: string, tone: Utterance['tone'] = 'closed'): Utterance => ({ language: 'cs', text, tone });
let native: Programs;
let dita: SpeechSynthesizer;
beforeAll(async () => {
  native = await nativePrograms();
  dita = await festivalSynthesizer(native, options);
});

test('a Czech sentence has speech in it, loud enough for a telephone and not clipped', async () => {
  const raw = await dita.synthesize(say('Dobrý den, volá automatická služba'));
  expect(raw.rate).toBe(32_000);
  const { encoded } = conditionFragment(raw, 'alaw');
  const level = measureLevel({ rate: 8000, samples: decodeG711(encoded, 'alaw') });
  expect(encoded.length / 8).toBeGreaterThan(1500);
  expect(Math.abs(level.rmsDbfs + 20)).toBeLessThan(0.5);
  expect(level.peakDbfs).toBeLessThan(-3);
});

test('texts asked for together come back each as itself, as long as they are alone', async () => {
  const texts = ['jedna', 'dvacátého třetího', 'a', 'žluťoučký kůň', 'devadesát devět', 'Souhlasíte'];
  const together = await Promise.all(texts.map((text) => dita.synthesize(say(text, 'even'))));
  for (const [index, text] of texts.entries()) {
    const alone = await dita.synthesize(say(text, 'even'));
    expect(together[index]?.samples.length).toBe(alone.samples.length);
  }
});

test('accents are read: the voice gets what Czech needs, and what its alphabet lacks becomes a rest', async () => {
  expect(
    Buffer.from(festivalScript('czech_dita', [say('Příliš žluťoučký', 'asking')])).includes(
      Buffer.from('P\xf8\xedli\xb9 \xbelu\xbb', 'latin1'),
    ),
  ).toBe(true);
  const [plain, foreign] = await Promise.all([dita.synthesize(say('Jan Novák')), dita.synthesize(say('Jan — 中 Novák'))]);
  expect(Math.abs(pcmDurationMs(plain) - pcmDurationMs(foreign))).toBeLessThan(100);
});

test('nothing in a name is obeyed by the interpreter of the voice', async () => {
  const hostile = 'Jan") (quit) (say "Novák\\';
  const said = await dita.synthesize(say(hostile));
  expect(pcmDurationMs(said)).toBeGreaterThan(pcmDurationMs(await dita.synthesize(say('Jan Novák'))));
});

test('a text with nothing to say is a fault, and the words beside it in line are still said', async () => {
  const said = await Promise.allSettled(['jedna', '...', 'tři'].map((text) => dita.synthesize(say(text))));
  expect(said.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('a voice is named by engine, version, person and settings, and speaks Czech only', async () => {
  expect(dita.voice('cs')).toMatch(/^festival 2\.5\.\d czech_dita stretch 1\.1/);
  const machac = await festivalSynthesizer(native, { ...options, voice: 'machac' });
  expect(machac.voice('cs')).not.toBe(dita.voice('cs'));
  expect(() => dita.voice('pl')).toThrow('Czech only');
});

test('an engine or voice that is not there is a fault that says what to install', async () => {
  const none: Programs = { described: 'nowhere', command: () => ({ file: '/nonexistent/festival', args: [] }) };
  await expect(festivalSynthesizer(none, options)).rejects.toMatchObject({ code: 'festival_missing', kind: 'misconfigured' });
  await expect(festivalSynthesizer(native, { ...options, voice: 'krb' })).rejects.toMatchObject({
    code: 'voice_missing',
    remedy: expect.stringContaining('festvox-czech-krb'),
  });
});

test('an engine that hangs, dies or gives something else than sound is a fault that may be tried again', async () => {
  const shell = (script: string) =>
    festivalSynthesizer(
      {
        described: 'a shell',
        command: () => ({
          file: '/bin/sh',
          args: ['-c', `IFS= read -r first; case $first in *version*) echo '2.5.0 (czech_dita)';; *) ${script};; esac`],
        }),
      },
      { ...options, timeLimitMs: 500 },
    );
  await expect((await shell('exec sleep 60')).synthesize(say('jedna'))).rejects.toMatchObject({
    code: 'program_too_slow',
    retryable: true,
  });
  await expect((await shell('exit 3')).synthesize(say('jedna'))).rejects.toMatchObject({
    code: 'program_failed',
    retryable: true,
  });
  await expect((await shell('echo RIFFRAFF')).synthesize(say('jedna'))).rejects.toMatchObject({
    code: 'festival_garbled',
    retryable: true,
  });
});

test('a word that is to be said by its sounds is written in Czech letters that sound so', () => {
  const parts = [
    { text: 'Volá ' },
    { text: 'Google', sounds: ['ˈ', 'ɡ', 'uː', 'ɡ', 'l̩'] },
    { text: ' Tim', sounds: [' ', 't', 'iː', 'm'] },
  ];
  const script = Buffer.from(festivalScript('czech_dita', [{ ...say('Volá Google Tim'), parts }]));
  expect(script.includes(Buffer.from('Vol\xe1 g\xfagl', 'latin1'))).toBe(true);
  expect(script.includes(Buffer.from('t\xfdm', 'latin1'))).toBe(true); // tím would be read ťím
});
