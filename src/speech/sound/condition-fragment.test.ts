import { expect, test } from 'vitest';
import type { Pcm } from '../../kernel/pcm.ts';
import { conditionFragment } from './condition-fragment.ts';
import { decodeG711 } from './g711.ts';
import { measureLevel } from './level.ts';
import { resample } from './resample.ts';
import { margins, trimSilence } from './trim-silence.ts';

const tone = (rate: number, hertz: number, ms: number, amplitude: number): Pcm => ({
  rate,
  samples: Int16Array.from({ length: (rate * ms) / 1000 }, (_, i) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hertz * i) / rate)),
  ),
});
const joined = (...parts: Pcm[]): Pcm => ({
  rate: parts[0]?.rate ?? 0,
  samples: Int16Array.from(parts.flatMap((part) => [...part.samples])),
});
const silence = (rate: number, ms: number): Pcm => tone(rate, 0, ms, 0);
/** The middle of a sound, away from the edges where a filter rings. */
const inner = ({ rate, samples }: Pcm): Pcm => ({ rate, samples: samples.slice(rate / 10, samples.length - rate / 10) });

test('tones that a telephone carries pass unchanged in level', () => {
  for (const [from, to] of [
    [22050, 16000],
    [16000, 8000],
    [8000, 16000],
    [44100, 16000],
  ] as const)
    for (const hertz of [300, 1000, 2500, 3300]) {
      const out = inner(resample(tone(from, hertz, 500, 10_000), to));
      expect(out.rate).toBe(to);
      expect(measureLevel(out).rmsDbfs).toBeCloseTo(measureLevel(tone(from, hertz, 500, 10_000)).rmsDbfs, 1);
    }
});

test('what would fold back into the telephone band is at least 60 dB down', () => {
  for (const hertz of [4300, 5000, 6500, 7900])
    expect(measureLevel(inner(resample(tone(16000, hertz, 500, 20_000), 8000))).peakDbfs).toBeLessThan(-60);
  for (const hertz of [8600, 9500, 10900])
    expect(measureLevel(inner(resample(tone(22050, hertz, 500, 20_000), 16000))).peakDbfs).toBeLessThan(-60);
});

test('a resampled sound lasts as long as it did', () => {
  for (const length of [0, 1, 2, 3, 441, 1000, 22051]) {
    expect(resample({ rate: 16000, samples: new Int16Array(length) }, 8000).samples.length).toBe(Math.ceil(length / 2));
    expect(resample({ rate: 22050, samples: new Int16Array(length) }, 16000).samples.length).toBe(
      Math.ceil((length * 320) / 441),
    );
  }
});

test('silence is cut off both ends to the same margins, whatever the voice left there', () => {
  for (const [before, after] of [
    [0, 0],
    [300, 10],
    [7, 800],
  ] as const) {
    const trimmed = trimSilence(joined(silence(16000, before), tone(16000, 440, 400, 8000), silence(16000, after)));
    expect(trimmed.samples.length / 16).toBeGreaterThanOrEqual(400 + margins.leadingMs + margins.trailingMs - 5);
    expect(trimmed.samples.length / 16).toBeLessThanOrEqual(400 + margins.leadingMs + margins.trailingMs + 10);
    expect([trimmed.samples[0], trimmed.samples.at(-1)]).toEqual([0, 0]);
  }
  expect(trimSilence(silence(16000, 200)).samples.length).toBe(0);
});

test('a faint consonant at the edge of a word is not taken for silence', () => {
  const word = joined(tone(16000, 3000, 80, 200), tone(16000, 200, 300, 16000));
  expect(trimSilence(joined(silence(16000, 100), word, silence(16000, 100))).samples.length / 16).toBeGreaterThan(380);
});

test('a whisper and a shout come out equally loud, and no peak goes above -3 dBFS', () => {
  const spiky = (gain: number): Pcm => ({
    rate: 22050,
    samples: Int16Array.from({ length: 22050 }, (_, i) => Math.round(gain * (i % 200 < 8 ? 30_000 : 2500 * Math.sin(i / 9)))),
  });
  for (const raw of [spiky(1), spiky(0.05), tone(22050, 400, 600, 300), tone(22050, 400, 600, 32_000)]) {
    const level = measureLevel({ rate: 8000, samples: decodeG711(conditionFragment(raw, 'alaw').encoded, 'alaw') });
    expect(Math.abs(level.rmsDbfs + 20)).toBeLessThan(1);
    expect(level.peakDbfs).toBeLessThan(-3);
  }
});

test('the master has twice the samples of what the trunk plays', () => {
  const { master, encoded } = conditionFragment(tone(22050, 500, 333, 9000), 'alaw');
  expect(master.rate).toBe(16000);
  expect(encoded.length).toBe(Math.ceil(master.samples.length / 2));
});

test('digital silence is measured as silence', () => {
  expect(measureLevel(silence(8000, 100))).toMatchObject({ rmsDbfs: Number.NEGATIVE_INFINITY, silenceShare: 1, leadingMs: 100 });
  expect(conditionFragment(silence(22050, 300), 'alaw').encoded.length).toBe(0);
});
