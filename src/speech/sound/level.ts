import type { Pcm } from '../../kernel/pcm.ts';

/** How loud something is. Decibels are against full scale (amplitude 32768); -Infinity is digital silence. */
export type Level = {
  /** Of the active frames: what a listener takes for its loudness. */
  readonly rmsDbfs: number;
  readonly peakDbfs: number;
  /** The part (0..1) of frames more than 40 dB below full scale and 20 dB below the loudest. */
  readonly silenceShare: number;
  /** Silence before the first and after the last active frame. */
  readonly leadingMs: number;
  readonly trailingMs: number;
};

const frameMs = 10;
const activeWithinDb = 20;

/** Measures in frames of 10 ms; a frame is active when it is within 20 dB of the loudest one and not below -60 dBFS. */
export function measureLevel({ rate, samples }: Pcm): Level {
  const powers = framePowers(samples, Math.round((rate * frameMs) / 1000));
  const loudest = powers.reduce((a, b) => Math.max(a, b), 0);
  const least = Math.max(loudest / 10 ** (activeWithinDb / 10), 32768 ** 2 / 1e6);
  const active = powers.filter((power) => power >= least);
  const first = powers.findIndex((power) => power >= least);
  const last = powers.findLastIndex((power) => power >= least);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const quiet = powers.filter((power) => power < least && power < 32768 ** 2 / 1e4);
  return {
    rmsDbfs: decibels(Math.sqrt(active.reduce((a, b) => a + b, 0) / Math.max(1, active.length))),
    peakDbfs: decibels(peak),
    silenceShare: powers.length === 0 ? 1 : quiet.length / powers.length,
    leadingMs: (first < 0 ? powers.length : first) * frameMs,
    trailingMs: (powers.length - 1 - last) * frameMs,
  };
}

/**
 * Brings active speech to `rmsDbfs` and keeps every peak below `peakDbfs`: above 3 dB under that ceiling the curve bends smoothly, so that
 * the few sharp peaks of a synthetic voice are rounded instead of making the whole fragment quieter than its neighbours.
 * Digital silence stays silence.
 */
export function normaliseLoudness(pcm: Pcm, target: { readonly rmsDbfs: number; readonly peakDbfs: number }): Pcm {
  const ceiling = 32768 * 10 ** (target.peakDbfs / 20);
  let gain = 1;
  let louder = pcm;
  for (let round = 0; round < 4; round += 1) {
    const now = measureLevel(louder).rmsDbfs;
    if (!Number.isFinite(now) || Math.abs(now - target.rmsDbfs) < 0.05) break;
    gain *= 10 ** ((target.rmsDbfs - now) / 20);
    louder = { rate: pcm.rate, samples: pcm.samples.map((sample) => rounded(sample * gain, ceiling)) };
  }
  return louder;
}

/** Straight up to 0.7 of the ceiling, then bent towards it. */
function rounded(sample: number, ceiling: number): number {
  const size = Math.abs(sample);
  const knee = ceiling * 0.7;
  if (size <= knee) return Math.round(sample);
  const room = ceiling - knee;
  return Math.sign(sample) * Math.floor(knee + room * Math.tanh((size - knee) / room));
}

function framePowers(samples: Int16Array, size: number): number[] {
  const powers: number[] = [];
  for (let from = 0; from < samples.length; from += size) {
    const frame = samples.subarray(from, from + size);
    powers.push(frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length);
  }
  return powers;
}

function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude / 32768);
}
