import type { Pcm } from '../../kernel/pcm.ts';

/** How loud something is. Decibels are against full scale (amplitude 32768); -Infinity is digital silence. */
export type Level = {
  /** Of the active frames: what a listener takes for its loudness. */
  readonly rmsDbfs: number;
  readonly peakDbfs: number;
  /** The part (0..1) of frames that are silent. */
  readonly silenceShare: number;
  /** Silence before the first and after the last frame that is not silent. */
  readonly leadingMs: number;
  readonly trailingMs: number;
};

const frameMs = 10;
const fullScale = 32768;

/**
 * Measures in frames of 10 ms. A frame is active when it is within 20 dB of the loudest one, silent when it is more than 40 dB below the
 * loudest one or below -60 dBFS.
 */
export function measureLevel({ rate, samples }: Pcm): Level {
  const powers = framePowers(samples, Math.round((rate * frameMs) / 1000));
  const loudest = powers.reduce((a, b) => Math.max(a, b), 0);
  const silent = Math.max(loudest / 1e4, fullScale ** 2 / 1e6);
  const active = powers.filter((power) => power >= Math.max(loudest / 100, silent));
  const first = powers.findIndex((power) => power >= silent);
  const last = powers.findLastIndex((power) => power >= silent);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return {
    rmsDbfs: decibels(Math.sqrt(active.reduce((a, b) => a + b, 0) / Math.max(1, active.length))),
    peakDbfs: decibels(peak),
    silenceShare: powers.length === 0 ? 1 : powers.filter((power) => power < silent).length / powers.length,
    leadingMs: (first < 0 ? powers.length : first) * frameMs,
    trailingMs: (powers.length - 1 - last) * frameMs,
  };
}

/**
 * The gain that brings `heard` to `rmsDbfs` once `amplify` has rounded its peaks; 1 for silence. Measured on what the listener gets (the
 * telephone band), because a loud hiss above it must not make a word quieter.
 */
export function gainTo(rmsDbfs: number, heard: Pcm, ceilingDbfs: number): number {
  let gain = 1;
  for (let round = 0; round < 4; round += 1) {
    const now = measureLevel(round === 0 ? heard : amplify(heard, gain, ceilingDbfs)).rmsDbfs;
    if (!Number.isFinite(now) || Math.abs(now - rmsDbfs) < 0.05) break;
    gain *= 10 ** ((rmsDbfs - now) / 20);
  }
  return gain;
}

/**
 * Louder by `gain`, every peak below the ceiling: above 0.7 of it the curve bends smoothly, so that the few sharp peaks of a synthetic
 * voice are rounded instead of making the whole fragment quieter than its neighbours.
 */
export function amplify({ rate, samples }: Pcm, gain: number, ceilingDbfs: number): Pcm {
  const ceiling = fullScale * 10 ** (ceilingDbfs / 20);
  const out = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) out[i] = rounded((samples[i] ?? 0) * gain, ceiling);
  return { rate, samples: out };
}

/** Straight up to 0.7 of the ceiling, then bent towards it. */
function rounded(sample: number, ceiling: number): number {
  const size = Math.abs(sample);
  const knee = 0.7 * ceiling;
  if (size <= knee) return Math.round(sample);
  const room = ceiling - knee;
  return Math.sign(sample) * Math.floor(knee + room * Math.tanh((size - knee) / room));
}

function framePowers(samples: Int16Array, size: number): number[] {
  const powers: number[] = [];
  for (let from = 0; from < samples.length; from += size) {
    const to = Math.min(from + size, samples.length);
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += (samples[i] ?? 0) ** 2;
    powers.push(sum / (to - from));
  }
  return powers;
}

function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude / fullScale);
}
