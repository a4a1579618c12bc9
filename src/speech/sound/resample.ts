import type { Pcm } from '../../kernel/pcm.ts';

/**
 * The same sound at another rate, low-passed below half of the lower rate so that nothing folds back (a windowed sinc, 80 dB down).
 * `rate` samples a second; the length is that of the input, rounded up.
 */
export function resample({ rate: from, samples }: Pcm, rate: number): Pcm {
  if (from === rate) return { rate, samples };
  const { up, down, taps, length } = filterFor(from, rate);
  const padded = new Float64Array(samples.length + 2 * length);
  padded.set(samples, length);
  const out = new Int16Array(Math.ceil((samples.length * up) / down));
  for (let i = 0; i < out.length; i += 1) {
    const position = i * down;
    const phase = (position % up) * length;
    const start = Math.floor(position / up) + length / 2 + 1;
    let sum = 0;
    for (let k = 0; k < length; k += 1) sum += (taps[phase + k] as number) * (padded[start + k] as number);
    out[i] = Math.max(-32768, Math.min(32767, Math.round(sum)));
  }
  return { rate, samples: out };
}

/** `taps` holds, one after the other, `length` coefficients per position of an output sample between two input samples. */
type Filter = { up: number; down: number; length: number; taps: Float64Array };

/** Computed once per pair of rates. */
function filterFor(from: number, to: number): Filter {
  const name = `${from}:${to}`;
  const known = filters.get(name);
  if (known) return known;
  const common = greatestCommonDivisor(from, to);
  const [up, down] = [to / common, from / common];
  const cutoff = (0.92 * Math.min(from, to)) / from; // of half the input's rate
  const half = Math.ceil(zeroCrossings / cutoff);
  const taps = new Float64Array(up * 2 * half);
  for (let phase = 0; phase < up; phase += 1) {
    const set = taps.subarray(phase * 2 * half, (phase + 1) * 2 * half);
    for (let k = 0; k < set.length; k += 1) {
      const x = k - half + 1 - phase / up;
      set[k] = sinc(cutoff * x) * kaiser(x / half);
    }
    const gain = set.reduce((a, b) => a + b, 0);
    set.forEach((tap, k) => {
      set[k] = tap / gain;
    });
  }
  const filter = { up, down, length: 2 * half, taps };
  filters.set(name, filter);
  return filter;
}

/** More make the edge at half the lower rate steeper, and resampling slower. */
const zeroCrossings = 20;

const filters = new Map<string, Filter>();

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Kaiser's window with beta 8. */
function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(8 * Math.sqrt(1 - x * x)) / bessel(8);
}

/** The modified Bessel function of the first kind, order zero. */
function bessel(x: number): number {
  let [term, sum] = [1, 1];
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
